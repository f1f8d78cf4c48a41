/// The models that compete for telling who will not order, by the names people know them by.
public enum ForecastName: String, CaseIterable, Hashable, Codable, CodingKeyRepresentable, Sendable
{
  case betaGeometric = "BG/NBD"
  case modifiedBetaGeometric = "MBG/NBD"
  case pareto = "Pareto/NBD"
  case negativeBinomial = "NBD"
  /// The mean risk of the likeliest purchase model and of those that learn from all signals.
  case mean = "Mean"
  case boosted = "XGBoost"
  case logistic = "Logistic"
  case recency = "Recency"

  /// The name of a purchase model.
  public init(_ family: PurchaseFamily) {
    switch family {
    case .betaGeometric: self = .betaGeometric
    case .modifiedBetaGeometric: self = .modifiedBetaGeometric
    case .pareto: self = .pareto
    case .negativeBinomial: self = .negativeBinomial
    }
  }

  /// The purchase model of that name; nil: it learns from labels instead.
  public var family: PurchaseFamily? { PurchaseFamily(rawValue: rawValue) }
}
