import CustomerData

/// Every model fitted on what was known on past days, beside what happened after each.
///
///     ├──── fitted on this ────┤──── scored on this ────┤
///                        day − horizon                 day        and on the days before it
///
/// The lowest Brier over all days tried is chosen: it punishes a wrong order and a wrong share alike
/// (Brier 1950; Murphy, Journal of Applied Meteorology 12, 1973). When the baseline has it, the
/// baseline serves. A lead over the mean of the models that is within one standard error is no lead:
/// the mean serves (the one-standard-error rule of Breiman, Friedman, Olshen & Stone,
/// "Classification and Regression Trees", 1984, §3.4.3).
public struct BackTest: Hashable, Codable, Sendable {
  /// One model's scores.
  public struct Entry: Hashable, Codable, Sendable {
    /// The model.
    public let name: ForecastName
    /// How it did on everybody on the newest day.
    public let score: ForecastScore
    /// Mean squared error of the risk over all days tried: what decides.
    public let brier: Double
  }

  /// One day the models were tried on.
  public struct Trial: Hashable, Codable, Sendable {
    /// What was known at its end was fitted.
    public let day: Day
    /// Customers judged.
    public let customers: Int
    /// Those of them who did not order within the horizon.
    public let left: Int
    /// Each model's mean squared error.
    public let briers: [ForecastName: Double]
  }

  /// How sure the choice is.
  public struct Lead: Hashable, Codable, Sendable {
    /// The rival: the next best, or the one that did better by less than its error.
    public let over: ForecastName
    /// How much higher the rival's Brier is; below 0: lower.
    public let difference: Double
    /// The standard error of that, customers paired; the days are taken to err together.
    public let standardError: Double
  }

  /// The newest day tried.
  public let day: Day
  /// Days ahead that were forecast.
  public let horizon: Int
  /// The days tried, newest first.
  public let trials: [Trial]
  /// Every model that could be fitted, the best Brier first; among equals the simpler.
  public let entries: [Entry]
  /// The model that serves; nil: none could be fitted.
  public let chosen: ForecastName?
  /// How far the chosen one is ahead of its rival; nil: there is none.
  public let lead: Lead?

  /// Scores on the newest of some days, and the errors of all of them.
  init(
    horizon: Int, scores: [ForecastName: ForecastScore], trials: [Trial],
    lead: (ForecastName, ForecastName) -> Lead? = { _, _ in nil }
  ) {
    day = trials.first?.day ?? Day(number: 0)
    self.horizon = horizon
    self.trials = trials
    let simplest = Array(ForecastName.allCases.reversed())
    entries = simplest.compactMap { name in
      guard let score = scores[name], let brier = Self.brier(name, trials) else { return nil }
      return Entry(name: name, score: score, brier: brier)
    }.enumerated().sorted { ($0.element.brier, $0.offset) < ($1.element.brier, $1.offset) }
      .map(\.element)
    let best = entries.first?.name
    if let best, best != .mean, entries.contains(where: { $0.name == .mean }),
      let behind = lead(.mean, best), -behind.difference <= behind.standardError
    {
      chosen = .mean
      self.lead = behind
    } else {
      chosen = best
      self.lead = entries.count > 1 ? lead(entries[0].name, entries[1].name) : nil
    }
  }

  // Nil where the model was not tried on every day.
  private static func brier(_ name: ForecastName, _ trials: [Trial]) -> Double? {
    var (errors, customers) = (0.0, 0)
    for trial in trials {
      guard let brier = trial.briers[name] else { return nil }
      errors += brier * Double(trial.customers)
      customers += trial.customers
    }
    return customers > 0 ? errors / Double(customers) : nil
  }

  /// Customers judged, counted once a day.
  public var customers: Int { trials.reduce(0) { $0 + $1.customers } }

  /// The Brier of telling everybody the share that did leave after each day: `r (1 − r)`. No
  /// forecast knows it.
  public var brierReference: Double {
    let sum = trials.reduce(0.0) { sum, trial in
      let share = Double(trial.left) / Double(max(1, trial.customers))
      return sum + Double(trial.customers) * share * (1 - share)
    }
    return sum / Double(max(1, customers))
  }

  /// A model's scores; nil: it could not be fitted.
  public func entry(_ name: ForecastName) -> Entry? { entries.first { $0.name == name } }

  /// How a model did on the newest day; nil: it could not be fitted.
  public subscript(name: ForecastName) -> ForecastScore? { entry(name)?.score }
}
