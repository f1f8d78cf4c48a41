import Audiences
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// Who changed segment between a day and the as-of day; people new since then come from "New", those without a
/// valid order any more go to "Gone".
struct SegmentMoves {
  let shop: OpenShop

  func table(since day: Day) async throws -> FactTable {
    let value: SegmentMigration.Value?
    do throws(BackendError) {
      value = try await shop.backend.migration(
        SegmentMigration(since: day), among: shop.audience)
    } catch { throw shop.failure(error) }
    return FactTable(
      "from,to,customers,revenue",
      rows: (value?.rows ?? []).map { row in
        [
          .text(row.arrow.from?.rawValue ?? "New"), .text(row.arrow.to?.rawValue ?? "Gone"),
          .count(row.customers), .money(row.revenue),
        ]
      })
  }

  static func titles(_ w: Wording) -> [String] {
    [
      w.say("from", "de"), w.say("to", "vers"), w.say("customers", "clients"),
      w.say("revenue", "CA net"),
    ]
  }
}
