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
      measure: measure, unit: unit, split: split, rows: rows, average: average(rows, dataset))
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

  /// The account of a cell.
  public func explanation(of part: Part, in measured: Measured<CohortTable>) -> Explanation {
    let base = measured.explanation
    guard let cohort = part.cohort, let row = measured.value.row(cohort, band: part.band) else {
      return base
    }
    let k = min(max(0, part.period ?? 0), row.cells.count - 1)
    let cell = row.cells[k]
    let days = cohort.adding(k).days
    return Explanation(
      definition: base.definition, inputs: inputs(row, k, base.definition.unit), value: cell.value,
      leftOut: base.leftOut, window: days, asOf: base.asOf,
      finalOn: cell.isFinal ? nil : days.last, remarks: remarks(cell, row), snapshot: base.snapshot)
  }

  private func remarks(_ cell: CohortCell, _ row: CohortRow) -> [String] {
    var remarks: [String] = []
    if !cell.isFinal {
      remarks.append("the period is not over: observed so far, left out of the average")
    }
    if measure == .rolling {
      remarks.append("rolling retention still rises when a customer returns later")
    }
    if row.size < 30, measure.isShare { remarks.append("fewer than 30 customers: read the counts") }
    return remarks
  }

  private func inputs(_ row: CohortRow, _ k: Int, _ unit: MetricUnit) -> [Input] {
    let cell = row.cells[k]
    let scale = cell.revenue == 0 ? 1 : scaleOf(unit)
    func money(_ symbol: String, _ meaning: String, _ minor: Int64) -> Input {
      Input(symbol, meaning, Double(minor) / scale, .money(unit.currency))
    }
    let size = Input("n(c)", "customers of the cohort", Double(row.size))
    switch measure {
    case .customers, .retention, .rolling, .cumulative:
      return [Input("n(c, k)", "of them \(countedAs)", Double(cell.customers)), size]
    case .orders:
      return [Input("n(c, k)", "valid orders in the period", Double(cell.orders)), size]
    case .revenue: return [money("sum(c, k)", "net revenue in the period", cell.revenue), size]
    case .revenueRetention:
      return [
        money("sum(c, k)", "net revenue in the period", cell.revenue),
        money("sum(c, 0)", "net revenue in period 0", row.cells[0].revenue),
      ]
    case .lifetimeValue:
      return [
        money("sum(c, 0..k)", "net revenue up to the period's end", cell.revenueToDate), size,
      ]
    }
  }

  private var countedAs: String {
    switch measure {
    case .rolling: "with an order in the period or later"
    case .cumulative: "with a second order day by its end"
    default: "with an order in the period"
    }
  }

  private func scaleOf(_ unit: MetricUnit) -> Double { Double(unit.currency?.minorUnits ?? 100) }

  private func average(_ rows: [CohortRow], _ dataset: Dataset) -> [Double?] {
    (0..<(rows.map(\.cells.count).max() ?? 0)).map { k in
      let final = rows.filter { k < $0.cells.count && $0.cells[k].isFinal }
      let size = final.reduce(0) { $0 + $1.size }
      guard size > 0 else { return nil }
      func sum(_ value: (CohortRow) -> Double) -> Double { final.reduce(0) { $0 + value($1) } }
      switch measure {
      case .retention, .rolling, .cumulative:
        return sum { Double($0.cells[k].customers) } / Double(size)
      case .revenueRetention:
        let base = sum { Double($0.cells[0].revenue) }
        return base > 0 ? sum { Double($0.cells[k].revenue) } / base : nil
      case .lifetimeValue: return sum { dataset.major($0.cells[k].revenueToDate) } / Double(size)
      case .customers, .orders, .revenue:
        return sum { $0.cells[k].value ?? 0 } / Double(final.count)
      }
    }
  }

  private func account(_ table: CohortTable, _ dataset: Dataset) -> Explanation {
    let last = table.rows.last
    let definition = measure.definition(of: dataset.shop)
    return Explanation(
      definition: definition,
      inputs: last.map { inputs($0, 0, definition.unit) } ?? [], value: last?.cells.first?.value,
      leftOut: dataset.leftOutOrders(0, .customers), asOf: dataset.asOf,
      remarks: ["the average is pooled over final cells only"], snapshot: dataset.fingerprint)
  }
}

extension MetricUnit {
  /// The currency of a money unit.
  public var currency: Currency? {
    if case .money(let currency) = self { return currency }
    return nil
  }
}
