import CustomerData

/// One number by its name, whatever metric it comes from.
///
/// - Counts, unit, source: those of its definition.
/// - Complexity: that of its metric.
public struct NamedNumber: Metric {
  /// The two sides of a ratio; a number that is none has only the first.
  public enum Part: String, Hashable, Codable, Sendable, CaseIterable {
    /// The customers counted above the line, or all that the number is made of.
    case numerator
    /// The customers below it.
    case denominator
  }

  /// Which number.
  public let name: NumberName

  /// The number of that name.
  public init(_ name: NumberName) { self.name = name }

  /// The number with its account.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Reading> {
    let reading = try reading(population, among: selection)
    return Measured(value: reading, explanation: reading.explanation)
  }

  /// The customers on one side of the number.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    switch name {
    case .figure(let figure):
      return try KeyFigures().customers(
        behind: figure, side: part, of: population, among: selection)
    case .cohort(let measure):
      return try CohortRetention(measure: measure).customers(
        behindFirstPeriod: part, of: population, among: selection)
    case .segments: return selection.intersection(population.buyers)
    case .atRisk:
      if part == .denominator { return selection.intersection(population.buyers) }
      return try SilenceRisk().customers(behind: .all, of: population, among: selection)
    case .bridge(let number):
      return try RevenueBridge().customers(
        behind: number.part(of: part), of: population, among: selection)
    case .repeats(let number):
      return try RepeatPurchase().customers(
        behind: number.part(of: part), of: population, among: selection)
    case .concentration(let group):
      return try ValueConcentration().customers(
        behind: part == .numerator ? group : nil, of: population, among: selection)
    case .orderValue(let number):
      return try OrderValues().customers(
        behind: part == .numerator ? number.part : .all, of: population, among: selection)
    case .gain:
      return try RetentionGain().customers(
        behind: part == .numerator ? .active : .retained, of: population, among: selection)
    case .returns:
      return try ReturnsByProduct().customers(
        behind: .init(label: nil, isRefunded: part == .numerator), of: population,
        among: selection)
    case .satisfaction(let number):
      return try number.customers(behind: part, of: population, among: selection)
    case .payback:
      return try Payback().customers(
        behind: .init(label: nil), of: population, among: selection)
    }
  }

  /// The number's own account: both sides are in it.
  public func explanation(of part: Part, in measured: Measured<Reading>) -> Explanation {
    measured.explanation
  }

  private func reading(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Reading {
    switch name {
    case .figure(let figure):
      let figures = KeyFigures(predicts: figure == .predictedValue)
      let measured = try figures.measure(population, among: selection)
      return measured.value[figure]?.reading ?? Reading(measured.explanation)
    case .cohort(let measure):
      let metric = CohortRetention(measure: measure)
      return Reading(
        try metric.measure(population, among: selection).explanation, isRatio: true)
    case .segments:
      return Reading(
        try RecencyFrequencyMonetary().measure(population, among: selection).explanation,
        isRatio: true)
    case .atRisk:
      let measured = try SilenceRisk().measure(population, among: selection)
      return Reading(
        share: measured.value.rows.count, of: measured.value.customers, measured.explanation)
    case .bridge(let number):
      return RevenueBridge.reading(
        number, in: try RevenueBridge().measure(population, among: selection))
    case .repeats(let number):
      let metric = RepeatPurchase()
      return metric.reading(number, in: try metric.measure(population, among: selection))
    case .concentration(let group):
      let metric = ValueConcentration()
      return metric.reading(group, in: try metric.measure(population, among: selection))
    case .orderValue(let number):
      let metric = OrderValues()
      return metric.reading(number, in: try metric.measure(population, among: selection))
    case .gain(let number):
      let metric = RetentionGain()
      return metric.reading(number, in: try metric.measure(population, among: selection))
    case .returns:
      let metric = ReturnsByProduct()
      return metric.reading(try metric.measure(population, among: selection))
    case .satisfaction(let number):
      let metric = Satisfaction()
      return metric.reading(
        number, in: try metric.measure(population, among: selection))
    case .payback(let number):
      return number.reading(
        try Payback().measure(population, among: selection), of: population.dataset)
    }
  }
}

extension KeyFigures {
  /// The customers on one side of a figure.
  func customers(
    behind figure: FigureName, side: NamedNumber.Part, of population: Population,
    among selection: Selection
  ) throws(MetricError) -> Selection {
    guard side == .denominator else {
      return try customers(behind: figure, of: population, among: selection)
    }
    switch figure.basis {
    case .itself: return try customers(behind: figure, of: population, among: selection)
    case .customers: return try customers(behind: .customers, of: population, among: selection)
    case .windowBefore, .spendersBefore:
      try population.check(selection)
      let dataset = population.dataset
      let last = period(asOf: dataset.asOf).last
      let before = DayRange(last: dataset.shop.activityWindowDays, upTo: last).previous
      let orders = CustomerOrders(dataset: dataset, upTo: last)
      let rows = selection.customers.rows.filter { customer in
        figure.basis == .windowBefore
          ? orders.ordered(customer, in: before) : orders.spent(customer, in: before) > 0
      }
      return Selection(rows: rows, of: dataset)
    }
  }
}

extension FigureName {
  /// The customers below the line.
  public enum Basis: Hashable, Sendable {
    /// The same as above it, or there is no line.
    case itself
    /// Everyone with a valid order.
    case customers
    /// Who ordered in the window before.
    case windowBefore
    /// Who brought revenue in the window before.
    case spendersBefore
  }

  /// Whom the figure is a share of.
  public var basis: Basis {
    switch self {
    case .retentionRate, .churnRate: .windowBefore
    case .revenueChurnGross, .revenueChurnNet: .spendersBefore
    case .repeatRate, .ordersPerCustomer: .customers
    default: .itself
    }
  }
}

extension CohortRetention {
  /// The customers on one side of the average of the first period after the first order; of
  /// period 0 while no later one is over.
  func customers(
    behindFirstPeriod side: NamedNumber.Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    let period = shownPeriod(population.dataset)
    if side == .numerator {
      return try customers(
        behind: Part(cohort: nil, period: period), of: population, among: selection)
    }
    try population.check(selection)
    let dataset = population.dataset
    let orders = CustomerOrders(dataset: dataset, upTo: dataset.asOf)
    let rows = selection.customers.rows.filter { customer in
      guard let first = orders.first(customer) else { return false }
      let own = CalendarPeriod(unit, containing: first, weekStart: dataset.shop.weekStart)
      return own.adding(period).last <= dataset.asOf
    }
    return Selection(rows: rows, of: dataset)
  }

  /// The period whose average stands for the table: the first after period 0 that is over for
  /// somebody, else period 0.
  public func shownPeriod(_ dataset: Dataset) -> Int {
    guard let start = dataset.firstDay else { return 0 }
    let first = CalendarPeriod(unit, containing: start, weekStart: dataset.shop.weekStart)
    return first.adding(1).last <= dataset.asOf ? 1 : 0
  }
}
