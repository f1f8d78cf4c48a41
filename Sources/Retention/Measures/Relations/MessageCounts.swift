import CustomerData

/// How many messages each customer received since a day, by the messages files: what a cap counts
/// beside the shop's own deliveries.
///
/// - Counts: messages that reached the customer, on any channel.
/// - Shape: one row a customer with any.
/// - Complexity: O(messages since the day + customers).
/// - Source: Tenure.
public struct MessageCounts: Metric {
  /// One customer.
  public struct Row: Hashable, Codable, Sendable {
    /// The shop's id.
    public let id: String
    /// Messages received since the day.
    public let messages: Int
  }

  /// One row of the list, by its place.
  public typealias Part = Int

  /// A list of customers is not kept.
  public static let isKept = false

  /// What the list means.
  public static let definition = Definition(
    name: "Messages received", meaning: "Messages each customer received since a day.",
    formula: "n(messages)", unit: .count, window: .period)

  /// The first day that counts.
  public let since: Day

  /// Messages received on a day or later.
  public init(since: Day) { self.since = since }

  /// The list.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<[Row]> {
    try population.check(selection)
    let dataset = population.dataset
    let rows = counts(dataset, selection).map {
      Row(id: dataset.customers.id(of: $0), messages: $1)
    }
    let sum = rows.reduce(0) { $0 + $1.messages }
    let account = Explanation(
      definition: Self.definition,
      inputs: [Input("n(messages)", "messages received since the day", Double(sum))],
      value: Double(sum), asOf: dataset.asOf, snapshot: dataset.fingerprint)
    return Measured(value: rows, explanation: account)
  }

  /// The customer of a row.
  public func customers(
    behind part: Int, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let counted = counts(population.dataset, selection)
    guard counted.indices.contains(part) else { throw .noSuchPart }
    return Selection(rows: [counted[part].customer], of: population.dataset)
  }

  /// The account of the list.
  public func explanation(of part: Int, in measured: Measured<[Row]>) -> Explanation {
    measured.explanation
  }

  private func counts(
    _ dataset: Dataset, _ selection: Selection
  ) -> [(customer: Int, messages: Int)] {
    guard let view = dataset.events[.received] else { return [] }
    var counts: [(customer: Int, messages: Int)] = []
    selection.customers.forEachSet { customer in
      let messages = view.rows(of: customer).reversed().prefix { view.table.day[$0] >= since }.count
      if messages > 0 { counts.append((customer, messages)) }
    }
    return counts
  }
}
