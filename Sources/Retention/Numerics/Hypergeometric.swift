import Foundation

/// Gauss' function ₂F₁(a, b; c; z) for real z < 1 and c > 0.
///
///     ₂F₁(a, b; c; z) = Σ (a)ₖ (b)ₖ / (c)ₖ · zᵏ / k!
///
/// A negative z is brought into 0..<1 by Pfaff's transformation; Euler's is taken where it makes the
/// terms fall faster (Abramowitz & Stegun 1964, 15.1.1, 15.3.3, 15.3.4).
public enum Hypergeometric {
  /// Terms summed at most: enough for 15 digits up to z = 0.9999.
  private static let termLimit = 400_000

  /// The value; nan outside the range. O(terms), about 36 / (1 − z).
  public static func gauss(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
    guard z < 1, c > 0 else { return .nan }
    if z < 0 { return exp(-a * log1p(-z)) * gauss(a, c - b, c, z / (z - 1)) }
    // The terms fall like k^(a + b − c − 1) zᵏ: Euler's swaps the sign of a + b − c.
    if a + b > c, z > 0.5 {
      return exp((c - a - b) * log1p(-z)) * series(c - a, c - b, c, z)
    }
    return series(a, b, c, z)
  }

  private static func series(_ a: Double, _ b: Double, _ c: Double, _ z: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for index in 0..<termLimit {
      let k = Double(index)
      term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z
      sum += term
      if abs(term) <= 1e-17 * abs(sum), k > abs(a) + abs(b) { break }
    }
    return sum
  }
}
