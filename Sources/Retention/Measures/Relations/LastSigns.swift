import CustomerData

/// The last day each customer did something: ordered, clicked, wrote to support, answered, visited,
/// spent points, recommended, unsubscribed. Being written to is no sign, opening a message neither
/// (METRICS §8).
///
/// - Counts: valid orders, and events up to the as-of day.
/// - Shape: one row a customer, in the order of the table.
/// - Complexity: O(customers × kinds).
/// - Source: CNIL reference on managing commercial activities: the last contact that came from the
///   customer.
public struct LastSigns: Metric {
  /// One customer.
  public struct Row: Hashable, Codable, Sendable {
    /// The shop's id.
    public let id: String
    /// The last day; nil: never.
    public let day: Day?
  }

  /// One row of the list, by its place.
  public typealias Part = Int

  /// A list of customers is not kept.
  public static let isKept = false

  /// What counts beside orders.
  public static let kinds: [EventKind] = [
    .clicked, .unsubscribed, .contacted, .rated, .redeemed, .referred, .visited, .abandoned,
  ]

  /// What the list means.
  public static let definition = Definition(
    name: "Last sign", meaning: "The last day each customer did something.", formula: "n(rows)",
    unit: .count, source: "CNIL, reference on managing commercial activities", window: .lifetime)

  /// The last signs of some customers.
  public init() {}

  /// The list.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<[Row]> {
    try population.check(selection)
    let dataset = population.dataset
    let views = Self.kinds.compactMap { dataset.events[$0] }
    var rows: [Row] = []
    selection.customers.forEachSet { customer in
      let days = views.compactMap { view in view.rows(of: customer).last.map { view.table.day[$0] }
      }
      let last = (days + [population.facts.lastOrder(of: customer)].compactMap(\.self)).max()
      rows.append(Row(id: dataset.customers.id(of: customer), day: last))
    }
    let account = Explanation(
      definition: Self.definition,
      inputs: [Input("n(rows)", "customers listed", Double(rows.count))],
      value: Double(rows.count), asOf: dataset.asOf, snapshot: dataset.fingerprint)
    return Measured(value: rows, explanation: account)
  }

  /// The customer of a row.
  public func customers(
    behind part: Int, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let rows = selection.customers.rows
    guard rows.indices.contains(part) else { throw .noSuchPart }
    return Selection(rows: [rows[part]], of: population.dataset)
  }

  /// The account of the list.
  public func explanation(of part: Int, in measured: Measured<[Row]>) -> Explanation {
    measured.explanation
  }
}
