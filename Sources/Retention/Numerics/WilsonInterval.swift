/// The 95 % interval of a share (Wilson, "Probable inference", JASA 22, 1927).
///
///     (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n),  z = 1.959964
public struct WilsonInterval: Hashable, Sendable {
  /// Lower end, 0...1.
  public let low: Double
  /// Upper end, 0...1.
  public let high: Double

  /// 97.5 % of a standard normal value lie below it.
  static let z95 = 1.959_963_984_540_054

  /// The interval of `successes` out of `trials`; nil without trials. O(1).
  public init?(_ successes: Int, of trials: Int) {
    guard trials > 0 else { return nil }
    let n = Double(trials)
    let p = Double(successes) / n
    let z = Self.z95
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    low = max(0, centre - spread)
    high = min(1, centre + spread)
  }
}
