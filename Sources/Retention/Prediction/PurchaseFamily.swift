/// The models of when customers buy and when they stop.
///
/// In each of them a customer buys at random at a rate of the customer's own, rates differing
/// between customers like a gamma distribution; they differ in how customers stop.
public enum PurchaseFamily: String, Hashable, Codable, Sendable, CaseIterable {
  /// Stops after a purchase, never before the second one (Fader, Hardie & Lee, Marketing Science
  /// 24, 2005).
  case betaGeometric = "BG/NBD"
  /// Stops after any purchase, the first included (Batislam, Denizel & Filiztekin, IJRM 24, 2007).
  case modifiedBetaGeometric = "MBG/NBD"
  /// Stops at any time (Schmittlein, Morrison & Colombo, Management Science 33, 1987).
  case pareto = "Pareto/NBD"
  /// Never stops: the limit of the others where nothing shows that anyone has (Ehrenberg, 1959).
  case negativeBinomial = "NBD"

  /// The parameters in the order of the literature; rates in weeks.
  public var parameterNames: [String] {
    switch self {
    case .betaGeometric, .modifiedBetaGeometric: ["r", "alpha", "a", "b"]
    case .pareto: ["r", "alpha", "s", "beta"]
    case .negativeBinomial: ["r", "alpha"]
    }
  }
}
