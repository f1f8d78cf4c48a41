import Foundation

/// What a customer spends on an occasion, by Gamma-Gamma: own means differ between customers, and a
/// mean of few occasions says less about the customer than one of many.
///
///     E[M | m, x] = (1 − w) · v p / (q − 1) + w · m,   w = p x / (p x + q − 1)
///
/// - Counts: repeaters (the first occasion is set apart); whoever has no repeat, or repeats worth
///   nothing, gets the mean of the population.
/// - Unit: v in major units of the currency; p and q have none.
/// - Source: Fader & Hardie, "The Gamma-Gamma model of monetary value", 2013 (eq. 1a, 5).
public struct SpendModel: Hashable, Codable, Sendable {
  /// Shape of one customer's occasions; 0: a customer's own mean says nothing.
  public let p: Double
  /// Shape of the customers' own rates, above 1 so that there is a mean.
  public let q: Double
  /// The mean over all customers, in minor units.
  public let populationMean: Double

  /// The model of p, q and v, v in major units of `minorUnits` minor ones.
  public init(p: Double, q: Double, v: Double, minorUnits: Double) {
    self.p = p
    self.q = q
    populationMean = v * p / (q - 1) * minorUnits
  }

  /// Everybody spends the same mean, in minor units.
  public init(everybody mean: Double) {
    p = 0
    q = 2
    populationMean = mean
  }

  /// The weight of a customer's own mean. O(1).
  public func ownWeight(repeats: Int) -> Double {
    let own = p * Double(repeats)
    return own / (own + q - 1)
  }

  /// The mean value of a customer's occasions to come, in minor units. O(1).
  public func mean(repeats: Int, value: Double) -> Double {
    guard repeats > 0, value > 0 else { return populationMean }
    let weight = ownWeight(repeats: repeats)
    return (1 - weight) * populationMean + weight * value
  }
}
