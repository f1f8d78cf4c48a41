import Foundation

/// Purchases at a gamma rate for ever: what the other models become where nobody seems to stop.
///
///     P(none in H) = ((α+T) / (α+T+H))^(r+x),   E(H) = (r+x) H / (α+T)
///
/// Source: Ehrenberg, "The pattern of consumer purchases", Applied Statistics 8, 1959.
public struct NegativeBinomialModel: PurchaseModel {
  /// NBD.
  public let family = PurchaseFamily.negativeBinomial
  /// r and α.
  public let parameters: [Double]

  private var r: Double { parameters[0] }
  private var alpha: Double { parameters[1] }

  /// The model of r and α, in weeks.
  public init(r: Double, alpha: Double) { parameters = [r, alpha] }

  /// One for everybody: this model knows no stopping, which is not knowledge that nobody has.
  public func alive(_ history: PurchaseHistory) -> [Double] {
    Array(repeating: 1, count: history.count)
  }

  /// The chance of no occasion in the days after the cutoff. O(customers).
  public func noPurchase(_ history: PurchaseHistory, within days: Int) -> [Double] {
    let tables = DayTables(alpha, days: history.longestAge + days + 1)
    return history.rows.map { row in
      let age = Int(history.ageDays[row])
      let span = tables.logarithm[age] - tables.logarithm[age + days]
      return exp((r + Double(history.repeats[row])) * span)
    }
  }

  /// Occasions expected, day d's counted `discount`ᵈ times. O(customers + days).
  public func expectedPurchases(
    _ history: PurchaseHistory, within days: Int, dailyDiscount discount: Double
  ) -> [Double] {
    let tables = DayTables(alpha, days: history.longestAge + 1)
    var (counted, factor) = (0.0, 1.0)
    for _ in 0..<days {
      factor *= discount
      counted += factor
    }
    return history.rows.map { row in
      (r + Double(history.repeats[row])) * tables.inverse[Int(history.ageDays[row])] * counted
        / daysPerWeek
    }
  }

  /// Days until the chance of an occasion reaches a share. O(1).
  public func daysUntilPurchase(repeats: Int, age: Int, share: Double) -> Double {
    LomaxWait(shape: r + Double(repeats), scale: alpha * daysPerWeek + Double(age)).days(share)
  }
}

/// The wait for an event that comes at a rate of gamma(shape, scale): `1 − (1 + t/scale)^−shape`
/// (Lomax 1954).
struct LomaxWait {
  let shape: Double
  let scale: Double

  /// Days by which a share of the waits is over.
  func days(_ share: Double) -> Double {
    share >= 1 ? .infinity : scale * expm1(-log1p(-share) / shape)
  }
}
