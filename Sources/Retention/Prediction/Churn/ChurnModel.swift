import CustomerData

/// A fitted model of who will not order within the horizon, with its calibration.
///
/// - Unit: risks 0...1.
/// - Source: Tenure (decision on models); see `LogisticRegression`, `BoostedTrees`, `Calibration`.
public struct ChurnModel: Hashable, Codable, Sendable {
  /// What gives the raw risk.
  public enum Kind: Hashable, Codable, Sendable {
    /// Silence only: the baseline that a better model must beat.
    case recency(LogisticModel)
    /// A weighted sum of all signals.
    case logistic(LogisticModel)
    /// Boosted trees on all signals.
    case boosted(BoostedTrees)
  }

  /// What gives the raw risk.
  public let kind: Kind
  /// What makes a share of it.
  public let calibration: Calibration
  /// Days ahead.
  public let horizon: Int
  /// The days it has learned from.
  public let cutoffs: [Day]
  /// The buyers it has learned from, over all cutoffs.
  public let rows: Int
  /// Occasions per returning customer within the horizon.
  public let occasionsPerReturn: Double

  /// The calibrated risk of each row.
  ///
  /// - Throws: `XGBoostError` when trees were chosen and the library has gone.
  public func risks(_ table: SignalTable, library: XGBoostLibrary?) throws(XGBoostError)
    -> [Double]
  {
    try raw(table, library: library).map(calibration.risk)
  }

  /// What each signal adds to the log-odds of each row; meant for the rows on a screen.
  func contributions(_ table: SignalTable, library: XGBoostLibrary?) throws(XGBoostError)
    -> [[Double]]
  {
    switch kind {
    case .recency(let model), .logistic(let model): return model.contributions(table)
    case .boosted(let trees):
      guard let library else { throw .notFound(searched: []) }
      return try trees.contributions(table, library: library)
    }
  }

  private func raw(_ table: SignalTable, library: XGBoostLibrary?) throws(XGBoostError)
    -> [Double]
  {
    switch kind {
    case .recency(let model), .logistic(let model): return model.risks(table)
    case .boosted(let trees):
      guard let library else { throw .notFound(searched: []) }
      return try trees.risks(table, library: library)
    }
  }
}
