import CustomerData
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Files that changed since they were read") struct FreshnessTests {
  private let orders = FolderChange(name: "orders.csv", kind: .changed)

  /// The village a year later: more orders of the same customers.
  private var grown: EmbeddedBackend {
    var shop = TinyShop.village
    shop.orders.append(TinyOrder("C1000", "2026-06-30", 99_000))
    return EmbeddedBackend(shop.dataset, report: IngestReport())
  }

  @Test("A changed file is offered in the status line, in the user's language")
  func offer() async {
    var session = await Session(.village)
    #expect(!session.shows("↻"))
    session.notice(orders)
    #expect(session.shows("↻ orders.csv changed · R reloads"))
    session.notice(orders, FolderChange(name: "new.csv", kind: .added))
    #expect(session.shows("↻ 2 files changed · R reloads"))
    session.notice()
    #expect(!session.shows("↻"))
    var french = await Session(.village, language: .french)
    french.notice(FolderChange(name: "ventes.csv", kind: .removed))
    #expect(french.shows("↻ ventes.csv a été supprimé · R recharge"))
  }

  @Test("The offer is there at every size that shows a status line")
  func sizes() async {
    for size in [Size.wide, .medium, .classic, .small] {
      var session = await Session(.village, size: size)
      session.notice(orders)
      #expect(session.shows("orders.csv changed"), "\(size)")
    }
  }

  @Test("While the files are read again the old figures stay and the keys work")
  func usable() async {
    var session = await Session(.village)
    session.notice(orders)
    let before = session.rows[4...20]
    await session.press("R")
    #expect(session.reloads == 1)
    session.reread(Dashboard.Progress(bytes: 420, total: 1000, rows: 7, file: "orders.csv"))
    #expect(session.shows("↻ reading orders.csv 42 %"))
    #expect(session.rows[4...20] == before)
    await session.press("5")
    #expect(session.shows("C1000") || session.shows("80"))
    #expect(session.row(with: "↻").contains("42 %"))
  }

  @Test("New figures take the place of the old ones; screen, cursor and audience are kept")
  func replaced() async throws {
    var session = await Session(.village)
    await session.press("5", "jjj")
    let list = try #require(session.screen(CustomersScreen.self))
    let customer = try #require(list.list.current?.id)
    let audience = list.audience
    await session.press("R")
    await session.reload(grown)
    let after = try #require(session.screen(CustomersScreen.self))
    #expect(after.list.current?.id == customer)
    #expect(after.audience == audience)
    #expect(session.dashboard.summary == (await grown.summary()))
    #expect(session.shows("✓ read again"))
    await session.press("j")
    #expect(!session.shows("↻"))
  }

  @Test("When reading again fails the reason is said, the old figures and the offer stay")
  func failed() async {
    var session = await Session(.village)
    session.notice(orders)
    let before = session.rows[4...20]
    await session.press("R")
    session.fail("orders.csv could not be read.")
    #expect(session.shows("Not read again") && session.shows("The figures are those of before."))
    await session.press(.escape)
    #expect(session.rows[4...20] == before)
    #expect(session.shows("↻ orders.csv changed · R reloads"))
  }

  @Test("A failure is said under a dialog that is open, not over it")
  func behindDialog() async {
    var session = await Session(.village)
    await session.press("R", "?")
    session.fail("orders.csv could not be read.")
    #expect(session.dialog(HelpDialog.self) != nil)
    await session.press(.escape)
    #expect(session.dialog(NoticeDialog.self) == nil)
  }

  @Test("Ctrl-C stops reading again and keeps the old figures and the offer")
  func cancelled() async {
    var session = await Session(.village)
    session.notice(orders)
    await session.press("R", .ctrl("c"))
    #expect(session.shows("cancelled") && session.shows("Net revenue"))
    await session.press("j")
    #expect(session.shows("↻ orders.csv changed"))
  }

  @Test("What changes while the files are read is news once they are")
  func meanwhile() async {
    var session = await Session(.village)
    session.notice(orders)
    await session.press("R")
    session.notice()
    session.notice(FolderChange(name: "later.csv", kind: .added))
    #expect(session.shows("↻ reading"))
    await session.reload(grown)
    await session.press("j")
    #expect(session.shows("↻ later.csv was added"))
  }

  @Test("A screen gone back from shows the new figures when it is opened again")
  func forward() async throws {
    var session = await Session(.village)
    await session.press("5", .enter, .escape)
    await session.press("R")
    await session.reload(grown)
    await session.press("=")
    let profile = try #require(session.screen(ProfileScreen.self))
    #expect(profile.profile.value != nil)
  }
}
