import Foundation

/// Every purchase model fitted to one history, and the one that explains it best.
///
/// The choice is by Schwarz's criterion among the fits that have a summit; NBD always has a place
/// in it, so that a shop where nothing shows that customers stop is not told otherwise.
///
/// - Complexity: O(evaluations × distinct histories).
/// - Source: Tenure; each family names its own.
public struct PurchaseFits: Hashable, Codable, Sendable {
  /// The fits, in the order of `PurchaseFamily`.
  public let all: [PurchaseFit]
  /// The one whose answers are used.
  public let chosen: PurchaseFit

  /// Fits the families to a history. The same history gives the same bits, in any order of its
  /// customers.
  public init(_ history: PurchaseHistory) {
    let counts = PurchaseCounts(history)
    let limit = PurchaseFitting(NegativeBinomialLikelihood(counts: counts)).fit(floor: nil)
    var fits: [PurchaseFit] = []
    for family in PurchaseFamily.allCases {
      fits.append(
        family == .negativeBinomial
          ? limit : Self.fitting(family, counts).fit(floor: limit.logLikelihood))
    }
    all = fits
    chosen =
      fits.filter { $0.convergence == .converged }.min {
        $0.informationCriterion < $1.informationCriterion
      } ?? limit
  }

  /// One family fitted alone, whether or not it is worth choosing.
  public static func fit(_ family: PurchaseFamily, to history: PurchaseHistory) -> PurchaseFit {
    fitting(family, PurchaseCounts(history)).fit(floor: nil)
  }

  private static func fitting(_ family: PurchaseFamily, _ counts: PurchaseCounts)
    -> PurchaseFitting
  {
    switch family {
    case .betaGeometric, .modifiedBetaGeometric:
      PurchaseFitting(BetaGeometricLikelihood(family: family, counts: counts))
    case .pareto: PurchaseFitting(ParetoLikelihood(counts: counts))
    case .negativeBinomial: PurchaseFitting(NegativeBinomialLikelihood(counts: counts))
    }
  }
}
