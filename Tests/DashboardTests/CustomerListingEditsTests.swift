import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("What was done to a list") struct CustomerListingEditsTests {
  private func list(_ session: Session) throws -> CustomerListing {
    try #require(session.screen(CustomersScreen.self)).list
  }

  private func customers() async -> Session {
    var session = await Session(.village)
    await session.press("5")
    return session
  }

  @Test("u takes back marks, one by one, and ctrl-r puts them again")
  func marks() async throws {
    var session = await customers()
    await session.press("  ", .times(3, .down), "*")
    #expect(try list(session).marks.ids.count == 78)
    await session.press("u")
    #expect(try list(session).marks.ids.count == 2)
    await session.press("uu")
    #expect(try list(session).marks.ids.isEmpty)
    #expect(try list(session).marks.spent == 0)
    await session.press(.ctrl("r"), .ctrl("r"), .ctrl("r"))
    #expect(try list(session).marks.ids.count == 78)
    await session.press(.ctrl("r"))
    #expect(session.shows("nothing to redo"))
  }

  @Test("a filter is one change, however many letters it took; so is a range")
  func oneChange() async throws {
    var session = await customers()
    let before = try list(session)
    await session.press("/", "elodie", .enter)
    #expect(try list(session).shown.count == 8)
    await session.press("V", .times(3, .down), "V")
    #expect(try list(session).marks.ids.count == 4)
    await session.press("u")
    #expect(try list(session).marks.ids.isEmpty && list(session).shown.count == 8)
    await session.press("u")
    #expect(try list(session).changes(since: before).isEmpty)
    #expect(try list(session).shown.count == 80)
    await session.press(.ctrl("r"))
    #expect(try list(session).shown.count == 8)
  }

  @Test("order and columns are taken back too, and something new forgets what was undone")
  func order() async throws {
    var session = await customers()
    await session.press("r", ">", "c", " ", .down, " ", .escape)
    let changed = try list(session)
    await session.press("uuu")
    let undone = try list(session)
    #expect(undone.order == CustomerOrder(.spent) && undone.columns == ColumnPlan(.everyone))
    #expect(changed.order != undone.order)
    await session.press("r", .ctrl("r"))
    #expect(session.shows("nothing to redo"))
  }

  @Test("with nothing done u says so")
  func nothing() async {
    var session = await customers()
    await session.press("u")
    #expect(session.shows("nothing to undo"))
  }

  @Test("whatever was done, undoing all of it gives the list there was", arguments: Seed.some(8))
  func everything(seed: Int) async throws {
    var chance = Seed(seed)
    var session = await customers()
    let before = try list(session)
    let keys = " VU*rs<>/c{}".map(Key.char) + [.down, .up, .enter, .escape, .char("z"), .backspace]
    for _ in 0..<60 { await session.press(.key(chance.pick(keys))) }
    // Out of menus and filters; whatever the list was opened on top of is left too.
    for _ in 0..<6 { await session.press(.escape) }
    while session.screen(CustomersScreen.self) == nil { await session.press("5") }
    for _ in 0..<80 { await session.press("u") }
    #expect(try list(session).changes(since: before).isEmpty)
  }
}
