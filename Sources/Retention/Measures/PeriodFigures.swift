import CustomerData

/// The key figures of each period of the calendar, one after the other.
///
///     retention(m)     = customers active in m − 1 and in m ÷ active in m − 1
///     revenue lost(m)  = revenue in m − 1 of those not active in m ÷ revenue in m − 1
///     net retained(m)  = revenue in m of those active in m − 1 ÷ revenue in m − 1
///
/// - Counts: valid orders; anonymous orders count in `orders` and `revenue` only.
/// - Shape: one row a period, from the first order's to the as-of day's, none skipped.
/// - Complexity: O(orders + periods).
/// - Source: Tenure.
public struct PeriodFigures: Metric {
  /// One period.
  public struct Row: Hashable, Codable, Sendable {
    /// Which period.
    public let period: CalendarPeriod
    /// Valid orders.
    public fileprivate(set) var orders: Int
    /// Customers with a valid order.
    public let active: Int
    /// Customers whose first valid order is in it.
    public let new: Int
    /// Net revenue in minor units.
    public fileprivate(set) var revenue: Int64
    /// Net revenue of first order days, in minor units.
    public let newRevenue: Int64
    /// Net revenue of orders without a known customer, in minor units.
    public fileprivate(set) var anonymousRevenue: Int64 = 0
    /// Customers active in the period before and in this one.
    public let kept: Int
    /// Revenue in the period before of customers not active in this one, in minor units.
    public fileprivate(set) var lostRevenue: Int64
    /// Revenue in this period of customers active in the one before, in minor units.
    public let keptRevenue: Int64
    /// Customers active in the period before; nil in the first.
    public fileprivate(set) var activeBefore: Int?
    /// Revenue of known customers in the period before, in minor units; nil in the first.
    public fileprivate(set) var revenueBefore: Int64?
    /// Whether the as-of day is the period's last day or later.
    public let isFinal: Bool

    /// Active customers who are not new.
    public var returning: Int { active - new }
    /// Revenue of known customers after their first order day, in minor units.
    public var returningRevenue: Int64 { revenue - newRevenue - anonymousRevenue }
    /// Revenue per order in minor units; nil without orders.
    public var averageOrderValue: Double? { orders > 0 ? Double(revenue) / Double(orders) : nil }
    /// Share of the period before who came back; nil without any.
    public var retentionRate: Double? {
      Self.share(Double(kept), of: activeBefore.map(Double.init))
    }
    /// Share of the period before who did not; nil without any.
    public var churnRate: Double? { retentionRate.map { 1 - $0 } }
    /// Share of the revenue before that belonged to customers who did not come back.
    public var revenueChurnLost: Double? {
      Self.share(Double(lostRevenue), of: revenueBefore.map(Double.init))
    }
    /// Revenue now of the customers before, as a share of their revenue before.
    public var netRevenueRetention: Double? {
      Self.share(Double(keptRevenue), of: revenueBefore.map(Double.init))
    }

    fileprivate init(_ period: CalendarPeriod, _ cell: PeriodTally.Cell, isFinal: Bool) {
      self.period = period
      self.isFinal = isFinal
      orders = Int(cell.orders)
      active = Int(cell.active)
      new = Int(cell.new)
      kept = Int(cell.kept)
      revenue = cell.revenue
      newRevenue = cell.newRevenue
      keptRevenue = cell.keptRevenue
      lostRevenue = 0
    }

    private static func share(_ part: Double, of whole: Double?) -> Double? {
      whole.flatMap { $0 > 0 ? part / $0 : nil }
    }
  }

  /// The customers of a period.
  public enum Group: String, Hashable, Codable, Sendable, CaseIterable {
    /// With a valid order in it.
    case active
    /// With their first.
    case new
    /// Active and not new.
    case returning
    /// Active before and now.
    case kept
    /// Active before, not now.
    case lost
  }

  /// A group of one period.
  public struct Part: Hashable, Codable, Sendable {
    /// Which period.
    public let period: CalendarPeriod
    /// Which customers.
    public let group: Group

