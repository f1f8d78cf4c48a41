import Retention
import RetentionEngine
import TerminalKit
import Testing

@testable import Dashboard

@Suite("A filter kept as a search") struct ListSearchTests {
  @Test("n shows everyone and goes to the next who passes, N to the one before, round the ends")
  func matches() async throws {
    var session = await Session(.village)
    await session.press("5", "/", "elodie", .enter)
    #expect(session.shows("8 of 80"))
    await session.press("n")
    let list = try #require(session.screen(CustomersScreen.self)).list
    #expect(list.shown.count == 80 && list.found?.count == 8)
    var seen: [String] = []
    for _ in 0..<8 {
      let here = try #require(session.screen(CustomersScreen.self)?.list.current)
      #expect(here.row.name.hasPrefix("Élodie"))
      seen.append(here.id)
      await session.press("n")
    }
    #expect(Set(seen).count == 8)
    #expect(session.screen(CustomersScreen.self)?.list.current?.id == seen[0])
    await session.press("N")
    #expect(session.screen(CustomersScreen.self)?.list.current?.id == seen[7])
    await session.press("f")
    #expect(session.shows("8 of 80"))
  }

  @Test("an expression is searched for as well")
  func expression() async throws {
    var session = await Session(.village)
    await session.press("5", "/", "orders >= 3", .enter)
    let count = try #require(session.screen(CustomersScreen.self)).list.shown.count
    await session.press("n")
    let list = try #require(session.screen(CustomersScreen.self)).list
    #expect(list.found?.count == count && list.shown.count == 80)
    #expect((list.current?.row.orders ?? 0) >= 3)
  }
}
