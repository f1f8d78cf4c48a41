import CustomerData

/// The key figures at equal steps back from the as-of day: the small curves beside them.
public struct FigureTrend: Metric {
  /// What is pointed at: one figure.
  public typealias Part = FigureName

  /// How many points.
  public let steps: Int
  /// Days between two points.
  public let stepDays: Int
  /// Length of each point's period.
  public let days: Int
  /// Whose curves; what only other figures are made of is not counted.
  public let names: [FigureName]

  /// `steps` points, the last at the as-of day; of at least one figure.
  public init(
    steps: Int = 13, stepDays: Int = 28, days: Int = 90,
    of names: [FigureName] = FigureName.allCases
  ) {
    self.steps = max(1, steps)
    self.stepDays = max(1, stepDays)
    self.days = max(1, days)
    precondition(!names.isEmpty, "curves of no figure")
    self.names = names
  }

  /// For each figure its values, oldest first; nil where the data could not give it.
  public struct Curves: Hashable, Codable, Sendable {
    /// The last day of each point's period.
    public let ends: [Day]
    /// The values of each figure.
    public let values: [FigureName: [Double?]]
    /// The figures of the last point, with their accounts.
    public let latest: KeyFigureSet
  }

  /// The curves. One pass over the orders for all points.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Curves> {
    try population.check(selection)
    let dataset = population.dataset
    let frame = frame(dataset)
    let count = try Sweep(dataset, among: selection).run { FigureCount(frame, for: names) }
    return measured(count, population, among: selection)
  }

  /// The last days of all points; the figures of today stand beside those of the period before.
  func frame(_ dataset: Dataset) -> FigureFrame {
    let period = KeyFigures(days: days).period(asOf: dataset.asOf)
    let all = Set(ends(dataset) + [period.last, period.previous.last])
    return FigureFrame(dataset, ends: all.sorted(), days: days)
  }

  private func ends(_ dataset: Dataset) -> [Day] {
    (0..<steps).reversed().map { dataset.asOf.adding(days: -$0 * stepDays) }
  }

  /// The curves of what was counted at the ends of `frame`.
  func measured(
    _ count: FigureCount, _ population: Population, among selection: Selection
  ) -> Measured<Curves> {
    let dataset = population.dataset
    if selection.count == dataset.customers.count { count.addAnonymous(of: dataset) }
    let tallies = Dictionary(uniqueKeysWithValues: zip(count.frame.ends, count.tallies()))
    let ends = ends(dataset)
    let known = ends.filter { end in dataset.firstDay.map { $0 <= end } ?? false }
    var values: [FigureName: [Double?]] = [:]
    for name in names {
      values[name] =
        Array(repeating: nil, count: ends.count - known.count)
        + known.map { end in tallies[end].flatMap { FigureValue(name, $0, dataset).value } }
    }
    let figures = KeyFigures(days: days)
    let period = figures.period(asOf: dataset.asOf)
    guard let now = tallies[period.last], let before = tallies[period.previous.last] else {
      preconditionFailure("no tally of \(period)")
    }
    let base = figures.measured(now, before, dataset, names)
    guard names.contains(.netPromoterScore), !dataset.events.isEmpty else {
      return Measured(
        value: Curves(ends: ends, values: values, latest: base.value),
        explanation: base.explanation)
    }
    values[.netPromoterScore] = ends.map {
      KeyFigures.promoterScore(dataset, among: selection, upTo: $0)
    }
    let promoters = figures.promoters(population, among: selection, period)
    return Measured(
      value: Curves(ends: ends, values: values, latest: base.value.replacing(promoters)),
      explanation: base.explanation)
  }

  /// The customers of today's figure.
  public func customers(
    behind part: FigureName, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try KeyFigures(days: days).customers(behind: part, of: population, among: selection)
  }

  /// The account of the curves' figure.
  public func explanation(of part: FigureName, in measured: Measured<Curves>) -> Explanation {
    measured.value.latest[part]?.explanation ?? measured.explanation
  }
}
