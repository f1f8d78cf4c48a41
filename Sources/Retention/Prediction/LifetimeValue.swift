import Foundation

/// What customers will bring: expected occasions of each day, discounted, times their mean value.
///
///     clv = Σ over days d of (E(d) − E(d−1)) / (1 + rate)^(d/365) × E[M] × margin
///
/// It is future value only; what customers brought so far is their revenue, a number of its own.
///
/// - Unit: minor units of the currency.
/// - Source: Fader, Hardie & Lee, "RFM and CLV", JMR 42, 2005, summed by days instead of months;
///   the rate's default: Tenure.
public struct LifetimeValue: Hashable, Codable, Sendable {
  /// Days ahead.
  public let days: Int
  /// What a year of waiting takes off, as a rate: 0.10.
  public let yearlyDiscount: Double
  /// The share of net value that is kept.
  public let margin: Double

  /// The value of the next days; a year at 10 % unless told otherwise, all of the net value kept.
  public init(days: Int = 365, yearlyDiscount: Double = 0.10, margin: Double = 1) {
    self.days = days
    self.yearlyDiscount = yearlyDiscount
    self.margin = margin
  }

  /// What a day of waiting leaves.
  public var dailyDiscount: Double { pow(1 + yearlyDiscount, -1 / 365.0) }

  /// Discounted occasions of each row of the history. O(customers).
  public func purchases(_ history: PurchaseHistory, _ model: any PurchaseModel) -> [Double] {
    model.expectedPurchases(history, within: days, dailyDiscount: dailyDiscount)
  }

  /// The value of each row of the history, in minor units. O(customers).
  public func values(
    _ history: PurchaseHistory, _ model: any PurchaseModel, _ spend: SpendModel
  ) -> [Double] {
    let purchases = purchases(history, model)
    return history.rows.map { row in
      let mean = spend.mean(
        repeats: Int(history.repeats[row]), value: history.repeatValue[row])
      return purchases[row] * mean * margin
    }
  }
}
