import Foundation

/// One model fitted to a history: parameters, likelihood, and whether the likelihood has a summit.
public struct PurchaseFit: Hashable, Codable, Sendable {
  /// One parameter.
  public struct Parameter: Hashable, Codable, Sendable {
    /// As in the literature: r, alpha …
    public let name: String
    /// In weeks where it is a time.
    public let value: Double
    /// By the curvature at the summit; nil: there is no summit.
    public let standardError: Double?
  }

  /// Whether the parameters are knowledge.
  public enum Convergence: String, Hashable, Codable, Sendable {
    /// The summit was found.
    case converged
    /// The likelihood rises towards a world where nobody stops: its limit is NBD.
    case noDropOut
    /// Some parameter could be anything.
    case flat
    /// The evaluations were used up.
    case exhausted
  }

  /// Which model.
  public let family: PurchaseFamily
  /// In the order of the literature.
  public let parameters: [Parameter]
  /// The log-likelihood, time in weeks.
  public let logLikelihood: Double
  /// Whether the parameters are knowledge.
  public let convergence: Convergence
  /// How often the likelihood was evaluated.
  public let evaluations: Int
  /// Customers it was fitted to.
  public let customers: Int

  /// Asked about customers.
  public var model: any PurchaseModel { family.model(parameters.map(\.value)) }

  /// Schwarz's criterion, lower is better: `k ln n − 2 ln L` (Annals of Statistics 6, 1978).
  public var informationCriterion: Double {
    let penalty = Double(parameters.count) * log(Double(max(1, customers)))
    return penalty - 2 * logLikelihood
  }
}
