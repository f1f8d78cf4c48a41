import CustomerData

/// What a list of customers can be sorted by.
public enum CustomerField: String, Hashable, Codable, Sendable, CaseIterable {
  case customer = "customer_id"
  case firstOrder = "first_order"
  case lastOrder = "last_order"
  case orders
  case occasions
  case revenue
  case averageOrderValue = "aov"
  case segment
  case risk
  case usualGap = "usual_gap_days"
  case recency = "recency_days"
  case lifetimeValue = "clv"
}

/// The customers of a selection, one row each.
///
/// - Complexity: O(customers log customers).
/// - Source: Tenure.
public struct CustomerList: Metric {
  /// One customer's row of the list.
  public struct Row: Hashable, Codable, Sendable {
    /// Row in the customer table.
    public let customer: Int
    /// The shop's id.
    public let id: String
    /// First and last name, else the id.
    public let name: String
    /// Day of the first valid order; nil: none.
    public let firstOrder: Day?
    /// Day of the last; nil: none.
    public let lastOrder: Day?
    /// Valid orders.
    public let orders: Int
    /// Days with a valid order.
    public let occasions: Int
    /// Net value in minor units.
    public let revenue: Int64
    /// Net value per order in minor units; nil: no order.
    public let averageOrderValue: Double?
    /// Segment; nil: no order.
    public let segment: Segment?
    /// The chance of no order within the horizon, 0...1; nil: no model serves, or none is fitted yet.
    public let risk: Double?
    /// Days since the last order; nil: none.
    public let recency: Int?
    /// The customer's own usual gap in days; nil: fewer than two order days.
    public let usualGap: Double?
    /// Latest known country; nil: unknown.
    public let country: String?
    /// Predicted value in minor units; nil: unknown, or not asked for.
    public let lifetimeValue: Double?
  }

  /// What comes first.
  public let sort: CustomerField
  /// Whether the smallest comes first.
  public let isAscending: Bool
  /// Whether the purchase models are asked for each customer's predicted value, which fits them.
  public let predicts: Bool

  /// The list sorted by a field; ties by id.
  public init(
    sort: CustomerField = .revenue, isAscending: Bool = false, predicts: Bool = false
  ) {
    self.sort = sort
    self.isAscending = isAscending
    self.predicts = predicts || sort == .lifetimeValue
  }

  /// Only an order by risk waits for the models.
  public var needsForecasts: Bool { sort == .risk }

  /// One row a customer is too much to keep.
  public static let isKept = false

  /// The rows, sorted.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<[Row]> {
    try population.check(selection)
    let forecast = predicts ? population.purchases : nil
    var rows = selection.customers.rows.map { Self.row(of: $0, population, forecast) }
    sort(&rows)
    return Measured(value: rows, explanation: account(rows.count, population))
  }

  /// One customer's row.
  public static func row(of customer: Int, in population: Population) -> Row {
    row(of: customer, population, nil)
  }

  /// The customer of that row of the customer table.
  public func customers(
    behind part: Int, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    guard part >= 0, part < population.facts.count, selection.customers[part] else {
      throw .noSuchPart
    }
    return Selection(rows: [part], of: population.dataset)
  }

  /// The account of the list.
  public func explanation(of part: Int, in measured: Measured<[Row]>) -> Explanation {
    measured.explanation
  }

  private static func row(
    of customer: Int, _ population: Population, _ forecast: PurchaseForecast?
  ) -> Row {
    let facts = population.facts
    let contact = population.dataset.customers.contacts[customer]
    return Row(
      customer: customer, id: contact.customerID, name: contact.displayName,
      firstOrder: facts.firstOrder(of: customer), lastOrder: facts.lastOrder(of: customer),
      orders: Int(facts.orders[customer]), occasions: Int(facts.occasions[customer]),
      revenue: facts.spent[customer], averageOrderValue: facts.averageOrderValue(of: customer),
      segment: population.scores.segment(of: customer),
      risk: population.forecasts?.risk(of: customer),
      recency: population.recency(of: customer), usualGap: facts.medianGap(of: customer),
      country: population.dataset.customers.country[customer],
      lifetimeValue: forecast?.lifetimeValue(of: customer))
  }

  /// Puts the rows in this list's order; absent values always last.
  public func sort(_ rows: inout [Row]) {
    switch sort {
    case .customer: by(&rows) { $0.id }
    case .firstOrder: by(&rows) { $0.firstOrder }
    case .lastOrder: by(&rows) { $0.lastOrder }
    case .orders: by(&rows) { $0.orders }
    case .occasions: by(&rows) { $0.occasions }
    case .revenue: by(&rows) { $0.revenue }
    case .averageOrderValue: by(&rows) { $0.averageOrderValue }
    case .segment: by(&rows) { $0.segment?.rawValue }
    case .risk: by(&rows) { $0.risk }
    case .usualGap: by(&rows) { $0.usualGap }
    case .recency: by(&rows) { $0.recency }
    case .lifetimeValue: by(&rows) { $0.lifetimeValue }
    }
  }

  /// Rows are wide: places are sorted, then each row goes where it belongs without a second array of rows.
  private func by<Key: Comparable>(_ rows: inout [Row], _ key: (Row) -> Key?) {
    let keys = rows.map(key)
    var order = rows.indices.sorted { first, second in
      switch (keys[first], keys[second]) {
      case (let a?, let b?) where a != b: isAscending ? a < b : a > b
      case (_?, nil): true
      case (nil, _?): false
      default: rows[first].id < rows[second].id
      }
    }
    for start in rows.indices {
      var place = start
      while order[place] != start {
        let source = order[place]
        rows.swapAt(place, source)
        order[place] = place
        place = source
      }
      order[place] = place
    }
  }

  private func account(_ count: Int, _ population: Population) -> Explanation {
    let definition = Definition(
      name: "Customers", meaning: "The customers of this selection.", formula: "n(customers)",
      unit: .count, source: "Tenure")
    return Explanation(
      definition: definition,
      inputs: [Input("n(customers)", "customers selected", Double(count))], value: Double(count),
      asOf: population.dataset.asOf, snapshot: population.dataset.fingerprint)
  }
}
