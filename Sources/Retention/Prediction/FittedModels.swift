/// The models fitted at the end of one day, and which of them may serve.
struct FittedModels {
  /// Those that learn from labels.
  var learned: [ForecastName: ChurnModel] = [:]
  /// Those of when customers buy and stop; nil: nobody has bought.
  var purchases: PurchaseFits?
  /// Why the trees could not be grown; nil: they were, or were not tried.
  var failure: XGBoostError?

  /// Every model whose parameters are knowledge.
  var names: [ForecastName] {
    ForecastName.allCases.filter { name in
      if let family = name.family { return fit(family).map(isTrusted) ?? false }
      return name == .mean ? members.count > 1 : learned[name] != nil
    }
  }

  /// Whose risks `Mean` averages: the likeliest purchase model and those that learn from all signals.
  /// Models that err differently err less together (Bates & Granger, "The combination of
  /// forecasts", Operational Research Quarterly 20, 1969); the plain mean is hard to beat
  /// (Clemen, International Journal of Forecasting 5, 1989).
  var members: [ForecastName] {
    let likeliest = purchases.map { [ForecastName($0.chosen.family)] } ?? []
    return likeliest + [.logistic, .boosted].filter { learned[$0] != nil }
  }

  /// A purchase model; where customers were not seen to stop, the limit of its family without that.
  func model(_ family: PurchaseFamily) -> (any PurchaseModel)? {
    guard let own = fit(family) else { return nil }
    return isTrusted(own) ? own.model : fit(.negativeBinomial)?.model
  }

  private func fit(_ family: PurchaseFamily) -> PurchaseFit? {
    purchases?.all.first { $0.family == family }
  }

  // NBD's parameters are as good as they get.
  private func isTrusted(_ fit: PurchaseFit) -> Bool {
    fit.convergence == .converged || fit.family == .negativeBinomial
  }
}
