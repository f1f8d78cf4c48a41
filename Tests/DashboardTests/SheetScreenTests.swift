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
  static let sizes: [Size] = [.wide, .medium, .classic, .small, .tiny]

  private func check(_ name: String, _ session: Session) {
    let outcome = session.matches(
      "sheet/\(name)-\(session.canvas.size.width)x\(session.canvas.size.height)")
    #expect(outcome.isSame, "\(outcome)")
  }

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

  @Test("the revenue bridge keeps its look at every size", arguments: sizes)
  func bridge(_ size: Size) async {
    var session = await Session(.village, size: size)
    await session.press("v", .down)
    check("bridge", session)
  }

  @Test("every other view keeps its look", arguments: Array(SheetName.menu.indices.dropFirst()))
  func views(_ place: Int) async {
    for size in [Size.wide, .small] {
      let session = await Session(.village, size: size, screen: SheetScreen(SheetName.menu[place]))
      check("view-\(SheetName.menu[place].kind)", session)
    }
  }

  @Test("what the sample shop's customers say and cost keeps its look", arguments: ["say", "cost"])
  func sample(_ name: String) async throws {
    let view: SheetName =
      name == "say" ? .satisfaction(days: nil) : .payback(.channel, days: 365)
    for size in [Size.wide, .small] {
      let session = try await Session(sample: size, screen: SheetScreen(view))
      check("sample-\(name)", session)
    }
  }

  @Test("the revenue bridge in French keeps its look")
  func french() async {
    var session = await Session(.village, size: .wide, language: .french)
    await session.press("v")
    check("bridge-fr", session)
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
