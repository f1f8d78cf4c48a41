import Audiences
import CustomerData
import Dashboard
import RetentionEngine
import Support
import TerminalKit
import Testing
import Workspace

@Suite("Overlap of audiences")
struct AudienceOverlapTests {
  @Test("each pair counts the customers in both, by hand")
  func byHand() async throws {
    let overlap = try await Self.overlap(["consent.email", "consent.ads", "consent.sms"])
    #expect(overlap.common == [[2, 1, 0], [1, 1, 0], [0, 0, 0]])
    #expect(overlap.share(of: 0, in: 1) == 0.5)
    #expect(overlap.share(of: 1, in: 0) == 1)
    #expect(overlap.share(of: 2, in: 0) == nil)
  }

  @Test("on the screen a cell opens the customers in both")
  func screen() async throws {
    var session = await Session(.three, size: .wide)
    for (name, text) in [("Post", "consent.email"), ("Ads", "consent.ads")] {
      try session.services.workspace.audiences.save(SavedAudience(name: name, expression: text))
    }
    await session.press("6o")
    #expect(session.shows("Customers in both"))
    await session.press(.right)
    #expect(session.shows("1 customer of “Ads” are in “Post” too: 100.0 %"))
    await session.press(.enter)
    #expect(session.shows("Cléo Cartier") && !session.shows("Ann Archer"))
  }

  static func overlap(_ texts: [String]) async throws -> AudienceOverlap {
    let members = try texts.map {
      AudienceOverlap.Member(name: $0, audience: try AudienceExpression(parsing: $0))
    }
    return try await AudienceOverlap(
      of: members, from: EmbeddedBackend(TinyShop.three.dataset, report: IngestReport()))
  }
}
