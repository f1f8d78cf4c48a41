import CustomerData
import Foundation
import Retention
import Testing

/// Weeks 40 to 78 of the CDNOW sample, forecast from weeks 1 to 39: expectations by scipy at its own
/// optimum and by lifetimes 0.11.3, what happened counted in the file.
@Suite("Forecasts of the CDNOW holdout")
struct TrackingTests {
  private let history = PublishedFits.history

  @Test("customers of the holdout file are those of the calibration, and bought 1,882 times more")
  func holdout() {
    let whole = PublishedShop.cdnowHoldout.dataset
    let past = PurchaseHistory(whole, cutoff: Day(iso: "1997-09-30"))
    #expect(past.repeats == history.repeats && past.lastDays == history.lastDays)
    #expect(past.ageDays == history.ageDays)
    let totals = [272, 363, 454, 545].map { day in
      PurchaseHistory(whole, cutoff: past.cutoff.adding(days: day - 272)).repeats
        .reduce(0) { $0 + Int($1) }
    }
    #expect(totals == [2457, 3183, 3844, 4339])
  }

  @Test(
    "cumulative repeat orders by weeks 39, 52, 65 and 78 are the published ones",
    arguments: [
      (PurchaseFamily.betaGeometric, [2493.957, 3127.679, 3675.008, 4160.609]),
      (.pareto, [2524.933, 3184.426, 3757.933, 4270.041]),
      (.modifiedBetaGeometric, [2475.636, 3083.043, 3598.914, 4049.953]),
    ])
  func cumulative(family: PurchaseFamily, expected: [Double]) throws {
    let model = try PublishedFits.fit(family).model
    let starts = Dictionary(grouping: history.ageDays) { 272 - Int($0) }.mapValues(\.count)
    for (week, total) in zip([39, 52, 65, 78], expected) {
      let sum = starts.reduce(0.0) { sum, start in
        sum + Double(start.value) * model.newCustomerPurchases(within: week * 7 - 1 - start.key)
      }
      #expect(near(sum, total, 0.01), "\(week): \(sum)")
    }
  }

  @Test(
    "the customers' own expectations add up to the published sums",
    arguments: [
      (PurchaseFamily.betaGeometric, 1653.409, 0.81344), (.pareto, 1665.513, 0.44628),
      (.modifiedBetaGeometric, 1576.728, 0.44872),
    ])
  func conditional(family: PurchaseFamily, total: Double, alive: Double) throws {
    let model = try PublishedFits.fit(family).model
    let sum = model.expectedPurchases(history, within: 273).reduce(0, +)
    #expect(near(sum, total, 0.01), "\(sum)")
    let mean = model.alive(history).reduce(0, +) / 2357
    #expect(near(mean, alive, 1e-5), "\(mean)")
  }

  @Test("customer by customer the forecasts miss by as much as was published")
  func errors() throws {
    let past = PurchaseHistory(PublishedShop.cdnowHoldout.dataset)
    let actual = history.rows.map { Double(past.repeats[$0] - history.repeats[$0]) }
    func misses(_ forecast: [Double]) -> [Double] {
      let errors = zip(actual, forecast).map { $0 - $1 }
      let squares = errors.reduce(0) { $0 + $1 * $1 } / 2357
      return [errors.reduce(0) { $0 + abs($1) } / 2357, squares.squareRoot()]
    }
    let rate = history.rows.map { row in
      Double(history.repeats[row]) * 273 / Double(max(1, history.ageDays[row]))
    }
    let found = [
      misses(actual.map { _ in 0 }), misses(rate),
      misses(try PublishedFits.fit(.betaGeometric).model.expectedPurchases(history, within: 273)),
      misses(try PublishedFits.fit(.pareto).model.expectedPurchases(history, within: 273)),
    ]
    let published = [[0.7985, 2.2064], [1.0237, 2.2119], [0.7855, 1.6080], [0.7545, 1.6028]]
    for (one, other) in zip(found, published) {
      #expect(near(one[0], other[0], 1e-4) && near(one[1], other[1], 1e-4), "\(one)")
    }
  }
}
