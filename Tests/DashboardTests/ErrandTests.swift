import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("What is done outside of the screen") struct ErrandTests {
  @Test("| pages the screen with all its rows, without the window's own lines")
  func paging() async throws {
    var session = await Session(.village, size: .small)
    await session.press("5", "|")
    guard case .page(let text) = session.errands.first else {
      Issue.record("nothing was paged")
      return
    }
    let lines = text.split(separator: "\n")
    #expect(lines.first == "Customers")
    let list = try #require(session.screen(CustomersScreen.self)).list
    for row in list.rows { #expect(text.contains(row.row.name.prefix(12))) }
    #expect(!text.contains("? keys") && !lines.contains { $0.hasSuffix(" ") })
    #expect(session.canvas.size == .small)
  }

  @Test("o on a file of data health asks for the editor")
  func editing() async throws {
    var session = try await Session(sample: .medium)
    await session.press("8", "o")
    guard case .edit(let file, let line) = session.errands.first else {
      Issue.record("nothing to edit")
      return
    }
    #expect(session.shows(file) && line == 0)
    await session.press(.tab, "o")
    guard case .edit(_, let place) = session.errands.last else { return }
    #expect(place > 0)
  }
}
