import Foundation
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The article on screens and keys") struct KeyArticleTests {
  private let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/tenure/Tenure.docc/ScreensAndKeys.md").standardized.path

  /// The keys of a screen as the help dialog has them, without reasons and places.
  private func table(_ title: String, _ keys: [KeyHelp]) -> String {
    let rows = keys.filter { !$0.keys.isEmpty }.map {
      "| `\($0.keys.replacing("|", with: "\\|"))` | \($0.label) |"
    }
    return (["## \(title)", "", "| keys | |", "|---|---|"] + rows).joined(separator: "\n")
  }

  private func tables() async -> String {
    var session = await Session(.village)
    var parts: [String] = []
    for tab in Tab.allCases {
      await session.press(.key(.char(Character(String(tab.rawValue)))))
      let dashboard = session.dashboard
      let own = dashboard.front?.help(dashboard.scene, dashboard.keyNames) ?? []
      parts.append(table("\(tab.rawValue) \(dashboard.wording.title(of: tab))", own))
    }
    let dashboard = session.dashboard
    let everywhere = dashboard.globalKeys().map { $0.help(dashboard.keyNames) }
    return ([table("Everywhere", everywhere)] + parts).joined(separator: "\n\n") + "\n"
  }

  @Test("its tables are the program's own; TENURE_RECORD=1 writes them")
  func keys() async throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let head = text.components(separatedBy: "\n## Everywhere")[0]
    let expected = head.trimmingSuffix { $0.isNewline } + "\n\n" + (await tables())
    if ProcessInfo.processInfo.environment["TENURE_RECORD"] == "1" {
      try Data(expected.utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(path): look at the difference, then run without TENURE_RECORD")
    }
    #expect(text == expected, "TENURE_RECORD=1 writes it anew")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> Substring {
    var text = self[...]
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }
}
