import RetentionEngine
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The second of two keys") struct KeyPrefixTests {
  @Test("g says what may follow, goes to the first and the last row, and any other key ends it")
  func ends() async throws {
    var session = await Session(.village)
    await session.press("5", "g")
    session.waitForChoices()
    #expect(session.shows("copy the command of this view"))
    await session.press("e")
    #expect(session.shows("80 of 80"))
    await session.press("gg")
    #expect(session.shows("1 of 80"))
    await session.press("gq", "ge")
    #expect(session.shows("80 of 80") && !session.hasQuit)
  }

  @Test("letters stand at the rows, and one of them moves the cursor there")
  func jumps() async throws {
    var session = await Session(.village)
    await session.press("5", "gj")
    guard case .jump(let targets) = session.dashboard.prefix else {
      Issue.record("no letters")
      return
    }
    #expect(targets.count > 5 && targets.first?.letter == "a")
    let third = targets[2]
    #expect(session.rows[third.point.y].contains("d"))
    await session.press("d")
    #expect(session.screen(CustomersScreen.self)?.list.cursor == 2)
    await session.press("gj", .escape)
    #expect(session.dashboard.prefix == nil)
  }

  @Test(
    "g y copies the command that prints the view",
    arguments: [
      ("5", "tenure customers --sort revenue"),
      ("5/elodie-nobody", "tenure customers --sort revenue"),
      ("2", "tenure cohorts --per month --measure retention"),
      ("3", "tenure segments --grid"), ("1", "tenure overview --period 90"),
      ("8", "tenure check"), ("4", "tenure at-risk"), ("1v", "tenure bridge"),
    ])
  func command(keys: String, expected: String) async {
    var session = await Session(.village)
    if keys.contains("nobody") {
      await session.press("5/", "orders >= 2", .enter, "gy")
      #expect(
        session.copied == ["tenure customers --audience 'orders >= 2' --sort revenue"])
    } else {
      await session.press(Press(stringLiteral: keys), "gy")
      #expect(session.copied == [expected])
      #expect(session.shows(expected))
    }
  }
}
