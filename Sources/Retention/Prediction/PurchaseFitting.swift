import Foundation

/// Climbs a likelihood in the logarithms of its parameters, the starts on a thinned history.
struct PurchaseFitting {
  /// Rows of the thinned history that the starts are tried on.
  private static let sketchRows = 4000
  /// A likelihood that beats NBD's by less than this has NBD for its limit: differences of this
  /// size are no evidence of anything (χ² with two degrees of freedom, p = 0.95).
  private static let leastGain = 0.05
  /// Errors of a parameter's logarithm above this leave it open by a factor of 20.
  private static let largestError = 3.0

  let likelihood: any PurchaseLikelihood

  init(_ likelihood: any PurchaseLikelihood) { self.likelihood = likelihood }

  /// The fit; `floor` is the log-likelihood of the limit where nobody stops.
  func fit(floor: Double?) -> PurchaseFit {
    let counts = likelihood.counts
    guard counts.total > 0, counts.runs.contains(where: { $0.repeats > 0 }) else {
      let place = start(0)
      let value = counts.total > 0 ? likelihood(place.map { exp($0) }).value : 0
      return result(place, value: value, errors: nil, .flat, evaluations: 1)
    }
    let step = max(1, counts.customers.count / Self.sketchRows)
    let part = step == 1 ? likelihood : likelihood.over(counts.thinned(by: step))
    let search = LikelihoodSearch(
      all: Self.descent(likelihood), part: Self.descent(part), observations: counts.total)
    let summit = search.summit(from: (0..<3).map(start))
    let value = -summit.minimum.value * counts.total
    return result(
      summit.minimum.place, value: value, errors: summit.errors,
      convergence(value, summit, floor), evaluations: summit.evaluations)
  }

  private func convergence(
    _ value: Double, _ summit: LikelihoodSearch.Summit, _ floor: Double?
  ) -> PurchaseFit.Convergence {
    if let floor, value < floor + Self.leastGain { return .noDropOut }
    guard let errors = summit.errors, errors.allSatisfy({ $0 < Self.largestError }) else {
      return .flat
    }
    return summit.isLevel ? .converged : .exhausted
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
      evaluations: evaluations, customers: Int(likelihood.counts.total))
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
