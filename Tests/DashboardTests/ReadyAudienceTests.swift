import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import Testing
import Workspace

@testable import Dashboard

@Suite("Ready-made audiences")
struct ReadyAudienceTests {
  static let shop = TinyShop(
    asOf: "2026-06-30",
    orders: [
      TinyOrder("once", "2026-01-10", 40_00), TinyOrder("fresh", "2026-06-20", 40_00),
      TinyOrder("young", "2026-05-15", 40_00),
      TinyOrder("deals", "2026-01-10", 40_00, discount: 5_00),
      TinyOrder("deals", "2026-06-10", 40_00, discount: 5_00),
      TinyOrder("mixed", "2026-01-10", 40_00, discount: 5_00),
      TinyOrder("mixed", "2026-06-10", 40_00),
      TinyOrder("kit", "2026-01-01", 40_00, items: [kit]),
      TinyOrder("kit", "2026-06-25", 40_00),
      TinyOrder("sun", "2026-01-01", 40_00, items: [kit]),
      TinyOrder("sun", "2026-02-01", 40_00, items: [TinyItem("s", "Solaire", name: "Lait")]),
      TinyOrder("soon", "2026-06-01", 40_00, items: [kit]),
      TinyOrder("soon", "2026-06-25", 40_00),
      TinyOrder("friday", "2025-11-28", 40_00, campaign: "Black Friday 2025"),
      TinyOrder("back", "2025-11-28", 40_00, campaign: "Black Friday 2025"),
      TinyOrder("back", "2026-06-28", 40_00),
    ])
  static let kit = TinyItem("k", "Soins", name: "Kit bio")

  @Test(
    "hold exactly whom they say in a shop made by hand",
    arguments: [
      ("one-and-done", ["once", "friday"]), ("onboarding", ["young"]),
      ("discount-only", ["deals"]), ("kit", ["kit"]), ("black-friday", ["friday"]),
    ])
  func byHand(id: String, members: [String]) async throws {
    let backend = EmbeddedBackend(Self.shop.dataset, report: IngestReport())
    let ready = try #require(ReadyAudience.all.first { $0.id == id })
    let audience = try AudienceExpression(parsing: ready.expression, for: Self.shop.shop)
    #expect(try await Set(backend.contacts(in: audience).map(\.customerID)) == Set(members))
  }

  @Test("keep their promise on every customer of a larger shop")
  func promises() async throws {
    let backend = EmbeddedBackend(TinyShop.village.dataset, report: IngestReport())
    let promises: [(String, (CustomerList.Row) -> Bool)] = [
      ("vip-cooling", { $0.segment == .champions || $0.segment == .loyal }),
      ("cannot-lose", { $0.segment == .cannotLoseThem }), ("at-risk", { $0.segment == .atRisk }),
      ("high-value-at-risk", { $0.segment == .atRisk || $0.segment == .cannotLoseThem }),
      ("small-basket", { $0.orders >= 4 }), ("high-value", { $0.orders <= 2 }),
    ]
    for (id, promise) in promises {
      let ready = try #require(ReadyAudience.all.first { $0.id == id })
      let audience = try AudienceExpression(parsing: ready.expression)
      let rows = try await backend.measure(CustomerList(), among: audience).value
      #expect(rows.allSatisfy(promise), "\(id)")
    }
  }

  @Test(
    "all can be read, and are kept as files that read back", arguments: [Language.english, .french])
  func templates(language: Language) throws {
    for ready in ReadyAudience.all {
      _ = try AudienceExpression(parsing: ready.expression)
      let file = ready.template(Wording(language, currency: nil))
      let shelf = AudienceShelf.definition(of: file)
      #expect(
        try AudienceExpression(parsing: shelf) == AudienceExpression(parsing: ready.expression))
      #expect(!file.name.isEmpty)
    }
  }

  @Test("what a shop has no data for is not offered")
  func offered() async throws {
    let backend = EmbeddedBackend(Self.shop.dataset, report: IngestReport())
    let ids = Set(await ReadyAudience.offered(by: backend).map(\.id))
    #expect(ids.isSuperset(of: ["kit", "black-friday", "discount-only", "one-and-done"]))
    #expect(!ids.contains("replenishment"))
  }
}
