import Foundation

/// A smooth function on `0...upper` as a sum of Chebyshev polynomials.
///
/// Built from values at the Chebyshev nodes; sums and integrals of it cost a dot product
/// (Trefethen, "Approximation Theory and Approximation Practice", 2013, chapters 3 and 19).
public struct ChebyshevSeries: Sendable {
  /// The coefficients of T₀, T₁ …
  public let coefficients: [Double]
  /// The interval's end.
  public let upper: Double

  /// A series of known coefficients.
  public init(coefficients: [Double], upper: Double) {
    self.coefficients = coefficients
    self.upper = upper
  }

  /// The polynomial through `count` nodes of a function. O(count²).
  public init(count: Int, upper: Double, of function: (Double) -> Double) {
    let n = Double(count)
    let values = (0..<count).map { node in
      function(upper * 0.5 * (1 + cos(Double.pi * (Double(node) + 0.5) / n)))
    }
    let coefficients = (0..<count).map { order in
      let sum = values.enumerated().reduce(0.0) { sum, value in
        sum + value.element * cos(Double.pi * Double(order) * (Double(value.offset) + 0.5) / n)
      }
      return sum * (order == 0 ? 1 : 2) / n
    }
    self.init(coefficients: coefficients, upper: upper)
  }

  /// The integral from 0. O(count).
  public var integral: ChebyshevSeries {
    let c = coefficients + [0, 0]
    var integrated = [0.0]
    for order in 1...coefficients.count {
      let before = order == 1 ? 2 * c[0] : c[order - 1]
      integrated.append((before - c[order + 1]) / Double(2 * order) * upper / 2)
    }
    // T(−1) alternates in sign: the constant makes the integral 0 at the left end.
    integrated[0] = zip(integrated.indices, integrated).reduce(0) { sum, term in
      sum + (term.0.isMultiple(of: 2) ? -term.1 : term.1)
    }
    return ChebyshevSeries(coefficients: integrated, upper: upper)
  }

  /// The value at a place of the interval (Clenshaw). O(count).
  public func callAsFunction(_ x: Double) -> Double {
    let t = 2 * x / upper - 1
    var (one, two) = (0.0, 0.0)
    for coefficient in coefficients.dropFirst().reversed() {
      (one, two) = (2 * t * one - two + coefficient, one)
    }
    return t * one - two + coefficients[0]
  }
}
