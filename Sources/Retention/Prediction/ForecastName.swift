/// The models that compete for telling who will not order, by the names people know them by.
public enum ForecastName: String, CaseIterable, Hashable, Codable, Sendable {
  case betaGeometric = "BG/NBD"
  case modifiedBetaGeometric = "MBG/NBD"
  case pareto = "Pareto/NBD"
  case negativeBinomial = "NBD"
  case boosted = "XGBoost"
  case logistic = "Logistic"
  case recency = "Recency"

  /// Whether it only looks at the silence: the baseline that the others must beat.
  public var isBaseline: Bool { self == .recency }
}
