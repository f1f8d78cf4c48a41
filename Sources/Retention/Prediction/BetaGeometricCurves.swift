import Foundation

/// Purchases expected of customers alive, for every number of repeats a curve in
/// v = ln(1 + t/(α+T)).
///
/// With p, the chance to stop, beta(a, b+x), purchases to come are E[(1 − (1+pw)^−(r+x)) / p] with
/// w = t/(α+T); their slope in w is
///
///     (r+x) (1+w)^−a ₂F₁(a+b−r−1, a; a+b+x; w/(1+w))
///
/// which is the published equation (Fader, Hardie & Lee 2005, eq. 10) differentiated, without its
/// pole at a = 1. The curve depends on t and T through w alone: one series of Chebyshev polynomials
/// serves every age, and a discounted sum over days is a dot product with weights by age.
struct BetaGeometricCurves {
  private let terms: Int
  /// Terms of the curve of each number of repeats, one after the other.
  private var curves: [Double]
  /// Weights of the terms for each age, one after the other.
  private var weights: [Double]

  /// The curves that a history needs. O(distinct x × terms² + distinct ages × days × terms).
  init(
    _ history: PurchaseHistory, days: Int, discount: Double, r: Double, alpha: Double, a: Double,
    b: Double
  ) {
    let longest = log1p(Double(days) / daysPerWeek / alpha)
    // The slope is analytic for |Im v| < π: 24 terms leave less than 1e-12 of it on 0...4.
    let nodes = longest < 4 ? 24 : 48
    terms = nodes + 1
    curves = Array(repeating: 0, count: (history.mostRepeats + 1) * terms)
    weights = Array(repeating: 0, count: (history.longestAge + 1) * terms)
    for x in Set(history.repeats) {
      let rate = r + Double(x)
      let slope = ChebyshevSeries(count: nodes, upper: longest) { v in
        rate * exp((1 - a) * v)
          * Hypergeometric.gauss(a + b - r - 1, a, a + b + Double(x), -expm1(-v))
      }
      let start = Int(x) * terms
      curves.replaceSubrange(start..<(start + terms), with: slope.integral.coefficients)
    }
    for age in Set(history.ageDays) {
      let scale = alpha * daysPerWeek + Double(age)
      let sums = Self.weights(terms, longest, scale: scale, days: days, discount: discount)
      let start = Int(age) * terms
      weights.replaceSubrange(start..<(start + terms), with: sums)
    }
  }

  /// Purchases to come of a customer alive. O(terms).
  func purchases(_ repeats: Int, age: Int) -> Double {
    var sum = 0.0
    for term in 0..<terms { sum += curves[repeats * terms + term] * weights[age * terms + term] }
    return sum
  }

  /// Σ over days d of discountᵈ · (Tₖ(v at d) − Tₖ(v at d − 1)).
  private static func weights(
    _ terms: Int, _ upper: Double, scale: Double, days: Int, discount: Double
  ) -> [Double] {
    func basis(_ day: Int) -> [Double] {
      ChebyshevSeries.basis(count: terms, upper: upper, at: log1p(Double(day) / scale))
    }
    // The curves begin at 0: undiscounted, only the last day's place counts.
    if discount == 1 { return basis(days) }
    var sums = [Double](repeating: 0, count: terms)
    var (before, factor) = (basis(0), 1.0)
    for day in 1...days {
      factor *= discount
      let after = basis(day)
      for term in 0..<terms { sums[term] += factor * (after[term] - before[term]) }
      before = after
    }
    return sums
  }
}
