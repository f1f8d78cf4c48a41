/// What a metric means, in words and as a formula. One per metric, used everywhere it is shown.
public struct Definition: Hashable, Codable, Sendable {
  /// Which days a number is about.
  public enum Window: Hashable, Codable, Sendable {
    /// The state at the end of the as-of day.
    case asOf
    /// The whole history up to the as-of day.
    case lifetime
    /// The period asked for, 90 days by default.
    case period
    /// The shop's activity window and the one before it.
    case activity
    /// So many days from each customer's first order.
    case afterFirst(days: Int)
    /// The period of the cell that is pointed at.
    case cell
    /// So many days after the as-of day.
    case ahead(days: Int)
  }

  /// Which way is good.
  public enum Direction: String, Hashable, Codable, Sendable {
    /// More is better.
    case up
    /// Less is better.
    case down
    /// Neither: it describes.
    case neither
  }

  /// Its name on screens.
  public let name: String
  /// One sentence for someone who is not an analyst.
  public let meaning: String
  /// Arithmetic over the inputs' symbols; `Formula` evaluates it.
  public let formula: String
  /// What the value counts.
  public let unit: MetricUnit
  /// Author and year, or "Tenure".
  public let source: String
  /// The days it is about.
  public let window: Window
  /// Which way is good.
  public let direction: Direction

  /// A metric's meaning.
  public init(
    name: String, meaning: String, formula: String, unit: MetricUnit, source: String = "Tenure",
    window: Window = .asOf, direction: Direction = .neither
  ) {
    self.name = name
    self.meaning = meaning
    self.formula = formula
    self.unit = unit
    self.source = source
    self.window = window
    self.direction = direction
  }
}
