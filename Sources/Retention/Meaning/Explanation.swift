import CustomerData

/// One letter of a formula with today's value.
public struct Input: Hashable, Codable, Sendable {
  /// As written in the formula: `n(S)`.
  public let symbol: String
  /// What it counts, in words.
  public let meaning: String
  /// Its value; money in major units.
  public let value: Double
  /// What the value counts.
  public let unit: MetricUnit

  /// One letter of a formula.
  public init(_ symbol: String, _ meaning: String, _ value: Double, _ unit: MetricUnit = .count) {
    self.symbol = symbol
    self.meaning = meaning
    self.value = value
    self.unit = unit
  }
}

/// Who or what is not in a number, and why.
public struct LeftOut: Hashable, Codable, Sendable {
  /// What is counted in `count`.
  public enum Kind: String, Hashable, Codable, Sendable {
    /// Customers.
    case customers
    /// Orders.
    case orders
  }

  /// Why.
  public let reason: String
  /// How many.
  public let count: Int
  /// Customers or orders.
  public let kind: Kind

  /// A group that is not in the number.
  public init(_ reason: String, _ count: Int, _ kind: Kind) {
    self.reason = reason
    self.count = count
    self.kind = kind
  }
}

/// How a number came about: enough to recompute it by hand.
public struct Explanation: Hashable, Codable, Sendable {
  /// What the metric means.
  public let definition: Definition
  /// The formula's letters with their values.
  public let inputs: [Input]
  /// The result; nil: the data cannot give it.
  public let value: Double?
  /// Who was left out, and why.
  public let leftOut: [LeftOut]
  /// The days the number is about; nil: the whole history.
  public let window: DayRange?
  /// The day the figures are of.
  public let asOf: Day
  /// The first as-of day on which the number no longer changes; nil: it is final, or moves for ever.
  public let finalOn: Day?
  /// Remarks the reader should know: data beginning inside the window, small numbers.
  public let remarks: [String]
  /// The data the number is of.
  public let snapshot: Fingerprint

  /// The account of one number.
  public init(
    definition: Definition, inputs: [Input], value: Double?, leftOut: [LeftOut] = [],
    window: DayRange? = nil, asOf: Day, finalOn: Day? = nil, remarks: [String] = [],
    snapshot: Fingerprint
  ) {
    self.definition = definition
    self.inputs = inputs
    self.value = value
    self.leftOut = leftOut
    self.window = window
    self.asOf = asOf
    self.finalOn = finalOn
    self.remarks = remarks
    self.snapshot = snapshot
  }
}
