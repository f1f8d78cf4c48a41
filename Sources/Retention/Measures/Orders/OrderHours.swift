import CustomerData

/// When orders are placed: day of the week by hour, local time.
///
/// - Counts: valid orders with a time of day, also those of nobody known when everyone is asked for.
/// - Shape: 7 × 24 cells, Monday first.
/// - Complexity: O(orders).
/// - Source: Tenure.
public struct OrderHours: Metric {
  /// One hour of one day of the week.
  public struct Cell: Hashable, Codable, Sendable {
    /// Monday is 1, Sunday 7.
    public let weekday: Int
    /// 0...23.
    public let hour: Int
    /// Valid orders.
    public let orders: Int
    /// Their net value, in minor units.
    public let revenue: Int64
  }

  /// All cells.
  public struct Value: Hashable, Codable, Sendable {
    /// The days.
    public let period: DayRange
    /// 168 cells, by day of the week, then hour.
    public let cells: [Cell]
    /// Orders of the period that have no time of day.
    public let untimed: Int

    /// The cell of a day of the week and an hour.
    public func cell(_ weekday: Int, _ hour: Int) -> Cell { cells[(weekday - 1) * 24 + hour] }
  }

  /// What is pointed at.
  public struct Part: Hashable, Codable, Sendable {
    /// Monday is 1; nil: the whole week.
    public let weekday: Int?
    /// 0...23; nil: the whole day.
    public let hour: Int?

    /// An hour, a day, or both.
    public init(weekday: Int?, hour: Int?) {
      self.weekday = weekday
      self.hour = hour
    }
  }

  /// What a cell's share means.
  public static let definition = Definition(
    name: "Orders by hour",
    meaning: "The share of the period's timed orders placed in this hour of this day of the week.",
    formula: "n(hour) / n(orders)", unit: .share, window: .period)

  /// Length of the period in days; it ends at the as-of day.
  public let days: Int

  /// Orders of the last `days` days.
  public init(days: Int = 365) { self.days = max(1, days) }

  /// The cells.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let period = DayRange(last: days, upTo: dataset.asOf)
    var orders = [Int](repeating: 0, count: 168)
    var revenue = [Int64](repeating: 0, count: 168)
    var untimed = 0
    func count(_ row: Int) {
      guard period.contains(dataset.orders.day[row]) else { return }
      guard let place = dataset.hourOfWeek(row) else {
        untimed += 1
        return
      }
      orders[place] += 1
      revenue[place] += dataset.orders.net[row]
    }
    selection.customers.forEachSet { dataset.customers.orders(of: $0).forEach(count) }
    if selection.count == dataset.customers.count { dataset.anonymousOrders.forEach(count) }
    let cells = (0..<168).map {
      Cell(weekday: $0 / 24 + 1, hour: $0 % 24, orders: orders[$0], revenue: revenue[$0])
    }
    let value = Value(period: period, cells: cells, untimed: untimed)
    let busiest = cells.max { $0.orders < $1.orders }
    let part = Part(weekday: busiest?.weekday ?? 1, hour: busiest?.hour ?? 0)
    return Measured(value: value, explanation: account(part, value, dataset))
  }

  /// The customers with an order in that hour.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let period = DayRange(last: days, upTo: dataset.asOf)
    let rows = selection.customers.rows.filter { customer in
      dataset.customers.orders(of: customer).contains { row in
        guard period.contains(dataset.orders.day[row]) else { return false }
        let isDay = part.weekday.map { dataset.orders.day[row].weekday == $0 } ?? true
        let isHour = part.hour.map { dataset.hourOfWeek(row).map { $0 % 24 } == $0 } ?? true
        return isDay && isHour
      }
    }
    return Selection(rows: rows, of: dataset)
  }

  /// The account of a cell's share.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let base = measured.explanation
    let (inputs, value) = letters(part, measured.value)
    return Explanation(
      definition: base.definition, inputs: inputs, value: value, leftOut: base.leftOut,
      window: base.window, asOf: base.asOf, remarks: base.remarks, snapshot: base.snapshot)
  }

  private func letters(_ part: Part, _ value: Value) -> ([Input], Double?) {
    let own = value.cells.filter {
      (part.weekday ?? $0.weekday) == $0.weekday && (part.hour ?? $0.hour) == $0.hour
    }.reduce(0) { $0 + $1.orders }
    let all = value.cells.reduce(0) { $0 + $1.orders }
    return (
      [
        Input("n(hour)", "valid orders in this hour", Double(own)),
        Input("n(orders)", "valid orders with a time of day", Double(all)),
      ], all > 0 ? Double(own) / Double(all) : nil
    )
  }

  private func account(_ part: Part, _ value: Value, _ dataset: Dataset) -> Explanation {
    let (inputs, share) = letters(part, value)
    return Explanation(
      definition: Self.definition, inputs: inputs, value: share,
      leftOut: [LeftOut("without a time of day", value.untimed, .orders)].filter { $0.count > 0 }
        + dataset.leftOutOrders(countingCustomers: false),
      window: value.period, asOf: dataset.asOf, snapshot: dataset.fingerprint)
  }
}

extension Dataset {
  /// Hours since Monday 0:00 of an order; nil without a time of day.
  fileprivate func hourOfWeek(_ order: Int) -> Int? {
    let minute = Int(orders.minute[order])
    return minute < 0 ? nil : (orders.day[order].weekday - 1) * 24 + minute / 60
  }
}
