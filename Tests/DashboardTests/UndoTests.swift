import Audiences
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing
import Workspace

@testable import Dashboard

@Suite("Undo and redo") struct UndoTests {
  @Test("the period is taken back on any screen, and the status line says so")
  func period() async {
    var session = await Session(.village)
    await session.press("t", .up, .enter, "2", "u")
    #expect(session.dashboard.scope.days == 90)
    #expect(session.shows("undone: period"))
    await session.press(.ctrl("r"))
    #expect(session.dashboard.scope.days == 30)
    #expect(session.shows("done again: period"))
  }

  @Test("measure, unit and split of the cohorts are taken back one by one")
  func cohorts() async throws {
    var session = await Session(.village)
    await session.press("2")
    let before = try #require(session.screen(CohortsScreen.self)).metric
    await session.press("m", "p", "s", "jj")
    #expect(session.screen(CohortsScreen.self)?.metric != before)
    await session.press("u")
    #expect(session.shows("undone: split"))
    await session.press("u")
    #expect(session.shows("undone: unit"))
    await session.press("u")
    #expect(session.screen(CohortsScreen.self)?.metric == before)
    await session.press("u")
    #expect(session.shows("nothing to undo"))
    await session.press(.ctrl("r"), .ctrl("r"), .ctrl("r"))
    #expect(session.screen(CohortsScreen.self)?.metric.split != nil)
  }

  @Test("views, shades and the filter of data health are taken back too")
  func others() async throws {
    var session = await Session(.village)
    await session.press("v", "v", "u")
    #expect(session.screen(SheetScreen.self)?.name.kind == SheetName.menu[0].kind)
    await session.press("3", "m", "u")
    #expect(session.screen(SegmentsScreen.self)?.shading == .revenue)
    await session.press("8", "/", "orders", .enter)
    #expect(session.screen(DataHealthScreen.self)?.filter.text == "orders")
    await session.press("u")
    #expect(session.screen(DataHealthScreen.self)?.filter.text == "")
  }

  @Test("what was done on one screen is taken back there, also after a visit elsewhere")
  func elsewhere() async throws {
    var session = await Session(.village)
    await session.press("5", " ", "2", "m", "5", "u")
    #expect(session.screen(CustomersScreen.self)?.list.marks.ids.isEmpty == true)
    await session.press("2", "u")
    #expect(session.shows("undone: measure"))
  }

  @Test("a click is taken back as a key is")
  func clicks() async throws {
    var session = await Session(.village)
    await session.press("5")
    #expect(await session.click(on: "orders"))
    await session.press("u")
    #expect(session.screen(CustomersScreen.self)?.list.order.first.column == .spent)
    #expect(session.shows("undone: order"))
  }

  @Test("a deleted audience comes back with every byte of its file; redo deletes it again")
  func deletion() async throws {
    var session = await Session(.village)
    let audiences = session.services.workspace.audiences
    let text = "# by hand\nname Faithful\nowner Sarah\n\norders >= 3  # three\n"
    try audiences.save(SavedAudience(id: "faithful", text: text))
    let before = try #require(audiences.bytes(of: "faithful"))
    await session.press("6", "d", "d")
    #expect(audiences.list().isEmpty)
    #expect(session.shows("u brings it back"))
    await session.press("u")
    #expect(audiences.bytes(of: "faithful") == before)
    #expect(session.shows("undone: audience “Faithful”"))
    #expect(session.screen(AudiencesScreen.self)?.all.contains { $0.name == "Faithful" } == true)
    await session.press(.ctrl("r"))
    #expect(audiences.list().isEmpty)
  }

  @Test("a file that somebody has written since is not touched")
  func foreign() async throws {
    var session = await Session(.village)
    let audiences = session.services.workspace.audiences
    try audiences.save(SavedAudience(name: "Faithful", expression: "orders >= 3"))
    await session.press("6", "d", "d")
    try audiences.save(SavedAudience(name: "Faithful", expression: "orders >= 9"))
    await session.press("u")
    #expect(try audiences.load("faithful").expression == "orders >= 9\n")
    #expect(session.shows("was changed elsewhere since"))
  }

  @Test("what replaced a saved audience is taken back")
  func replacement() async throws {
    var session = await Session(.village)
    let audiences = session.services.workspace.audiences
    try audiences.save(SavedAudience(name: "Faithful", expression: "orders >= 3"))
    await session.press("6", "a", .ctrl("u"), "orders >= 9", .key(.f(2)), .enter, "r", .escape)
    #expect(try audiences.load("faithful").expression == "orders >= 9\n")
    await session.press("u")
    #expect(try audiences.load("faithful").expression == "orders >= 3\n")
  }

  @Test(
    "whatever is done on the screens, undoing all of it gives the choices there were",
    arguments: Seed.some(4))
  func everything(seed: Int) async throws {
    var chance = Seed(seed)
    var session = await Session(.village)
    await session.press("2")
    let before = try #require(session.screen(CohortsScreen.self))
    let keys = "mpsnw hjkl[]".map(Key.char)
    for _ in 0..<40 { await session.press(.key(chance.pick(keys))) }
    for _ in 0..<8 { await session.press(.escape) }
    if session.screen(CohortsScreen.self) == nil { await session.press("2") }
    for _ in 0..<60 { await session.press("u") }
    let after = try #require(session.screen(CohortsScreen.self))
    #expect(after.changes(since: before).isEmpty)
  }
}
