import Foundation

/// BG/NBD and MBG/NBD: a customer may stop after a purchase, with a chance of the customer's own.
///
///     P(alive)     = 1 / (1 + a/(b+x−1+δ) · ((α+T)/(α+tx))^(r+x));  BG/NBD: 1 without repeats
///     P(none in H) = 1 − P(alive) · (1 − ((α+T)/(α+T+H))^(r+x))
///
/// Whoever is alive at the cutoff can only stop at a purchase, so that none in H is a matter of the
/// rate alone, which is gamma(r+x, α+T) by then.
///
/// - Source: Fader, Hardie & Lee, Marketing Science 24, 2005 (δ = 0); Batislam, Denizel &
///   Filiztekin, IJRM 24, 2007 (δ = 1); the chance of none: Tenure.
public struct BetaGeometricModel: PurchaseModel {
  /// BG/NBD or MBG/NBD.
  public let family: PurchaseFamily
  /// r, α, a and b.
  public let parameters: [Double]

  private var r: Double { parameters[0] }
  private var alpha: Double { parameters[1] }
  private var a: Double { parameters[2] }
  /// b + δ.
  private var b: Double { parameters[3] + (family == .betaGeometric ? 0 : 1) }

  /// The model of r, α (in weeks), a and b; without `modified`, BG/NBD.
  public init(r: Double, alpha: Double, a: Double, b: Double, modified: Bool = false) {
    family = modified ? .modifiedBetaGeometric : .betaGeometric
    parameters = [r, alpha, a, b]
  }

  /// The chance that each customer still buys here. O(customers).
  public func alive(_ history: PurchaseHistory) -> [Double] {
    let tables = DayTables(alpha, days: history.longestAge + 1)
    let constants = oddsConstants(upTo: history.mostRepeats)
    return history.rows.map { row in
      let x = Int(history.repeats[row])
      let span =
        tables.logarithm[Int(history.ageDays[row])] - tables.logarithm[Int(history.lastDays[row])]
      return 1 / (1 + exp(constants[x] + (r + Double(x)) * span))
    }
  }

  /// The chance of no occasion in the days after the cutoff. O(customers).
  public func noPurchase(_ history: PurchaseHistory, within days: Int) -> [Double] {
    let tables = DayTables(alpha, days: history.longestAge + days + 1)
    let alive = alive(history)
    return history.rows.map { row in
      let age = Int(history.ageDays[row])
      let span = tables.logarithm[age] - tables.logarithm[age + days]
      return 1 + alive[row] * expm1((r + Double(history.repeats[row])) * span)
    }
  }

  /// Occasions expected, day d's counted `discount`ᵈ times. O(customers + days²).
  public func expectedPurchases(
    _ history: PurchaseHistory, within days: Int, dailyDiscount discount: Double
  ) -> [Double] {
    guard days > 0 else { return Array(repeating: 0, count: history.count) }
    let alive = alive(history)
    let curves = BetaGeometricCurves(
      history, days: days, discount: discount, r: r, alpha: alpha, a: a, b: b)
    return zip(alive, curves.purchases(history)).map { $0 * $1 }
  }

  /// Days until the chance of an occasion, of a customer alive, reaches a share. O(1).
  public func daysUntilPurchase(repeats: Int, age: Int, share: Double) -> Double {
    LomaxWait(shape: r + Double(repeats), scale: alpha * daysPerWeek + Double(age)).days(share)
  }

  /// ln of the odds' factor that x alone decides; −∞: sure to be alive.
  private func oddsConstants(upTo repeats: Int) -> [Double] {
    (0...repeats).map { x in
      x == 0 && family == .betaGeometric ? -.infinity : log(a / (b + Double(x) - 1))
    }
  }
}
