import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("What needs attention")
struct ConcernTests {
  /// A backend that can look back.
  private func backend(_ shop: TinyShop) -> EmbeddedBackend {
    EmbeddedBackend(
      shop.dataset, report: IngestReport(),
      past: { day in
        var then = shop
        then.asOf = day
        return then.dataset
      })
  }

  @Test("the best customers who slipped are those the two days tell apart, and enter lists them")
  func slipped() async throws {
    let backend = backend(.village)
    let since = TinyShop.village.asOf.adding(days: -90)
    let moves = try #require(
      try await backend.migration(SegmentMigration(since: since), among: .everyone))
    let best: Set<Segment> = [.champions, .loyal]
    let fading: Set<Segment> = [.atRisk, .cannotLoseThem, .aboutToSleep, .hibernating, .lost]
    let expected = moves.rows.filter {
      $0.arrow.from.map(best.contains) == true && $0.arrow.to.map(fading.contains) == true
    }.reduce(0) { $0 + $1.customers }
    #expect(expected > 0)
    var session = await Session(backend, size: .wide)
    let row = session.row(with: "slipped")
    #expect(row.contains("\(expected) best customer"))
    #expect(session.shows(since.iso))
    await session.press(.tab, .tab)
    for _ in 0..<6 where !isOnSlipped(session) { await session.press(.down) }
    await session.press(.enter)
    let list = try #require(session.screen(CustomersScreen.self))
    #expect(list.list.people.value?.rows.count == expected)
  }

  private func isOnSlipped(_ session: Session) -> Bool {
    let status = session.screen(OverviewScreen.self)?.status(session.dashboard.scene)
    return status?.left.contains("Champions and Loyal of") == true
  }

  @Test("without a past nothing is said of moves")
  func noPast() async {
    let session = await Session(.village, size: .wide)
    #expect(!session.shows("slipped") && session.shows("Needs attention"))
  }

  @Test("one is spoken of as one, in both languages")
  func plurals() async {
    var shop = TinyShop(asOf: "2026-06-30")
    shop.orders = [
      TinyOrder("ann", "2026-01-01", 10_00), TinyOrder("ann", "2026-02-10", 10_00),
      TinyOrder("bob", "2026-05-01", 10_00), TinyOrder(nil, "2026-05-01", 10_00),
    ]
    for (language, words) in [
      (Language.english, ["1 new customer past", "1 order without a customer"]),
      (.french, ["1 nouveau client en retard", "1 commande sans client"]),
    ] {
      let session = await Session(shop, size: .wide, language: language)
      for word in words { #expect(session.shows(word), "\(word)") }
    }
  }
}
