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
    for x in history.distinctRepeats {
      let rate = r + Double(x)
      let slope = ChebyshevSeries(count: nodes, upper: longest) { v in
        rate * exp((1 - a) * v)
          * Hypergeometric.gauss(a + b - r - 1, a, a + b + Double(x), -expm1(-v))
      }
      let start = x * terms
      curves.replaceSubrange(start..<(start + terms), with: slope.integral.coefficients)
    }
    let weighing = DayWeights(
      scale: alpha * daysPerWeek, upper: longest, days: days, discount: discount,
      longestAge: history.longestAge, terms: terms)
    for age in history.distinctAges {
      let start = age * terms
      weights.replaceSubrange(start..<(start + terms), with: weighing.weights(age: age))
    }
  }

  /// Purchases to come of each row of the history, were all alive. Customers with equal repeats and
  /// ages share one sum. O(customers + distinct pairs × terms).
  func purchases(_ history: PurchaseHistory) -> [Double] {
    let ages = history.longestAge + 1
    // Where pairs could outnumber customers by far, a table of them would not pay.
    guard (history.mostRepeats + 1) * ages <= 8 * history.count else {
      return history.rows.map {
        purchases(Int(history.repeats[$0]), age: Int(history.ageDays[$0]))
      }
    }
    var known = [Double](repeating: -1, count: (history.mostRepeats + 1) * ages)
    return zip(history.repeats, history.ageDays).map { repeats, age in
      let place = Int(repeats) * ages + Int(age)
      if known[place] < 0 { known[place] = max(0, purchases(Int(repeats), age: Int(age))) }
      return known[place]
    }
  }

  /// Purchases to come of a customer alive. O(terms).
  private func purchases(_ repeats: Int, age: Int) -> Double {
    var sum = 0.0
    for term in 0..<terms { sum += curves[repeats * terms + term] * weights[age * terms + term] }
    return sum
  }
}

/// Weights of the polynomials in a discounted sum over days, for one age.
///
///     Σ over days d of discountᵈ · (Tₖ(v at d) − Tₖ(v at d − 1)),  v at d = ln(1 + d / (α + T))
///
/// summed by parts, eight days at a time.
private struct DayWeights {
  let upper: Double
  let days: Int
  let terms: Int
  /// ln(α + day).
  private let logarithms: [Double]
  /// What each day's polynomials count for; 0 beyond the last day.
  private let factors: [Double]

  init(
    scale: Double, upper: Double, days: Int, discount: Double, longestAge: Int, terms: Int
  ) {
    self.upper = upper
    self.days = days
    self.terms = terms
    logarithms = (0...(longestAge + days + 8)).map { log(scale + Double($0)) }
    var factors = [Double](repeating: 0, count: days + 9)
    for day in 1...days {
      let factor = pow(discount, Double(day))
      factors[day - 1] -= factor
      factors[day] += factor
    }
    self.factors = factors
  }

  func weights(age: Int) -> [Double] {
    var sums = [SIMD8<Double>](repeating: .zero, count: terms)
    var day = 0
    while day <= days {
      if let (place, factor) = eight(from: day, age: age) {
        var (before, last) = (SIMD8<Double>(repeating: 1), place)
        sums[0] += factor
        sums[1] += factor * place
        for term in 2..<terms {
          (before, last) = (last, 2 * place * last - before)
          sums[term] += factor * last
        }
      }
      day += 8
    }
    return sums.map { $0.sum() }
  }

  /// Places on −1...1 and factors of eight days; nil: none of them counts.
  private func eight(from day: Int, age: Int) -> (SIMD8<Double>, SIMD8<Double>)? {
    var (place, factor) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    for lane in 0..<8 where day + lane <= days {
      place[lane] = 2 * (logarithms[age + day + lane] - logarithms[age]) / upper - 1
      factor[lane] = factors[day + lane]
    }
    return factor == .zero ? nil : (place, factor)
  }
}
