import Foundation
import Testing

@testable import Audiences

@Suite("The article on the audience language") struct ArticleTests {
  private static let examples: [String] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/tenure/Tenure.docc/AudienceLanguage.md").standardized.path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "```tql\n").dropFirst().flatMap { block in
      block.components(separatedBy: "```")[0].split(separator: "\n").map(String.init)
    }
  }()

  /// A shop with the audience and the holdout the article names.
  private struct Named: AudienceResolver {
    func text(ofAudience name: String) -> String? { name == "vip" ? "orders >= 5" : nil }
    var audienceNames: [String] { ["vip"] }
    func holdout(ofCampaign name: String) -> HoldoutGroup? {
      HoldoutGroup(campaign: name, share: 0.1, seed: name) { _ in false }
    }
    var holdoutNames: [String] { ["summer"] }
  }

  @Test("every example is an expression, and printing it gives one again")
  func parse() throws {
    #expect(Self.examples.count > 12)
    for example in Self.examples {
      let read = try AudienceExpression(parsing: example, for: nil, audiences: Named())
      let again = try AudienceExpression(parsing: read.text, for: nil, audiences: Named())
      #expect(again == read, "\(example)")
    }
  }
}
