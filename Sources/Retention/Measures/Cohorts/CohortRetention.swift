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
    var tally: CohortTally?
    if let calendar = PeriodCalendar(dataset, per: unit) {
      let layout =
        split.map {
          CohortLayout(calendar, Acquisition($0, of: population), population, among: selection)
        } ?? CohortLayout(calendar)
      tally = try Sweep(dataset, among: selection).run { CohortTally(layout) }
    }
    return measured(tally, dataset)
  }

  /// The table of what was counted; nil: there is no order.
  func measured(_ tally: CohortTally?, _ dataset: Dataset) -> Measured<CohortTable> {
    let rows =
      tally?.rows(measure: measure, asOf: dataset.asOf, major: dataset.major) ?? []
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
    let codes = acquisition?.codes
    let isBehind = rule(part, dataset)
    return try Sweep(dataset, among: selection).pick { run in
      if let band, codes?[run.customer] != Int32(band) { return false }
      return isBehind(run)
    }
  }

  private func rule(_ part: Part, _ dataset: Dataset) -> @Sendable (OrderRun) -> Bool {
    let (weekStart, asOf) = (dataset.shop.weekStart, dataset.asOf)
    guard let calendar = PeriodCalendar(dataset, per: unit) else { return { _ in false } }
    let cohort = part.cohort.map { $0.index - calendar.periods[0].index }
    if let own = part.cohort, own.unit != unit || own.weekStart != weekStart {
      return { _ in false }
    }
    guard let k = part.period else {
      return { run in cohort.map { $0 == calendar[run.first] } ?? true }
    }
    let (measure, isColumn) = (measure, part.cohort == nil)
    let days = calendar.periods.map { $0.adding(k).days }
    return { run in
      let own = calendar[run.first]
      if let cohort, cohort != own { return false }
      if isColumn, asOf < days[own].last { return false }
      return measure.isBehind(days[own], run)
    }
  }

  private func average(_ rows: [CohortRow], _ dataset: Dataset) -> [Double?] {
    (0..<(rows.map(\.cells.count).max() ?? 0)).map { k in
      CohortLetters(final: rows, k).value(measure, major: dataset.major)
    }
  }
}

extension CohortMeasure {
  /// Whether a customer is one of those behind the cell of a period.
  fileprivate func isBehind(_ days: DayRange, _ run: OrderRun) -> Bool {
    switch self {
    case .rolling: run.last >= days.first
    case .cumulative: run.upTo(days.last).map { $0.last > run.first } ?? false
    case .lifetimeValue: true
    default: run.ordered(in: days)
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
