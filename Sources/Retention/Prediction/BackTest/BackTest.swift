import CustomerData

/// Every model fitted on what was known a horizon ago, beside what has happened since.
///
///     ├──── fitted on this ────┤──── scored on this ────┤
///                        day − horizon                 day
///
/// The lowest Brier is chosen: it punishes a wrong order and a wrong share alike (Brier 1950; Murphy,
/// Journal of Applied Meteorology 12, 1973). When the baseline has it, the baseline serves.
public struct BackTest: Hashable, Codable, Sendable {
  /// One model's score.
  public struct Entry: Hashable, Codable, Sendable {
    /// The model.
    public let name: ForecastName
    /// How it did.
    public let score: ForecastScore
  }

  /// The day the models were fitted at the end of.
  public let day: Day
  /// Days ahead that were forecast.
  public let horizon: Int
  /// Every model that could be fitted, the best Brier first; among equals the simpler.
  public let entries: [Entry]

  init(day: Day, horizon: Int, entries: [Entry]) {
    self.day = day
    self.horizon = horizon
    let simplest = Array(ForecastName.allCases.reversed())
    self.entries = entries.sorted { first, second in
      if first.score.brier != second.score.brier { return first.score.brier < second.score.brier }
      return (simplest.firstIndex(of: first.name) ?? 0)
        < (simplest.firstIndex(of: second.name) ?? 0)
    }
  }

  /// The model that serves; nil: none could be fitted.
  public var chosen: ForecastName? { entries.first?.name }

  /// A model's score; nil: it could not be fitted.
  public subscript(name: ForecastName) -> ForecastScore? {
    entries.first { $0.name == name }?.score
  }
}
