import Dashboard
import Support
import TerminalKit
import Testing

@Suite("Figure screens, as drawn")
struct FigureScreenGoldenTests {
  static let sizes: [Size] = [.wide, .medium, .classic, .small, .tiny]

  private func check(_ name: String, _ session: Session) {
    let size = session.canvas.size
    let outcome = Golden.compare(
      "\(name)-\(size.width)x\(size.height)", rows: session.canvas.rows,
      roles: session.canvas.roleRows)
    #expect(outcome.isSame, "\(outcome)")
  }

  @Test("the overview keeps its look at every size", arguments: sizes)
  func overview(_ size: Size) async {
    check("overview", await Session(.village, size: size))
  }

  @Test("the cohort map keeps its look at every size", arguments: sizes)
  func cohorts(_ size: Size) async {
    var session = await Session(.village, size: size)
    await session.press("2")
    check("cohorts", session)
  }

  @Test("the segments keep their look at every size", arguments: sizes)
  func segments(_ size: Size) async {
    var session = await Session(.village, size: size)
    await session.press("3")
    check("segments", session)
  }

  @Test("data health keeps its look at every size", arguments: sizes)
  func dataHealth(_ size: Size) async {
    var session = await Session(.village, size: size)
    await session.press("8")
    check("datahealth", session)
  }

  @Test("an account keeps its look at every size", arguments: sizes)
  func explain(_ size: Size) async {
    var session = await Session(.village, size: size)
    await session.press(.right, "x")
    check("explain", session)
  }

  @Test("the overview in French keeps its look")
  func french() async {
    check("overview-fr", await Session(.village, size: .wide, language: .french))
  }
}
