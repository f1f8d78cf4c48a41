import CustomerData

/// One key figure with its change and its account.
public struct KeyFigure: Hashable, Codable, Sendable {
  /// Which figure.
  public let name: FigureName
  /// Its value, money in major units; nil: the data cannot give it (`reason` says why).
  public let value: Double?
  /// What the value counts.
  public let unit: MetricUnit
  /// The days it is about; nil: the whole history up to the as-of day.
  public let window: DayRange?
  /// Above the line of a ratio, when it is one.
  public let numerator: Double?
  /// Below the line of a ratio, when it is one.
  public let denominator: Double?
  /// The same figure as it stood when the period before ended.
  public let previous: Double?
  /// The lower end of the 95 % interval of a share, of NPS, or of a median wait.
  public let low: Double?
  /// Its upper end; nil where the data do not reach so far.
  public let high: Double?
  /// Whether the as-of day is the window's last day or later.
  public let isFinal: Bool
  /// Why there is no value.
  public let reason: String?
  /// Its account.
  public let explanation: Explanation

  /// Value less previous; nil unless both are known.
  public var change: Double? {
    guard let value, let previous else { return nil }
    return value - previous
  }
}

/// The key figures of one period.
public struct KeyFigureSet: Hashable, Codable, Sendable {
  /// The period.
  public let period: DayRange
  /// All figures, in the order of `FigureName`.
  public let figures: [KeyFigure]

  /// The figure of that name.
  public subscript(name: FigureName) -> KeyFigure? { figures.first { $0.name == name } }
}
