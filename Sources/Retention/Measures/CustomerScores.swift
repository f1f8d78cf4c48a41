import CustomerData

/// Each customer's recency, frequency and value with their scores and segment.
///
/// - Counts: customers with a valid order, in table order.
/// - Complexity: O(customers).
/// - Source: Tenure (tie rule: `RFMScores`).
public struct CustomerScores: Metric {
  /// One customer.
  public struct Row: Hashable, Codable, Sendable {
    /// The shop's id.
    public let id: String
    /// Days since the last order.
    public let recency: Int
    /// Days with a valid order.
    public let frequency: Int
    /// Net value in minor units.
    public let monetary: Int64
    /// Recency score, 1...5.
    public let r: Int
    /// Frequency score, 1...5.
    public let f: Int
    /// Monetary score, 1...5.
    public let m: Int
    /// The segment.
    public let segment: Segment
  }

  /// The scores as of the dataset's day.
  public init() {}

  /// One row a customer is too much to keep.
  public static let isKept = false

  /// One row a customer.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<[Row]> {
    let base = try RecencyFrequencyMonetary().measure(population, among: selection)
    let rows = selection.customers.rows.compactMap { Self.row($0, population) }
    return Measured(value: rows, explanation: base.explanation)
  }

  /// The customer of that row of the customer table.
  public func customers(
    behind part: Int, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try CustomerList().customers(behind: part, of: population, among: selection)
  }

  /// The account of the scores.
  public func explanation(of part: Int, in measured: Measured<[Row]>) -> Explanation {
    measured.explanation
  }

  private static func row(_ customer: Int, _ population: Population) -> Row? {
    guard let recency = population.recency(of: customer),
      let segment = population.scores.segment(of: customer)
    else { return nil }
    let scores = population.scores
    return Row(
      id: population.dataset.customers.contacts.ids[customer], recency: recency,
      frequency: Int(population.facts.occasions[customer]),
      monetary: population.facts.spent[customer], r: Int(scores.recency[customer]),
      f: Int(scores.frequency[customer]), m: Int(scores.monetary[customer]), segment: segment)
  }
}
