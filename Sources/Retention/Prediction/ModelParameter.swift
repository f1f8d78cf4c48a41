/// One parameter of one fitted model, as tables show it.
public struct ModelParameter: Hashable, Sendable {
  /// The model's name.
  public let model: String
  /// The parameter's name; nil: the model could not be fitted.
  public let name: String?
  /// Its value.
  public let value: Double?
  /// By the curvature at the summit; nil: there is no summit, or a penalty has moved it.
  public let standardError: Double?
  /// The model's log-likelihood, time in weeks; nil: it has none that compares.
  public let logLikelihood: Double?
  /// Whether the parameters are knowledge.
  public let isConverged: Bool

  /// Whether its number names something, such as where the dice begin, and is no quantity.
  public var isName: Bool { name == "seed" }
}

extension ModelStudy {
  /// The parameters of every candidate, one row each; a candidate that could not be fitted has one
  /// row without a value.
  public var parameters: [ModelParameter] {
    ForecastName.allCases.flatMap { name in
      if let family = name.family { return rows(family) }
      if name == .mean { return meanRows }
      return learned[name].map { $0.parameters(of: name) } ?? [absent(name.rawValue)]
    } + spendRows
  }

  private var meanRows: [ModelParameter] {
    guard members.count > 1 else { return [absent(ForecastName.mean.rawValue)] }
    return members.map { member in
      ModelParameter(
        model: ForecastName.mean.rawValue, name: "share_of_" + member.rawValue,
        value: 1 / Double(members.count), standardError: nil, logLikelihood: nil,
        isConverged: true)
    }
  }

  private var spendRows: [ModelParameter] {
    guard let spend, !spend.parameters.isEmpty else { return [absent("Gamma-Gamma")] }
    return spend.parameters.map {
      ModelParameter(
        model: "Gamma-Gamma", name: $0.name, value: $0.value, standardError: $0.standardError,
        logLikelihood: spend.logLikelihood,
        isConverged: spend.convergence == .converged)
    }
  }

  private func rows(_ family: PurchaseFamily) -> [ModelParameter] {
    guard let fit = purchases?.all.first(where: { $0.family == family }) else {
      return [absent(family.rawValue)]
    }
    return fit.parameters.map {
      ModelParameter(
        model: family.rawValue, name: $0.name, value: $0.value,
        standardError: $0.standardError, logLikelihood: fit.logLikelihood,
        isConverged: fit.convergence == .converged)
    }
  }

  private func absent(_ model: String) -> ModelParameter {
    ModelParameter(
      model: model, name: nil, value: nil, standardError: nil, logLikelihood: nil,
      isConverged: false)
  }
}

extension ChurnModel {
  /// Settings, what it was fitted to and, of a weighted sum, its weights.
  func parameters(of name: ForecastName) -> [ModelParameter] {
    var rows: [(String, Double)] = []
    var isConverged = true
    switch kind {
    case .recency(let model), .logistic(let model):
      isConverged = model.regression.isConverged
      rows = [("penalty", model.penalty), ("intercept", model.regression.intercept)]
      rows += zip(model.scaling.columns, model.regression.weights).map { column, weight in
        (column.signal.rawValue + (column.isAbsence ? "_missing" : ""), weight)
      }
    case .boosted(let trees):
      rows = [
        ("rounds", Double(trees.growth.rounds)), ("depth", Double(trees.growth.depth)),
        ("learning_rate", trees.growth.rate), ("seed", Double(trees.growth.seed)),
      ]
    }
    rows += [
      ("cutoffs", Double(cutoffs.count)), ("rows", Double(self.rows)),
      ("orders_per_return", occasionsPerReturn),
    ]
    if case .platt(let intercept, let slope) = calibration {
      rows += [("calibration_intercept", intercept), ("calibration_slope", slope)]
    }
    if case .isotonic(let steps) = calibration {
      rows.append(("calibration_blocks", Double(steps.blocks.count)))
    }
    return rows.map {
      ModelParameter(
        model: name.rawValue, name: $0.0, value: $0.1, standardError: nil, logLikelihood: nil,
        isConverged: isConverged)
    }
  }
}
