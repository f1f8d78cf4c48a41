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
    /// When, where messages of one campaign are asked for; empty otherwise.
    public let days: [Day]
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
  /// The only campaign whose messages count, in any case; nil: every one.
  public let campaign: String?

  /// Messages received on a day or later.
  public init(since: Day, campaign: String? = nil) {
    self.since = since
    self.campaign = campaign
  }

  /// The list.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<[Row]> {
    try population.check(selection)
    let dataset = population.dataset
    let rows = counts(dataset, selection).map {
      Row(
        id: dataset.customers.id(of: $0.customer), messages: $0.rows.count,
        days: campaign == nil
          ? []
          : $0.rows.map { dataset.events[.received]?.table.day[$0] }
            .compactMap(\.self))
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
  ) -> [(customer: Int, rows: [Int])] {
    guard let view = dataset.events[.received] else { return [] }
    let wanted = campaign.map { name in
      let name = name.lowercased()
      return view.table.name.dictionary.map { $0.lowercased() == name }
    }
    var counts: [(customer: Int, rows: [Int])] = []
    selection.customers.forEachSet { customer in
      let recent = view.rows(of: customer).reversed().prefix { view.table.day[$0] >= since }
      let rows = recent.filter { row in
        guard let wanted else { return true }
        let code = view.table.name.codes[row]
        return code >= 0 && wanted[Int(code)]
      }
      if !rows.isEmpty { counts.append((customer, rows)) }
    }
    return counts
  }
}
