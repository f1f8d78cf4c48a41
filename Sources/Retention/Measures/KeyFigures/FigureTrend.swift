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

  /// `steps` points, the last at the as-of day.
  public init(steps: Int = 13, stepDays: Int = 28, days: Int = 90) {
    self.steps = max(1, steps)
    self.stepDays = max(1, stepDays)
    self.days = max(1, days)
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
    let ends = (0..<steps).reversed().map { dataset.asOf.adding(days: -$0 * stepDays) }
    let figures = KeyFigures(days: days)
    let period = figures.period(asOf: dataset.asOf)
    // The figures of today stand beside those of the period before: one pass for all of them.
    let all = Set(ends + [period.last, period.previous.last]).sorted()
    let tallies = Dictionary(
      uniqueKeysWithValues: zip(
        all, try FigureTally.tallies(dataset, among: selection, ends: all, days: days)))
    let known = ends.filter { end in dataset.firstDay.map { $0 <= end } ?? false }
    var values: [FigureName: [Double?]] = [:]
    for name in FigureName.allCases {
      values[name] =
        Array(repeating: nil, count: ends.count - known.count)
        + known.map { end in tallies[end].flatMap { FigureValue(name, $0, dataset).value } }
    }
    guard let now = tallies[period.last], let before = tallies[period.previous.last] else {
      preconditionFailure("no tally of \(period)")
    }
    let base = figures.measured(now, before, dataset)
    guard !dataset.events.isEmpty else {
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
