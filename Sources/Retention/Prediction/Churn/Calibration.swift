/// What turns a model's raw risk into the share that leaves among customers of that risk.
///
/// Learned on customers and cutoffs the raw model had not seen. The simplest that helps is taken:
/// as it is, a line through the log-odds (Platt, "Advances in Large Margin Classifiers", 1999), or a
/// never-falling function; each is judged on cutoffs it was not fitted to.
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
  ///
  /// `days` says how many of them, one after the other, are of each cutoff: a kind is judged on the
  /// cutoffs it was not fitted to, because the level of a season is no fault that the next one has.
  /// Of one cutoff every second customer is judged.
  public init(raw: [Double], left: [Bool], days: [Int] = []) {
    let parts = Self.parts(raw.count, days)
    guard parts.allSatisfy({ $0.count >= 50 }), Set(left).count == 2 else {
      self = .none
      return
    }
    var best: (kind: Kind, error: Double) = (.none, Self.error(raw, left))
    for kind in raw.count < Self.isotonicMinimum ? [Kind.platt] : [.platt, .isotonic] {
      var error = 0.0
      for (place, tested) in parts.enumerated() {
        let learned = parts.indices.filter { $0 != place }.flatMap { parts[$0] }
        let fitted = kind.fitted(learned.map { raw[$0] }, learned.map { left[$0] })
        error += Self.error(tested.map { fitted.risk(raw[$0]) }, tested.map { left[$0] })
      }
      if error < best.error { best = (kind, error) }
    }
    self = best.kind.fitted(raw, left)
  }

  private static func parts(_ count: Int, _ days: [Int]) -> [[Int]] {
    guard days.count > 1 else {
      return (0...1).map { half in (0..<count).filter { $0 % 2 == half } }
    }
    var start = 0
    return days.map { length in
      defer { start += length }
      return Array(start..<(start + length))
    }
  }

  private static func error(_ predicted: [Double], _ left: [Bool]) -> Double {
    ForecastScore.brier(predicted, left) * Double(left.count)
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
