/// What a metric means, in words and as a formula. One per metric, used everywhere it is shown.
public struct Definition: Hashable, Codable, Sendable {
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

  /// A metric's meaning.
  public init(name: String, meaning: String, formula: String, unit: MetricUnit, source: String) {
    self.name = name
    self.meaning = meaning
    self.formula = formula
    self.unit = unit
    self.source = source
  }
}
