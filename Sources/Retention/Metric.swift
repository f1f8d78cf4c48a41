import CustomerData

/// A question with one definition, answered for the customers of a selection.
public protocol Metric: Hashable, Codable, Sendable {
  /// The whole result: a grid, a curve, a number.
  associatedtype Value: Hashable & Codable & Sendable
  /// What can be pointed at: a cell, a bar, a figure.
  associatedtype Part: Hashable & Codable & Sendable

  /// Whether an answer is small enough to be kept until it is asked for again; a list of customers
  /// is not. True unless a metric says otherwise.
  static var isKept: Bool { get }

  /// Whether the models must be fitted before it is measured.
  var needsForecasts: Bool { get }

  /// The answer, with its account.
  func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value>

  /// The customers a part of the answer is made of.
  func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection

  /// The account of one part of the answer.
  func explanation(of part: Part, in measured: Measured<Value>) -> Explanation
}

extension Metric {
  /// A handful of figures is kept.
  public static var isKept: Bool { true }

  /// Most questions are answered by what has happened alone.
  public var needsForecasts: Bool { false }
}

/// A value that can say how it came about.
public struct Measured<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  /// The answer.
  public let value: Value
  /// Its account.
  public let explanation: Explanation

  /// An answer with its account.
  public init(value: Value, explanation: Explanation) {
    self.value = value
    self.explanation = explanation
  }
}

/// Why a metric has no answer at all.
public enum MetricError: Error, Hashable, Codable, Sendable {
  /// The selection belongs to another snapshot.
  case foreignSelection
  /// There is no order to measure.
  case noOrders
  /// The part does not exist in the answer.
  case noSuchPart
  /// The work was cancelled.
  case cancelled
}
