import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Where nothing shall move")
struct ReducedMotionTests {
  private func frames(_ settings: Settings) async -> [String] {
    var session = await Session(.village, size: .classic)
    await session.configure(settings, keys: .standard)
    return (0...100).map { percent in
      session.note(
        .reading(
          Dashboard.Progress(bytes: percent, total: 100, rows: percent * 7, file: "orders.csv")))
      return session.rows.joined(separator: "\n")
    }
  }

  @Test("reading is told in quarters: five pictures from nothing to all of it")
  func reading() async {
    var settings = Settings()
    settings.motion = false
    let still = await frames(settings)
    #expect(Set(still).count == 5)
    #expect(still[24].contains("0 %") && still[25].contains("25 %") && still[99].contains("75 %"))
    #expect(Set(await frames(Settings())).count > 50)
  }

  @Test("so is reading again, and the fitting of models")
  func status() async {
    var session = await Session(.village, size: .classic)
    var settings = Settings()
    settings.motion = false
    await session.configure(settings, keys: .standard)
    await session.press("R")
    let rows = (0...100).map { percent in
      session.reread(Dashboard.Progress(bytes: percent, total: 100, file: "orders.csv"))
      return session.rows[22]
    }
    #expect(Set(rows).count == 5)
    let scene = session.dashboard.scene
    #expect(scene.progress(0.74) == 0.5 && scene.progress(1) == 1 && scene.progress(nil) == nil)
  }

  @Test("it is chosen in the settings")
  func chosen() async {
    var session = await Session(.village, size: .classic)
    await session.press(",", "jjj", .right, .enter)
    #expect(session.kept.last?.motion == false)
  }
}
