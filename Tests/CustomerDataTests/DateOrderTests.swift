import CustomerData
import Testing

@Suite("Day and month in doubt") struct DateOrderTests {
  private func folder(_ dates: [String], mapping: String? = nil) throws -> Folder {
    let rows = dates.enumerated().map { "\($0),a,\($1),5\n" }.joined()
    let folder = try Folder(["orders.csv": "order_id,customer_id,created_at,total\n" + rows])
    if let mapping { try folder.write("tenure.toml", Array(mapping.utf8)) }
    return folder
  }

  @Test("One date beyond the twelfth settles the whole file")
  func settled() throws {
    let days = try folder(["03/04/2026", "29/03/2026"]).load().dataset().orders.day
    #expect(days.map(\.iso).sorted() == ["2026-03-29", "2026-04-03"])
    let american = try folder(["03/04/2026 10:00", "3/29/2026 10:00"]).load().dataset().orders.day
    #expect(american.map(\.iso).sorted() == ["2026-03-04", "2026-03-29"])
  }

  @Test("Without such a date the file is not read, and the line to add is told")
  func ambiguous() throws {
    guard case .nothingUsable(let report) = try folder(["03/04/2026"]).failure() else {
      Issue.record("it was read")
      return
    }
    #expect(
      report.problems.map(\.reason) == [.ambiguousDates(setting: "date_format = \"dd/MM/yyyy\"")])
    #expect(report.problems.first?.column == "created_at")
    let mapping = "[[file]]\nmatch = \"orders.csv\"\ndate_format = \"dd/MM/yyyy\"\n"
    let days = try folder(["03/04/2026"], mapping: mapping).load().dataset().orders.day
    #expect(days.map(\.iso) == ["2026-04-03"])
  }

  @Test("A file that contradicts itself is not read")
  func contradictory() throws {
    guard case .nothingUsable(let report) = try folder(["13/04/2026", "04/13/2026"]).failure()
    else {
      Issue.record("it was read")
      return
    }
    #expect(report.problems.map(\.reason) == [.contradictoryDates])
  }
}
