/// How good a forecast was, once the horizon had passed.
///
/// - Unit: probabilities 0...1; totals in occasions.
public struct ForecastScore: Hashable, Codable, Sendable {
  /// Customers scored.
  public let customers: Int
  /// Those who did not order within the horizon.
  public let left: Int
  /// The order of the customers.
  public let ranking: Ranking
  /// Mean squared error of the risk (Brier, Monthly Weather Review 78, 1950); lower is better.
  public let brier: Double
  /// The same for telling everybody the share that did leave: `r (1 − r)`. No forecast knows it.
  public let brierReference: Double
  /// How far risks lie from the shares observed.
  public let calibrationError: Double
  /// Ten groups, predicted beside observed.
  public let reliability: Reliability
  /// Occasions predicted within the horizon; nil: the model predicts none.
  public let totalPredicted: Double?
  /// Occasions there were.
  public let totalActual: Int

  /// Whether the model is worth more than the plain share.
  public var isSkilled: Bool { brier < brierReference }

  /// The score of predicted risks; nil without customers. O(n log n).
  public init?(
    predicted: [Double], left: [Bool], totalPredicted: Double? = nil, totalActual: Int = 0
  ) {
    guard let calibrationError = CalibrationError.index(predicted: predicted, left: left) else {
      return nil
    }
    customers = predicted.count
    self.left = left.reduce(0) { $0 + ($1 ? 1 : 0) }
    ranking = Ranking(scores: predicted, left: left)
    brier = Self.brier(predicted, left)
    let share = Double(self.left) / Double(customers)
    brierReference = share * (1 - share)
    self.calibrationError = calibrationError
    reliability = Reliability(predicted: predicted, left: left)
    self.totalPredicted = totalPredicted
    self.totalActual = totalActual
  }

  /// Mean squared error of probabilities; 0 for nobody. O(n).
  static func brier(_ predicted: [Double], _ left: [Bool]) -> Double {
    guard !predicted.isEmpty else { return 0 }
    var sum = 0.0
    for (risk, isGone) in zip(predicted, left) {
      let error = risk - (isGone ? 1 : 0)
      sum += error * error
    }
    return sum / Double(predicted.count)
  }
}
