import CustomerData

/// The orders themselves, newest first: what a number that counts or adds up orders is made of.
///
/// - Counts: valid orders; those of nobody known too when everyone is asked for.
/// - Shape: one row an order, at most `limit`; how many there are and what they are worth, in all.
/// - Complexity: O(orders + listed · log listed).
/// - Source: Tenure.
public struct OrderList: Metric {
  /// Which days.
  public enum Period: Hashable, Codable, Sendable {
    /// The last so many days up to the as-of day.
    case last(days: Int)
    /// From a day to a day.
    case days(DayRange)
    /// The whole history.
    case lifetime
  }

  /// One valid order.
  public struct Row: Hashable, Codable, Sendable {
    /// The shop's number.
    public let id: String
    /// Local day.
    public let day: Day
    /// Whose; nil: nobody known.
    public let customer: String?
    /// Sales or marketing channel; nil: unknown.
    public let channel: String?
    /// Units sold less units sent back; nil: the files tell no lines of it.
    public let units: Int?
    /// Discount in minor units.
    public let discount: Int64
    /// Refunded by the as-of day, in minor units.
    public let refunded: Int64
    /// Net value in minor units.
    public let net: Int64
  }

  /// The orders of a period.
  public struct Value: Hashable, Codable, Sendable {
    /// The newest ones, newest first.
    public let rows: [Row]
    /// How many orders there are, listed or not.
    public let orders: Int
    /// Their net value in minor units.
    public let revenue: Int64
    /// The days; nil: the whole history.
    public let period: DayRange?
  }

  /// What the number of orders means.
  public static let definition = Definition(
    name: "Orders listed", meaning: "Valid orders of these customers in these days.",
    formula: "n(orders)", unit: .count, window: .period)

  /// A list is not kept.
  public static var isKept: Bool { false }

  /// Which days.
  public let period: Period
  /// How many orders are listed at most; nil: all.
  public let limit: Int?

  /// The newest orders of some days.
  public init(_ period: Period = .last(days: 90), limit: Int? = nil) {
    self.period = period
    self.limit = limit.map { max(0, $0) }
  }

  /// The days for data seen on a day; nil: the whole history.
  public func range(asOf day: Day) -> DayRange? {
    switch period {
    case .last(let days): DayRange(last: max(1, days), upTo: day)
    case .days(let range): range
    case .lifetime: nil
    }
  }

  /// The list.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    var found = Found(in: dataset, range(asOf: dataset.asOf))
    selection.customers.forEachSet { found.add(dataset.customers.orders(of: $0)) }
    if selection.count == dataset.customers.count { found.add(dataset.anonymousOrders) }
    let value = Value(
      rows: found.newest(limit).map { Self.row($0, of: dataset) }, orders: found.rows.count,
      revenue: found.revenue, period: found.range)
    let account = Explanation(
      definition: Self.definition,
      inputs: [Input("n(orders)", "valid orders", Double(value.orders))],
      value: Double(value.orders), leftOut: dataset.leftOutOrders(countingCustomers: false),
      window: found.range, asOf: dataset.asOf, snapshot: dataset.fingerprint)
    return Measured(value: value, explanation: account)
  }

  /// A customer; without an id, everyone with an order in the days.
  public func customers(
    behind part: String?, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let range = range(asOf: dataset.asOf)
    let rows = selection.customers.rows.filter { customer in
      if let part { return dataset.customers.id(of: customer) == part }
      return dataset.customers.orders(of: customer).contains {
        range?.contains(dataset.orders.day[$0]) ?? true
      }
    }
    return Selection(rows: rows, of: dataset)
  }

  /// The account of the whole.
  public func explanation(of part: String?, in measured: Measured<Value>) -> Explanation {
    measured.explanation
  }

  private static func row(_ row: Int, of dataset: Dataset) -> Row {
    let table = dataset.orders
    let lines = table.lines(of: row)
    let units = lines.reduce(0) { $0 + Int(dataset.lines.quantity[$1]) }
    return Row(
      id: table.ids[row], day: table.day[row],
      customer: dataset.customers.customer(ofOrder: row).map(dataset.customers.id),
      channel: table.channel[row], units: lines.isEmpty ? nil : units,
      discount: table.discount[row], refunded: table.refunded[row], net: table.net[row])
  }

  /// The rows of the orders in the days.
  private struct Found {
    let dataset: Dataset
    let range: DayRange?
    private(set) var rows: [Int32] = []
    private(set) var revenue: Int64 = 0

    init(in dataset: Dataset, _ range: DayRange?) {
      self.dataset = dataset
      self.range = range
    }

    mutating func add(_ orders: Range<Int>) {
      for row in orders where range?.contains(dataset.orders.day[row]) ?? true {
        rows.append(Int32(truncatingIfNeeded: row))
        revenue += dataset.orders.net[row]
      }
    }

    /// Newest first; of one moment those further down the table first.
    func newest(_ limit: Int?) -> [Int] {
      let count = min(limit ?? rows.count, rows.count)
      guard count > 0 else { return [] }
      let least = leastDay(of: count)
      let table = dataset.orders
      let late = rows.map(Int.init).filter { table.day[$0] >= least }
      return Array(
        late.sorted {
          (table.day[$1], table.minute[$1], $1) < (table.day[$0], table.minute[$0], $0)
        }.prefix(count))
    }

    /// The latest day on or after which at least `count` of the orders lie.
    private func leastDay(of count: Int) -> Day {
      var days: [Day: Int] = [:]
      for row in rows { days[dataset.orders.day[Int(row)], default: 0] += 1 }
      var (seen, least) = (0, dataset.asOf)
      for (day, orders) in days.sorted(by: { $1.key < $0.key }) where seen < count {
        seen += orders
        least = day
      }
      return least
    }
  }
}
