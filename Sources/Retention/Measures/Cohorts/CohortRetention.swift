import CustomerData

/// Of the customers who first bought in the same period, the share who bought again, period by period
/// (or their revenue, value, orders: see `CohortMeasure`).
///
///     retention(c, k) = n(c, k) / n(c)
///
///            k = 0    1    2
///     Jan    100 %  42 %  31 %
///     Feb    100 %  38 %   ·        · not over yet: absent, not zero
///
/// - Counts: a customer once per period, however many orders; refunded orders not at all.
/// - Shape: cohorts × periods, ragged on the right; the average is pooled over final cells.
/// - Complexity: O(orders + cohorts × periods).
/// - Source: Tenure.
public struct CohortRetention: Metric {
  /// A cell, a whole cohort, or a period of all cohorts.
  public struct Part: Hashable, Codable, Sendable {
    /// The period of the first order; nil: all cohorts with a final cell in `period`.
    public let cohort: CalendarPeriod?
    /// The split's value; nil: no split.
    public let band: Acquisition.Band?
    /// Periods after the first; nil: the whole cohort.
    public let period: Int?

    /// A cell, a whole cohort, or a period of all cohorts.
    public init(cohort: CalendarPeriod?, band: Acquisition.Band? = nil, period: Int?) {
      self.cohort = cohort
      self.band = band
      self.period = period
    }
  }

  /// The length of a period.
  public let unit: PeriodUnit
  /// What a cell says.
  public let measure: CohortMeasure
  /// What the cohorts are split by; nil: nothing.
  public let split: AcquisitionDimension?

  /// Cohorts per week, month, quarter or year.
  public init(
    per unit: PeriodUnit = .month, measure: CohortMeasure = .retention,
    split: AcquisitionDimension? = nil
  ) {
    self.unit = unit
    self.measure = measure
    self.split = split
  }

  /// The table.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<CohortTable> {
    try population.check(selection)
    let dataset = population.dataset
    var rows: [CohortRow] = []
    if let calendar = PeriodCalendar(dataset, per: unit) {
      let acquisition = split.map { Acquisition($0, of: population) }
      let tally = CohortTally(
        dataset, among: selection, calendar: calendar, acquisition: acquisition)
      rows = tally.rows(measure: measure, asOf: dataset.asOf, major: dataset.major)
    }
    let table = CohortTable(
      measure: measure, unit: unit, split: split, rows: rows, average: average(rows, dataset),
      currency: dataset.shop.currency)
    return Measured(value: table, explanation: account(table, dataset))
  }

  /// The customers of a cell, of a whole cohort, or of a period of all cohorts.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let acquisition = split.map { Acquisition($0, of: population) }
    let band = part.band.flatMap { band in acquisition?.bands.firstIndex(of: band) }
    if part.band != nil, band == nil { throw .noSuchPart }
    let rows = selection.customers.rows.filter { customer in
      if let band, acquisition?.codes[customer] != Int32(band) { return false }
      return isBehind(part, customer, dataset)
    }
    return Selection(rows: rows, of: dataset)
  }

  private func isBehind(_ part: Part, _ customer: Int, _ dataset: Dataset) -> Bool {
    let orders = CustomerOrders(dataset: dataset, upTo: dataset.asOf)
    guard let first = orders.first(customer) else { return false }
    let own = CalendarPeriod(unit, containing: first, weekStart: dataset.shop.weekStart)
    if let cohort = part.cohort, cohort != own { return false }
    guard let k = part.period else { return true }
    let days = own.adding(k).days
    if part.cohort == nil, dataset.asOf < days.last { return false }
    switch measure {
    case .rolling: return orders.rows(customer).contains { dataset.orders.day[$0] >= days.first }
    case .cumulative:
      return orders.rows(customer).contains {
        dataset.orders.day[$0] > first && dataset.orders.day[$0] <= days.last
      }
    case .lifetimeValue: return true
    default: return orders.ordered(customer, in: days)
    }
  }

  private func average(_ rows: [CohortRow], _ dataset: Dataset) -> [Double?] {
    (0..<(rows.map(\.cells.count).max() ?? 0)).map { k in
      CohortLetters(final: rows, k).value(measure, major: dataset.major)
    }
  }
}

extension MetricUnit {
  /// The currency of a money unit.
  public var currency: Currency? {
    if case .money(let currency) = self { return currency }
    return nil
  }
}
