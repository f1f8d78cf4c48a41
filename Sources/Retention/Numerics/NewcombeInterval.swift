/// The 95 % interval of a difference of two independent shares, from their Wilson intervals
/// (Newcombe, Statistics in Medicine 17, 1998, method 10).
///
///     low  = d − √((p₁ − l₁)² + (u₂ − p₂)²)
///     high = d + √((u₁ − p₁)² + (p₂ − l₂)²)
public struct NewcombeInterval: Hashable, Codable, Sendable {
  /// The first share less the second, −1...1.
  public let difference: Double
  /// Lower end.
  public let low: Double
  /// Upper end.
  public let high: Double

  /// Whether the interval leaves out 0.
  public var isClear: Bool { low > 0 || high < 0 }

  /// The difference of `a` of `n` and `b` of `m`; nil when one has no trials. O(1).
  public init?(_ a: Int, of n: Int, less b: Int, of m: Int) {
    guard let first = WilsonInterval(a, of: n), let second = WilsonInterval(b, of: m) else {
      return nil
    }
    let (p, q) = (Double(a) / Double(n), Double(b) / Double(m))
    func root(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    difference = p - q
    low = p - q - root(p - first.low, second.high - q)
    high = p - q + root(first.high - p, q - second.low)
  }
}
