import Foundation

/// The gamma function's logarithm and its derivative, for positive arguments.
///
/// Both step up to 10 or more by their recurrences and end in Stirling's series there, whose first
/// term left out is below 1e-15 (Abramowitz & Stegun 1964, 6.1.41 and 6.3.18).
public enum GammaFunction {
  private static let halfLogTau = 0.918_938_533_204_672_8  // ½ ln 2π

  /// ln Γ(x), x > 0. O(1).
  public static func logarithm(_ x: Double) -> Double {
    guard x < 10 else { return stirling(x) }
    var shifted = x
    var product = 1.0
    while shifted < 10 {
      product *= shifted
      shifted += 1
    }
    return stirling(shifted) - log(product)
  }

  /// ψ(x) = d ln Γ(x) / dx, x > 0. O(1).
  public static func digamma(_ x: Double) -> Double {
    var shifted = x
    var sum = 0.0
    while shifted < 10 {
      sum -= 1 / shifted
      shifted += 1
    }
    let u = 1 / (shifted * shifted)
    let far = u * (1 / 240.0 - u * (1 / 132.0 - u * (691 / 32760.0)))
    let series = u * (1 / 12.0 - u * (1 / 120.0 - u * (1 / 252.0 - far)))
    return sum + log(shifted) - 0.5 / shifted - series
  }

  /// ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), a and b > 0. O(1).
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    logarithm(a) + logarithm(b) - logarithm(a + b)
  }

  private static func stirling(_ x: Double) -> Double {
    let u = 1 / (x * x)
    let far = u * (1 / 1680.0 - u * (1 / 1188.0 - u * (691 / 360360.0)))
    let series = (1 / 12.0 - u * (1 / 360.0 - u * (1 / 1260.0 - far))) / x
    return (x - 0.5) * log(x) - x + halfLogTau + series
  }
}
