/// What turns a model's raw risk into the share that leaves among customers of that risk.
///
/// Learned on customers and cutoffs the raw model had not seen. The simplest that helps is taken:
/// as it is, a line through the log-odds (Platt, "Advances in Large Margin Classifiers", 1999), or a
/// never-falling function; each is judged on the half of the customers it was not fitted to.
public enum Calibration: Hashable, Codable, Sendable {
  /// The raw risk is kept.
  case none
  /// log-odds = intercept + slope × raw log-odds.
  case platt(intercept: Double, slope: Double)
  /// A never-falling function through the shares observed.
  case isotonic(IsotonicRegression)

  /// Its name in tables.
  public var name: String {
    switch self {
    case .none: "none"
    case .platt: "Platt"
    case .isotonic: "isotonic"
    }
  }

  // Steps need company: with fewer customers the function learns their noise (Niculescu-Mizil
  // & Caruana, ICML 2005, found it behind Platt's line below about 1,000 cases).
  private static let isotonicMinimum = 1000

  /// The calibration that serves best for raw risks against what happened. O(n log n).
  public init(raw: [Double], left: [Bool]) {
    let halves = (0...1).map { half in raw.indices.filter { $0 % 2 == half } }
    guard halves.allSatisfy({ $0.count >= 50 }), Set(left).count == 2 else {
      self = .none
      return
    }
    var best: (kind: Kind, brier: Double) = (.none, ForecastScore.brier(raw, left))
    for kind in raw.count < Self.isotonicMinimum ? [Kind.platt] : [.platt, .isotonic] {
      var error = 0.0
      for half in 0...1 {
        let (learned, tested) = (halves[half], halves[1 - half])
        let fitted = kind.fitted(learned.map { raw[$0] }, learned.map { left[$0] })
        error +=
          ForecastScore.brier(tested.map { fitted.risk(raw[$0]) }, tested.map { left[$0] })
          * Double(tested.count)
      }
      if error / Double(raw.count) < best.brier { best = (kind, error / Double(raw.count)) }
    }
    self = best.kind.fitted(raw, left)
  }

  /// The line through the log-odds.
  static func platt(_ raw: [Double], _ left: [Bool]) -> Calibration {
    let line = LogisticRegression(
      rows: raw.map(LogisticRegression.logOdds), columns: 1, outcomes: left, penalty: 1e-6)
    return .platt(intercept: line.intercept, slope: line.weights[0])
  }

  /// The calibrated risk.
  public func risk(_ raw: Double) -> Double {
    switch self {
    case .none: raw
    case .platt(let intercept, let slope):
      LogisticRegression.probability(intercept + slope * LogisticRegression.logOdds(raw))
    case .isotonic(let steps): (1 - Self.hair) * steps.share(for: raw) + Self.hair * raw
    }
  }

  // Keeps the raw order where the function is flat, and risks off 0 and 1.
  private static let hair = 0.01

  private enum Kind {
    case none, platt, isotonic

    func fitted(_ raw: [Double], _ left: [Bool]) -> Calibration {
      switch self {
      case .none: return .none
      case .isotonic: return .isotonic(IsotonicRegression(predicted: raw, left: left))
      case .platt: return .platt(raw, left)
      }
    }
  }
}
