import CustomerData

/// The figures a retention team opens the day with, of one period, beside the period before.
///
/// - Counts: valid orders; a customer once; revenue by the day of the order.
/// - Shape: one row a figure.
/// - Complexity: O(orders), in one pass for the period and its predecessor.
/// - Source: Tenure; each figure's definition names its own.
public struct KeyFigures: Metric {
  /// What is pointed at: one figure.
  public typealias Part = FigureName

  /// Length of the period in days, when it ends at the as-of day.
  public let days: Int
  /// A period of the caller's choice; nil: the last `days` days.
  public let range: DayRange?
  /// Whether the purchase models are asked for the predicted value, which fits them.
  public let predicts: Bool

  /// The figures of the last `days` days, or of `range`; the predicted value only if asked for.
  public init(days: Int = 90, range: DayRange? = nil, predicts: Bool = false) {
    self.days = max(1, days)
    self.range = range
    self.predicts = predicts
  }

  /// The period for data seen on a day.
  public func period(asOf day: Day) -> DayRange { range ?? DayRange(last: days, upTo: day) }

  /// All figures with their accounts.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<KeyFigureSet> {
    try population.check(selection)
    let measured = try measured(of: FigureName.allCases, population, among: selection)
    guard predicts else { return measured }
    return Measured(
      value: measured.value.replacing(.predicted(population, among: selection)),
      explanation: measured.explanation)
  }

  /// Some figures alone. O(orders).
  func measured(
    of names: [FigureName], _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<KeyFigureSet> {
    let dataset = population.dataset
    let period = period(asOf: dataset.asOf)
    let tallies = try FigureTally.tallies(
      dataset, among: selection, ends: [period.previous.last, period.last], days: period.count,
      for: names)
    let measured = measured(tallies[1], tallies[0], dataset, names)
    guard names.contains(.netPromoterScore), !dataset.events.isEmpty else { return measured }
    return Measured(
      value: measured.value.replacing(promoters(population, among: selection, period)),
      explanation: measured.explanation)
  }

  /// The figures of a tally, beside the tally of the period before.
  func measured(
    _ now: FigureTally, _ before: FigureTally, _ dataset: Dataset, _ names: [FigureName]
  ) -> Measured<KeyFigureSet> {
    let hadData = dataset.firstDay.map { $0 <= before.period.last } ?? false
    let figures = names.map { name in
      figure(name, now, hadData ? before : nil, dataset)
    }
    let set = KeyFigureSet(period: now.period, figures: figures)
    return Measured(value: set, explanation: figures[0].explanation)
  }

  /// The customers a figure counts, or is worked out from.
  public func customers(
    behind part: FigureName, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let period = period(asOf: dataset.asOf)
    let window = DayRange(last: dataset.shop.activityWindowDays, upTo: period.last)
    if part == .netPromoterScore {
      return try promoterCustomers(population, among: selection, period)
    }
    return try Sweep(dataset, among: selection).pick { run in
      guard let run = run.upTo(period.last) else { return false }
      return switch part {
      case .revenue, .orders, .averageOrderValue: run.ordered(in: period)
      // Who answered need not have ordered, and is told apart above.
      case .netPromoterScore: false
      case .customers, .ordersPerCustomer, .timeToSecondMedian, .predictedValue:
        true
      case .activeCustomers: run.ordered(in: window)
      case .newCustomers: period.contains(run.first)
      case .returningCustomers: run.first < period.first && run.ordered(in: period)
      case .retentionRate: run.ordered(in: window) && run.ordered(in: window.previous)
      case .churnRate: !run.ordered(in: window) && run.ordered(in: window.previous)
      case .revenueChurnGross, .revenueChurnNet:
        run.spent(in: window.previous) > max(0, run.spent(in: window))
      case .repeatRate, .intervalMedian, .intervalMedianPooled, .timeToSecondMedianReturned:
        run.first < run.last
      case .intervalMedianOrders: run.count >= 2
      case .historicValue: run.first.adding(days: 365) <= period.last
      }
    }
  }

  /// The account of one figure.
  public func explanation(of part: FigureName, in measured: Measured<KeyFigureSet>) -> Explanation {
    measured.value[part]?.explanation ?? measured.explanation
  }

  private func figure(
    _ name: FigureName, _ now: FigureTally, _ before: FigureTally?, _ dataset: Dataset
  ) -> KeyFigure {
    let result = FigureValue(name, now, dataset)
    let definition = name.definition(of: dataset.shop)
    let isFinal = dataset.asOf >= now.period.last
    let explanation = Explanation(
      definition: definition, inputs: result.inputs, value: result.value,
      leftOut: result.leftOut.filter { $0.count > 0 }
        + dataset.leftOutOrders(countingCustomers: !name.countsOrders),
      window: result.window, asOf: dataset.asOf, finalOn: isFinal ? nil : now.period.last,
      remarks: remarks(name, result, now, dataset), snapshot: dataset.fingerprint)
    return KeyFigure(
      name: name, value: result.value, unit: definition.unit, window: result.window,
      numerator: result.numerator, denominator: result.denominator,
      previous: before.flatMap { FigureValue(name, $0, dataset).value },
      low: result.interval.low, high: result.interval.high, isFinal: isFinal,
      reason: result.reason, explanation: explanation)
  }

  private func remarks(
    _ name: FigureName, _ result: FigureValue, _ tally: FigureTally, _ dataset: Dataset
  ) -> [String] {
    var remarks = result.reason.map { [$0] } ?? []
    if name.countsOrders, tally.anonymousOrders > 0 {
      remarks.append("orders without identifier are counted here, in no customer's history")
    }
    let needsWindowBefore: [FigureName] = [
      .retentionRate, .churnRate, .revenueChurnGross, .revenueChurnNet,
    ]
    if needsWindowBefore.contains(name), let window = result.window, let start = dataset.firstDay,
      start > window.previous.first
    {
      remarks.append("the data begin on \(start.iso), inside the window before")
    }
    if let n = result.denominator, n < 30, definitionIsShare(name) {
      remarks.append("fewer than 30 customers: read the interval, not the share")
    }
    return remarks
  }

  private func definitionIsShare(_ name: FigureName) -> Bool {
    [.retentionRate, .churnRate, .repeatRate].contains(name)
  }
}
