import CustomerData

/// Everything the first screen shows, from one pass over the orders: key figures with their curves,
/// revenue by week, cohorts by month, segments, and who needs attention.
///
/// Each part is the answer of the metric it is named after, word for word; they only share the pass.
///
/// - Counts: as each part does.
/// - Complexity: O(orders + customers); a period of the caller's choice costs a second pass.
public struct Overview: Metric {
  /// What is pointed at: one figure.
  public typealias Part = FigureName

  /// All parts.
  public struct Value: Hashable, Codable, Sendable {
    /// `KeyFigures` of `names`.
    public let figures: Measured<KeyFigureSet>
    /// `FigureTrend` of `names`.
    public let trend: Measured<FigureTrend.Curves>
    /// `PeriodFigures` per week.
    public let weeks: Measured<[PeriodFigures.Row]>
    /// `RecencyFrequencyMonetary`.
    public let segments: Measured<RecencyFrequencyMonetary.Value>
    /// `CohortRetention` per month.
    public let cohorts: Measured<CohortTable>
    /// Customers silent for twice their own gap.
    public let silence: SilentRegulars
    /// Customers whose second order is late; nil: nobody has come back yet.
    public let late: LateSecondOrders?
  }

  /// Customers with one order day, made between twice the usual wait and the usual wait ago.
  public struct LateSecondOrders: Hashable, Codable, Sendable {
    /// The days half of those who came back took for it, rounded.
    public let wait: Int
    /// How many customers are later than that.
    public let customers: Int
  }

  /// The figures counted.
  public static let names: [FigureName] = [
    .revenue, .customers, .retentionRate, .repeatRate, .averageOrderValue,
    .timeToSecondMedianReturned, .historicValue,
  ]

  /// Length of the period in days, when it ends at the as-of day, and of the curves' periods.
  public let days: Int
  /// A period of the caller's choice for the key figures; nil: the last `days` days.
  public let range: DayRange?

  /// The overview of the last `days` days, or of `range`.
  public init(days: Int = 90, range: DayRange? = nil) {
    self.days = max(1, days)
    self.range = range
  }

  private var keyFigures: KeyFigures { KeyFigures(days: days, range: range) }
  private var trend: FigureTrend { FigureTrend(days: days, of: Self.names) }

  /// All parts.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let frame = trend.frame(dataset)
    guard let weeks = PeriodCalendar(dataset, per: .week),
      let months = PeriodCalendar(dataset, per: .month)
    else { return try measured(FigureCount(frame, for: Self.names), nil, population, selection) }
    let layout = CohortLayout(months)
    let step = try Sweep(dataset, among: selection).run {
      Both(
        FigureCount(frame, for: Self.names),
        Both(PeriodTally(weeks), Both(CohortTally(layout), RegularsTally(dataset))))
    }
    return try measured(step.first, step.second, population, selection)
  }

  private func measured(
    _ count: FigureCount, _ others: Both<PeriodTally, Both<CohortTally, RegularsTally>>?,
    _ population: Population, _ selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    let dataset = population.dataset
    let curves = trend.measured(count, population, among: selection)
    let figures =
      try range == nil
      ? Measured(value: curves.value.latest, explanation: curves.explanation)
      : keyFigures.measured(of: Self.names, population, among: selection)
    let value = Value(
      figures: figures, trend: curves,
      weeks: try weeks(others?.first, population, selection),
      segments: try RecencyFrequencyMonetary().measure(population, among: selection),
      cohorts: CohortRetention().measured(others?.second.first, dataset),
      silence: (others?.second.second ?? RegularsTally(dataset)).regulars,
      late: late(figures.value, count.tallies().last))
    return Measured(value: value, explanation: figures.explanation)
  }

  private func weeks(
    _ tally: PeriodTally?, _ population: Population, _ selection: Selection
  ) throws(MetricError) -> Measured<[PeriodFigures.Row]> {
    let weeks = PeriodFigures(per: .week)
    guard let tally else { return try weeks.measure(population, among: selection) }
    return weeks.measured(tally, population.dataset, among: selection)
  }

  /// Who waits is known at the as-of day, the last of the curves' ends.
  private func late(_ figures: KeyFigureSet, _ tally: FigureTally?) -> LateSecondOrders? {
    let wait = figures[.timeToSecondMedianReturned]?.value.map { Int($0.rounded()) } ?? 0
    guard wait > 0, let tally else { return nil }
    return LateSecondOrders(
      wait: wait,
      customers: tally.waiting.count(below: 2 * wait + 1) - tally.waiting.count(below: wait + 1))
  }

  /// The customers of a figure.
  public func customers(
    behind part: FigureName, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try keyFigures.customers(behind: part, of: population, among: selection)
  }

  /// The account of a figure.
  public func explanation(of part: FigureName, in measured: Measured<Value>) -> Explanation {
    measured.value.figures.value[part]?.explanation ?? measured.explanation
  }
}
