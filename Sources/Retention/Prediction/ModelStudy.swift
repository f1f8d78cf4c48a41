import CustomerData

/// What was learned about who leaves: every model fitted on all data up to the day, how each would
/// have done, and which one serves.
public struct ModelStudy: Hashable, Codable, Sendable {
  /// The dataset it was made of.
  public let snapshot: Fingerprint
  /// The day the models are fitted at the end of.
  public let asOf: Day
  /// Days ahead.
  public let horizon: Int
  /// The models that learn from labels; a missing one could not be fitted.
  public let models: [ForecastName: ChurnModel]
  /// How each would have done; nil: the history is too short to try.
  public let backTest: BackTest?
  /// Why there are no trees; nil: there are.
  public let treesMissing: XGBoostError?

  /// The model that serves; nil: none has been tried.
  public var chosen: ForecastName? { backTest?.chosen }
}

/// How far the fitting has come.
public struct StudyProgress: Hashable, Sendable {
  /// Steps done.
  public let done: Int
  /// Steps in all.
  public let total: Int
}
