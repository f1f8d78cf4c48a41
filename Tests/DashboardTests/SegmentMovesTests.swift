import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Moves between segments, beside the segments")
struct SegmentMovesTests {
  private static func session(
    _ size: Size = .wide, _ language: Language = .english
  ) async -> Session {
    var session = await Session(SheetScreenTests.timed, size: size, language: language)
    await session.press("3", .tab, .tab)
    return session
  }

  private func screen(_ session: Session) throws -> SegmentsScreen {
    try #require(session.screen(SegmentsScreen.self))
  }

  @Test("they are those of the period, most customers first, without who stayed")
  func rows() async throws {
    let session = await Self.session()
    let screen = try screen(session)
    #expect(screen.focus == .moves && screen.migration?.since == Day(tiny: "2026-04-01"))
    let counts = screen.moved.map(\.customers)
    #expect(counts.count > 3 && counts == counts.sorted(by: >))
    #expect(screen.moved.allSatisfy { $0.arrow.from != $0.arrow.to })
    let sheet = try await SheetName.moves(since: Day(tiny: "2026-04-01")).ask(
      SheetScreenTests.timed, among: .everyone, Wording(.english, currency: Currency(code: "EUR")),
      on: nil)
    for move in screen.moved {
      let row = try #require(sheet.rows.first { $0.id == move.arrow.id })
      #expect(row.cells.contains(.count(move.customers)), "\(move.arrow.id)")
    }
  }

  @Test("each opens exactly the customers it counts, is an expression and explains itself")
  func doors() async throws {
    var session = await Self.session()
    for _ in 0..<3 {
      let move = try #require(screen(session).move)
      await session.press("x")
      #expect(session.shows("customers here"))
      await session.press(.escape, "a")
      #expect(session.shows("rfm.segment was"))
      await session.press(.escape, .enter)
      let list = try #require(session.screen(CustomersScreen.self))
      #expect(try await SheetScreenTests.timed.count(list.audience).customers == move.customers)
      await session.press(.escape, "j")
    }
    #expect(try screen(session).movesRow == 3)
  }

  @Test("tab goes through the panels and back, passing moves by where there is no past")
  func panels() async throws {
    var session = await Self.session()
    await session.press(.tab)
    #expect(try screen(session).focus == .squares)
    await session.press(.backTab)
    #expect(try screen(session).focus == .moves)
    var old = await Session(.village, size: .wide)
    await old.press("3", .tab, .tab)
    #expect(try screen(old).focus == .squares && !old.shows("Moves"))
    await old.press("v")
    #expect(old.shows("there is no past to compare with"))
  }

  @Test("v opens all of them as a map, g y copies the command that prints it")
  func matrix() async throws {
    var session = await Self.session()
    await session.press("gy")
    #expect(session.copied.last?.contains("segments --migration 2026-04-01") == true)
    await session.press("v")
    #expect(session.screen(SheetScreen.self) != nil && session.shows("Moves since 2026-04-01"))
    await session.press(.escape)
    #expect(try screen(session).focus == .moves)
  }

  @Test("a period of another length compares with another day, and the cursor stays on a move")
  func period() async throws {
    var session = await Self.session()
    await session.press("G", "t", .up, .up, .enter)
    let screen = try screen(session)
    #expect(screen.migration?.since == Day(tiny: "2026-06-02"))
    #expect(screen.move != nil || screen.focus != .moves)
  }

  @Test("names are whole at every width", arguments: Language.allCases)
  func widths(_ language: Language) async {
    var session = await Self.session(.wide, language)
    for width in [40, 46, 52, 60, 80, 100, 119, 120, 150, 160] {
      session.resize(Size(width: width, height: 45))
      let cut = session.writings.filter(\.isCut).map(\.text)
      #expect(!cut.contains { $0.contains("▲") || $0.contains("▼") || $0.contains("(") }, "\(cut)")
      let names = Segment.allCases.map(Wording(language, currency: nil).name(of:))
      #expect(width < 60 || cut.allSatisfy { !names.contains($0) }, "\(width) \(cut)")
    }
  }
}
