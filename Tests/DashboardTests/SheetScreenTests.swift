import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Sheets")
struct SheetScreenTests {
  /// The village with times of day and a past.
  static let timed: EmbeddedBackend = {
    var village = TinyShop.village
    for place in village.orders.indices {
      village.orders[place].minute = Int16((8 + place * place % 13) * 60 + place % 60)
    }
    return EmbeddedBackend(
      village.dataset, report: IngestReport(),
      past: { [village] day in
        var then = village
        then.asOf = day
        return then.dataset
      })
  }()

  @Test("v on the overview opens the revenue bridge, v again the next view, and V goes back")
  func story() async {
    var session = await Session(.village)
    await session.press("v")
    #expect(session.screen(SheetScreen.self)?.name == .bridge(days: nil))
    for view in SheetName.menu.dropFirst() {
      await session.press("v")
      #expect(session.screen(SheetScreen.self)?.name == view)
    }
    await session.press("v", "V")
    #expect(session.screen(SheetScreen.self)?.name == SheetName.menu.last)
    await session.press(.escape)
    #expect(session.screen(OverviewScreen.self) != nil)
  }

  @Test("every view is found by typing its name into the palette")
  func palette() async {
    for view in SheetName.menu {
      var session = await Session(.village)
      let name = session.services.wording.name(of: view)
      await session.press(":", Press(name.map { .char($0) }), .enter)
      #expect(session.screen(SheetScreen.self)?.name == view, "\(name)")
    }
  }

