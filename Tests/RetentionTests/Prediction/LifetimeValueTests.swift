import CustomerData
import Foundation
import Retention
import Testing

@Suite("Predicted value")
struct LifetimeValueTests {
  private let history = PublishedFits.history

  private func spend() throws -> SpendModel {
    try #require(SpendFit(history, minorUnits: 100).model)
  }

  /// lifetimes 0.11.3, `customer_lifetime_value(time=12, discount_rate=0.01, freq="W")`: months of
  /// 4.345 weeks, one step of discount each.
  @Test("by lifetimes' months the CDNOW sample is worth what lifetimes says, customer by customer")
  func lifetimes() throws {
    let model = try PublishedFits.fit(.betaGeometric).model
    let fitted = try #require(model as? BetaGeometricModel)
    let spend = try spend()
    var values = [Double](repeating: 0, count: history.count)
    var before = values
    for month in 1...12 {
      // 4.345 weeks are 30.415 days: between two whole days the curve is all but straight.
      let days = 4.345 * 7 * Double(month)
      let low = fitted.expectedPurchases(history, within: Int(days))
      let high = fitted.expectedPurchases(history, within: Int(days) + 1)
      for row in history.rows {
        let after = low[row] + (high[row] - low[row]) * (days - days.rounded(.down))
        let mean = spend.mean(
          repeats: Int(history.repeats[row]), value: history.repeatValue[row])
        values[row] += (after - before[row]) * mean / 100 / pow(1.01, Double(month))
        before[row] = after
      }
    }
    #expect(near(values.reduce(0, +) / 71_507.9533, 1, 2e-6))
    let published = [
      (1, 36.27398), (2, 4.64094), (3, 8.34448), (6, 283.55811), (18, 6.34819),
      (100, 21.88774), (157, 625.42926), (1516, 972.04541),
    ]
    for (number, value) in published {
      #expect(near(values[try PublishedFits.row(number)] / value, 1, 1e-5), "\(number)")
    }
  }

  @Test("each day's orders are discounted by the day, times mean spend and margin")
  func days() throws {
    let model = try PublishedFits.fit(.modifiedBetaGeometric).model
    let horizon = LifetimeValue(days: 60, yearlyDiscount: 0.2, margin: 0.4)
    let one = history.only(try PublishedFits.row(6))
    var (sum, before) = (0.0, 0.0)
    for day in 1...60 {
      let after = model.expectedPurchases(one, within: day)[0]
      sum += (after - before) / pow(1.2, Double(day) / 365)
      before = after
    }
    let mean = try spend().mean(repeats: Int(one.repeats[0]), value: one.repeatValue[0])
    let value = horizon.values(one, model, try spend())[0]
    #expect(near(value / (sum * mean * 0.4), 1, 1e-9))
  }

  @Test("nothing is discounted at a rate of zero, and a rate takes something off")
  func rate() throws {
    let model = try PublishedFits.fit(.pareto).model
    let plain = LifetimeValue(yearlyDiscount: 0).purchases(history, model)
    #expect(
      zip(plain, model.expectedPurchases(history, within: 365)).allSatisfy { near($0, $1, 1e-9) })
    let less = LifetimeValue().purchases(history, model)
    #expect(zip(less, plain).allSatisfy { $0 < $1 && $0 > 0.9 * $1 })
  }
}
