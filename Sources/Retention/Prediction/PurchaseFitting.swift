import Foundation

/// Climbs a likelihood in the logarithms of its parameters.
///
/// Several starts are tried on a thinned history; the best goes on with everybody from there, with
/// the curvature known from the thin one, and ends in Newton's step.
struct PurchaseFitting {
  /// Rows of the thinned history that the starts are tried on.
  private static let sketchRows = 4000
  /// The likelihood must beat NBD's by so much to speak of customers who stop: half of the 1 %
  /// point of χ² with two degrees of freedom would reject; this only tells a limit from a summit.
  private static let leastGain = 0.05
  /// Errors of a parameter's logarithm above this leave it open by a factor of 20.
  private static let largestError = 3.0

  let likelihood: any PurchaseLikelihood

  init(_ likelihood: any PurchaseLikelihood) { self.likelihood = likelihood }

  /// The fit; `floor` is the log-likelihood of the limit where nobody stops.
  func fit(floor: Double?) -> PurchaseFit {
    let counts = likelihood.counts
    guard counts.total > 0, counts.runs.contains(where: { $0.repeats > 0 }) else {
      return result(start(0), value: .nan, errors: nil, .flat, evaluations: 0)
    }
    let step = max(1, counts.customers.count / Self.sketchRows)
    let sketch = step == 1 ? likelihood : likelihood.over(counts.thinned(by: step))
    var search = QuasiNewton()
    search.tolerance = 1e-3
    let starts = (0..<3).map { search.minimum(from: start($0), of: Self.descent(sketch)) }
    guard let first = starts.min(by: { $0.value < $1.value }) else {
      return result(start(0), value: .nan, errors: nil, .flat, evaluations: 0)
    }
    search.tolerance = 1e-6
    let climb = Self.descent(likelihood)
    let known = QuasiNewton.curvature(at: first.place, of: Self.descent(sketch)).inverse
    var best = search.minimum(from: first.place, inverse: known ?? first.inverse, of: climb)
    var evaluations = starts.map(\.evaluations).reduce(best.evaluations, +)
    let curvature = QuasiNewton.curvature(at: best.place, of: climb)
    let inverse = curvature.inverse
    if let inverse { polish(&best, inverse, climb) }
    evaluations += 2 * best.place.count + 1
    let errors = inverse.map { inverse in
      best.place.indices.map { (inverse[$0, $0] / counts.total).squareRoot() }
    }
    let value = -best.value * counts.total
    return result(
      best.place, value: value, errors: errors,
      convergence(value, errors, floor, best), evaluations: evaluations)
  }

  /// Newton's step, kept when it does not lead up again.
  private func polish(
    _ best: inout QuasiNewton.Minimum, _ inverse: SymmetricMatrix,
    _ climb: ([Double]) -> QuasiNewton.Point
  ) {
    let step = inverse.times(best.gradient)
    guard step.allSatisfy({ abs($0) < 0.1 }) else { return }
    let place = zip(best.place, step).map { $0 - $1 }
    let point = climb(place)
    guard point.value <= best.value + 1e-12 * abs(best.value) else { return }
    (best.place, best.value, best.gradient) = (place, point.value, point.gradient)
    best.isFlat = point.gradient.allSatisfy { abs($0) < 1e-6 }
  }

  private func convergence(
    _ value: Double, _ errors: [Double]?, _ floor: Double?, _ best: QuasiNewton.Minimum
  ) -> PurchaseFit.Convergence {
    if let floor, value < floor + Self.leastGain { return .noDropOut }
    guard let errors, errors.allSatisfy({ $0 < Self.largestError }) else { return .flat }
    return best.gradient.allSatisfy { abs($0) < 1e-5 } ? .converged : .exhausted
  }

  private func result(
    _ place: [Double], value: Double, errors: [Double]?, _ convergence: PurchaseFit.Convergence,
    evaluations: Int
  ) -> PurchaseFit {
    let family = likelihood.family
    let values = place.map { exp($0) }
    let parameters = family.parameterNames.indices.map { index in
      PurchaseFit.Parameter(
        name: family.parameterNames[index], value: values[index],
        // The error of a logarithm, carried over by the slope.
        standardError: convergence == .converged ? errors.map { $0[index] * values[index] } : nil)
    }
    return PurchaseFit(
      family: family, parameters: parameters, logLikelihood: value, convergence: convergence,
      evaluations: evaluations, customers: Int(likelihood.counts.total),
      model: family.model(values))
  }

  /// Logarithms of parameters to begin with: rates as the mean rate of purchases suggests, and
  /// customers who stop seldom, sometimes or often.
  private func start(_ number: Int) -> [Double] {
    let counts = likelihood.counts
    let weeks = counts.customersByAge.enumerated().reduce(0.0) {
      $0 + $1.element * Double($1.offset) / daysPerWeek
    }
    let rate = max(1e-4, (counts.repeatsByAge.reduce(0, +) + 1) / max(1, weeks))
    let r = [0.5, 0.3, 1][number]
    let stopping =
      likelihood.family == .pareto
      ? [[0.6, 12.0], [1, 50], [0.3, 3]][number] : [[0.8, 2.5], [0.3, 3], [1.5, 2]][number]
    let shared = [r, r / rate * [0.7, 0.5, 0.9][number]]
    let all = likelihood.family == .negativeBinomial ? shared : shared + stopping
    return all.map { log($0) }
  }

  /// What is minimised: the mean of −ln L over customers, in logarithms of the parameters.
  private static func descent(_ likelihood: any PurchaseLikelihood)
    -> ([Double]) -> QuasiNewton.Point
  {
    let scale = -1 / likelihood.counts.total
    return { place in
      let parameters = place.map { exp($0) }
      let point = likelihood(parameters)
      return (point.value * scale, zip(point.gradient, parameters).map { $0 * $1 * scale })
    }
  }
}

extension PurchaseFamily {
  /// The model of parameters in the order of their names.
  public func model(_ values: [Double]) -> any PurchaseModel {
    switch self {
    case .betaGeometric, .modifiedBetaGeometric:
      BetaGeometricModel(
        r: values[0], alpha: values[1], a: values[2], b: values[3],
        modified: self == .modifiedBetaGeometric)
    case .pareto: ParetoModel(r: values[0], alpha: values[1], s: values[2], beta: values[3])
    case .negativeBinomial: NegativeBinomialModel(r: values[0], alpha: values[1])
    }
  }
}
