import RetentionEngine
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Where the user has been") struct VisitHistoryTests {
  @Test("- goes back across screens with filter, order, cursor and marks, = forward again")
  func backAndForward() async {
    var session = await Session(.village)
    await session.press("5", "/", "elodie", .enter, "r", .down, .down, " ")
    let list = session.rows
    await session.press(.enter)
    let profile = session.rows
    await session.press("2")
    let cohorts = session.rows
    await session.press("-")
    #expect(session.rows == profile)
    await session.press("-")
    #expect(session.rows == list)
    await session.press("--")
    #expect(session.shows("Net revenue"))
    await session.press("===")
    #expect(session.rows == cohorts)
    await session.press("=")
    #expect(session.rows == cohorts)
  }

  @Test("a numbered screen is as it was left; pressed twice it is new")
  func roots() async {
    var session = await Session(.village)
    await session.press("5", "/", "elodie", .enter)
    let list = session.rows
    await session.press("15")
    #expect(session.rows == list)
    await session.press("5")
    #expect(session.shows("1 of 80"))
  }

  @Test("esc and - agree about where a screen was opened from")
  func escape() async {
    var session = await Session(.village)
    let first = session.rows
    await session.press("5", .enter, .escape, "-")
    #expect(session.rows == first)
    await session.press("==")
    #expect(session.screen(ProfileScreen.self) != nil)
  }

  @Test("views kept for going back hold no rows")
  func resting() async {
    var session = await Session(.village)
    await session.press("5", .enter, "2")
    let kept = session.dashboard.history.past.flatMap(\.layers).map(\.screen)
    #expect(kept.count > 2)
    #expect(kept.compactMap { $0 as? CustomersScreen }.allSatisfy { $0.list.people.value == nil })
  }
}
