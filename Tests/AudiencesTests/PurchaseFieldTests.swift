import Audiences
import CustomerData
import Retention
import Support
import Testing

@Suite("Attributes that the purchase models tell")
struct PurchaseFieldTests {
  /// 600 customers by chance: enough for the models.
  private static let population: Population = {
    var chance = Seed(4)
    let last = Day(tiny: "2011-12-31")
    let orders = (0..<600).flatMap { number in
      var day = chance.int(0...300)
      let pace = chance.int(5...40)
      return (0...(chance.oneIn(2) ? 0 : chance.int(1...7))).compactMap { _ -> TinyOrder? in
        defer { day += chance.int(1...(2 * pace)) }
        return day <= 364
          ? TinyOrder(
            "c\(number)", last.adding(days: day - 364).iso, Int64(chance.int(10_00...90_00)))
          : nil
      }
    }
    return Population(TinyShop(asOf: last.iso, orders: orders).dataset)
  }()

  private var population: Population { Self.population }

  private func selected(_ text: String) throws -> Set<Int> {
    Set(try AudienceExpression(parsing: text).select(from: population).customers.rows)
  }

  private func rows(_ isChosen: (PurchaseForecast, Int) -> Bool) -> Set<Int> {
    let forecast = population.purchases
    return Set((0..<population.facts.count).filter { isChosen(forecast, $0) })
  }

  @Test("each is the forecast's own column")
  func columns() throws {
    #expect(population.purchases.sufficiency.isSufficient)
    let cases: [(String, (PurchaseForecast, Int) -> Bool)] = [
      ("clv >= 60 EUR", { ($0.lifetimeValue(of: $1) ?? 0) >= 60_00 }),
      ("p_alive >= 40%", { ($0.alive(of: $1) ?? 0) >= 0.4 }),
      ("expected_orders < 1", { ($0.expectedOrders(of: $1) ?? 9) < 1 }),
      (
        "next_order in next 60 days",
        { forecast, row in
          forecast.nextOrder(of: row).map { $0.day <= Day(tiny: "2012-02-29") } ?? false
        }
      ),
      ("next_order is unknown", { $0.nextOrder(of: $1) == nil }),
    ]
    for (text, isChosen) in cases {
      let expected = rows(isChosen)
      #expect(try selected(text) == expected, "\(text)")
      #expect(!expected.isEmpty && expected.count < population.facts.count, "\(text)")
    }
  }

  @Test("the most valuable can be asked for, and nobody is warned of missing data")
  func ranking() throws {
    let expression = try AudienceExpression(parsing: "orders >= 1 top 25 by clv")
    let best = Set(
      (0..<population.facts.count).sorted {
        population.purchases.lifetimeValue[$0] > population.purchases.lifetimeValue[$1]
      }.prefix(25))
    #expect(Set(expression.select(from: population).customers.rows) == best)
    #expect(expression.warnings(for: population).isEmpty)
  }
}