  @Test("behind a row are as many customers as it says")
  func rows() async throws {
    let backend = EmbeddedBackend(TinyShop.village.dataset, report: IngestReport())
    let sheet = try await SheetName.bridge(days: nil).ask(backend, among: .everyone, Wording())
    for row in sheet.rows.prefix(RevenueBridge.Bar.allCases.count) {
      let behind = try await backend.count(try #require(row.audience))
      #expect(row.cells[2] == .count(behind.customers), "\(row.name)")
    }
    let parts = try await SheetName.breakdown(.figure(.repeatRate), .channel)
      .ask(backend, among: .everyone, Wording())
    for row in parts.rows {
      let behind = try await backend.count(try #require(row.audience))
      #expect(row.cells[1] == .count(behind.customers), "\(row.name)")
    }
  }

  @Test("each sheet has a value for every column, and words in both languages")
  func shape() async throws {
    let backend = EmbeddedBackend(TinyShop.village.dataset, report: IngestReport())
    for view in SheetName.menu {
      let english = try await view.ask(backend, among: .everyone, Wording())
      let french = try await view.ask(backend, among: .everyone, Wording(.french))
      for row in english.rows { #expect(row.cells.count == english.columns.count, "\(view)") }
      #expect(english.rows.map(\.cells) == french.rows.map(\.cells), "\(view)")
      #expect(english.columns.map(\.name) == french.columns.map(\.name))
      #expect(Set(english.columns.map(\.name)).count == english.columns.count)
    }
  }

  @Test("in a list the cursor goes from value to value, each with its own customers and account")
  func values() async throws {
    var session = await Session(
      .village, screen: SheetScreen(.breakdown(.figure(.repeatRate), .channel)))
    let all = try #require(session.screen(SheetScreen.self)?.number)
    await session.press(.right, .right)
    let rate = try #require(session.screen(SheetScreen.self)?.number)
    #expect(rate.crumb.hasSuffix("value") && rate.audience != all.audience)
    #expect(rate.explanation?.definition.name == "Repeat rate")
    await session.press(.enter)
    #expect(session.screen(CustomersScreen.self)?.audience == rate.audience)
    await session.press(.escape, .left, .left, .left)
    #expect(session.screen(SheetScreen.self)?.number?.crumb == all.crumb)
  }

  @Test("on a map it goes from cell to cell, and stops at the edges")
  func map() async throws {
    var session = await Session(Self.timed, screen: SheetScreen(.hours(days: 365)))
    await session.press(.home, .times(30, .left))
    #expect(session.screen(SheetScreen.self)?.row?.id == "Monday 0")
    await session.press(.times(9, .right), .down)
    #expect(session.screen(SheetScreen.self)?.row?.id == "Tuesday 9")
    await session.press(.end, .times(30, .right))
    #expect(session.screen(SheetScreen.self)?.row?.id == "Sunday 23")
  }

  @Test("on the curve it goes from day to day; its account says the same as the day before")
  func curve() async throws {
    var session = await Session(Self.timed, screen: SheetScreen(.waiting))
    let half = try #require(session.screen(SheetScreen.self)?.place)
    await session.press(.right)
    #expect(session.screen(SheetScreen.self)?.place == half + 1)
    await session.press("x")
    let context = try #require(session.dialog(ExplainDialog.self)?.context)
    #expect(context.day == Day(tiny: "2026-06-29") && context.value?.hasSuffix("%") == true)
  }

  @Test("x then o lists the orders of a figure and of a cell: as many, worth as much")
  func ordersBehind() async throws {
    var session = await Session(.village)
    let screen = try #require(session.screen(OverviewScreen.self))
    let revenue = try #require(screen.facts.figures.value?.value[.revenue]?.value)
    await session.press("xo")
    let list = try #require(session.screen(SheetScreen.self)?.sheet.value)
    #expect(
      list.notes.contains {
        $0.contains(
          Wording(currency: Currency(code: "EUR"))
            .exactMoney(Int64((revenue * 100).rounded())))
      })
    await session.press(.escape, "2", .end, .up, .up)
    let map = try #require(session.screen(CohortsScreen.self))
    let row = try #require(map.table.value?.value.rows.first { $0.cohort == map.cursor.cohort })
    await session.press("xo")
    let orders = try #require(session.screen(SheetScreen.self)?.sheet.value?.account.value)
    #expect(orders == Double(row.cells[map.cursor.period].orders) && orders > 0)
    await session.press(.enter)
    #expect(session.screen(CustomersScreen.self)?.list.people.value?.rows.count == 1)
  }

  @Test("E asks for brackets of one's own, refuses what does not ascend, and esc goes back")
  func brackets() async throws {
    var session = await Session(
      .village, screen: SheetScreen(.aged(.retention, nil, edges: AgedCohorts.usualEdges)))
    await session.press("E", .ctrl("u"), "0-30-20", .enter)
    #expect(session.dialog(BracketsDialog.self)?.isRefused == true)
    #expect(session.shows("days that ascend"))
    await session.press(.ctrl("u"), "0-45-200", .enter)
    #expect(
      session.screen(SheetScreen.self)?.name == .aged(.retention, nil, edges: [0, 45, 200]))
    #expect(session.dialog(BracketsDialog.self) == nil)
    await session.press(.escape)
    #expect(
      session.screen(SheetScreen.self)?.name
        == .aged(.retention, nil, edges: AgedCohorts.usualEdges))
  }

  @Test("c on the cohorts puts two side by side; v c does the same")
  func compare() async throws {
    for keys in ["c", "vc"] {
      var session = await Session(.village)
      await session.press("2")
      await session.press(Press(stringLiteral: keys))
      guard case .compare(let one, let other, .retention) = session.screen(SheetScreen.self)?.name
      else {
        Issue.record("nothing is compared")
        continue
      }
      #expect(other < one)
      await session.press("[")
      #expect(session.screen(SheetScreen.self)?.name == .compare(one, other.adding(-1), .retention))
    }
  }

  @Test("keys of a view ask for other days, numbers and dimensions")
  func variations() async {
    var session = await Session(
      .village, screen: SheetScreen(.breakdown(.repeats(.within(days: 90)), .channel)))
    await session.press("b")
    #expect(
      session.screen(SheetScreen.self)?.name
        == .breakdown(.repeats(.within(days: 90)), .category))
    await session.press("m")
    #expect(
      session.screen(SheetScreen.self)?.name
        == .breakdown(.repeats(.within(days: 365)), .category))
    session = await Session(.village, screen: SheetScreen(.bridge(days: nil)))
    await session.press("w")
    #expect(session.screen(SheetScreen.self)?.name == .bridge(days: 30))
  }
}
