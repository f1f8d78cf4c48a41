import Audiences
import CustomerData
import Dashboard
import Retention
import RetentionEngine

/// Who changed segment between a day and the as-of day; people new since then come from "New".
struct SegmentMoves {
  let shop: OpenShop

  func table(since day: Day) async throws -> FactTable {
    let before = await shop.seen(on: day)
    let then: Measured<[CustomerScores.Row]>
    do { then = try await before.measure(CustomerScores(), among: .everyone) } catch {
      throw shop.failure(error)
    }
    let now = try await shop.measure(CustomerScores())
    let segments = Dictionary(then.value.map { ($0.id, $0.segment) }) { first, _ in first }
    var moves: [[String]: (customers: Int, revenue: Int64)] = [:]
    for row in now.value {
      let move = [segments[row.id]?.rawValue ?? "New", row.segment.rawValue]
      let sum = moves[move] ?? (0, 0)
      moves[move] = (sum.customers + 1, sum.revenue + row.monetary)
    }
    let sorted = moves.sorted {
      ($1.value.customers, $0.key[0], $0.key[1]) < ($0.value.customers, $1.key[0], $1.key[1])
    }
    return FactTable(
      "from,to,customers,revenue",
      rows: sorted.map { move, sum in
        [.text(move[0]), .text(move[1]), .count(sum.customers), .money(sum.revenue)]
      })
  }

  static func titles(_ w: Wording) -> [String] {
    [
      w.say("from", "de"), w.say("to", "vers"), w.say("customers", "clients"),
      w.say("revenue", "CA net"),
    ]
  }
}