    /// A group of one period.
    public init(period: CalendarPeriod, group: Group) {
      self.period = period
      self.group = group
    }
  }

  /// The length of a period.
  public let unit: PeriodUnit

  /// Figures per week, month, quarter or year.
  public init(per unit: PeriodUnit) { self.unit = unit }

  /// One row a period, oldest first; none without orders.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<[Row]> {
    try population.check(selection)
    let dataset = population.dataset
    guard let calendar = PeriodCalendar(dataset, per: unit) else {
      return Measured(value: [], explanation: account([], dataset))
    }
    let tally = try Sweep(dataset, among: selection).run { PeriodTally(calendar) }
    return measured(tally, dataset, among: selection)
  }

  /// The rows of what was counted.
  func measured(
    _ tally: PeriodTally, _ dataset: Dataset, among selection: Selection
  ) -> Measured<[Row]> {
    var rows = Self.rows(tally, asOf: dataset.asOf)
    if selection.count == dataset.customers.count {
      Self.addAnonymous(dataset, tally.calendar, to: &rows)
    }
    return Measured(value: rows, explanation: account(rows, dataset))
  }

  /// The customers of a group of one period.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let now = part.period.days
    let before = part.period.adding(-1).days
    let group = part.group
    return try Sweep(dataset, among: selection).pick { run in
      switch group {
      case .active: run.ordered(in: now)
      case .new: now.contains(run.first)
      case .returning: run.first < now.first && run.ordered(in: now)
      case .kept: run.ordered(in: before) && run.ordered(in: now)
      case .lost: run.ordered(in: before) && !run.ordered(in: now)
      }
    }
  }

  /// The account of a period's retention.
  public func explanation(of part: Part, in measured: Measured<[Row]>) -> Explanation {
    let base = measured.explanation
    guard let row = measured.value.first(where: { $0.period == part.period }) else { return base }
    return Explanation(
      definition: base.definition, inputs: Self.inputs(row), value: row.retentionRate,
      leftOut: base.leftOut, window: row.period.days, asOf: base.asOf,
      finalOn: row.isFinal ? nil : row.period.last, remarks: base.remarks, snapshot: base.snapshot)
  }

  private static func inputs(_ row: Row) -> [Input] {
    [
      Input("n(R)", "of them active in this period", Double(row.kept)),
      Input("n(S)", "customers active in the period before", Double(row.activeBefore ?? 0)),
    ]
  }

  private func account(_ rows: [Row], _ dataset: Dataset) -> Explanation {
    let definition = Definition(
      name: "Retention by \(unit.rawValue)",
      meaning:
        "Of the customers active in the \(unit.rawValue) before, the share active in this one.",
      formula: "n(R) / n(S)", unit: .share, source: "Tenure")
    return Explanation(
      definition: definition, inputs: rows.last.map(Self.inputs) ?? [],
      value: rows.last?.retentionRate, leftOut: dataset.leftOutOrders(countingCustomers: true),
      asOf: dataset.asOf, snapshot: dataset.fingerprint)
  }

  /// One row a period, without orders of nobody known.
  static func rows(_ tally: PeriodTally, asOf: Day) -> [Row] {
    let periods = tally.periods
    var rows = periods.map { Row($0.period, $0.cell, isFinal: asOf >= $0.period.last) }
    let known = rows
    for place in rows.indices.dropFirst() {
      rows[place].activeBefore = known[place - 1].active
      rows[place].revenueBefore = known[place - 1].revenue
      rows[place].lostRevenue = known[place - 1].revenue - periods[place].cell.returningBase
    }
    return rows
  }

  private static func addAnonymous(
    _ dataset: Dataset, _ calendar: PeriodCalendar, to rows: inout [Row]
  ) {
    for order in dataset.anonymousOrders {
      let place = calendar[dataset.orders.day[order]]
      rows[place].orders += 1
      rows[place].revenue += dataset.orders.net[order]
      rows[place].anonymousRevenue += dataset.orders.net[order]
    }
  }
}
