import CustomerData
import Foundation
import Retention
import Testing

/// The table of numbers in the glossary is printed from the registry; `TENURE_RECORD=1` writes it anew, and fails.
@Suite("Glossary")
struct GlossaryTests {
  private let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/tenure/Tenure.docc/Glossary.md").standardized.path
  private let heading = "## Numbers\n"

  @Test("its table of numbers is the registry")
  func table() throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(text.range(of: heading), "the glossary has no numbers")
    let expected = String(text[..<start.upperBound]) + "\n" + rows.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["TENURE_RECORD"] == "1" {
      try expected.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(path)")
    }
    #expect(text == expected)
  }

  private var rows: [String] {
    let head = [
      "| number | says | formula | unit | days | good | source |", "|---|---|---|---|---|---|---|",
    ]
    return head
      + NumberName.all.map { number in
        let meant = number.definition(of: Shop())
        return "| `\(number.id)` | \(meant.meaning) | `\(meant.formula)` | \(unit(meant.unit)) | "
          + "\(window(meant.window)) | \(good(meant.direction)) | \(meant.source) |"
      }
  }

  private func unit(_ unit: MetricUnit) -> String { unit.text.isEmpty ? "money" : unit.text }

  private func good(_ direction: Definition.Direction) -> String {
    switch direction {
    case .up: "more"
    case .down: "less"
    case .neither: ""
    }
  }

  private func window(_ window: Definition.Window) -> String {
    switch window {
    case .asOf: "as of"
    case .lifetime: "all"
    case .period: "period"
    case .activity: "activity window"
    case .afterFirst(let days): "\(days) after first"
    case .cell: "cell"
    case .ahead(let days): "\(days) ahead"
    }
  }
}
