import CustomerData

/// Cohorts in periods of fixed length, counted from each customer's own first order.
///
///     edges 0 30 60 90 180 365:   cell k = days [edge k, edge k + 1) after the own first order
///
///            0–29   30–59  60–89
///     Jan    100 %  22 %   18 %~     · ~ some of the cohort have not lived through it yet
///
/// Nobody has more days than another here, unlike in periods of the calendar. A cell is final when the last
/// customer the cohort can have has lived through it.
///
/// - Counts: as in `CohortRetention`; period 0 begins on the day of the first order.
/// - Shape: cohorts × brackets, ragged on the right; the average is pooled over final cells.
/// - Complexity: O(orders + cohorts × brackets).
/// - Source: Tenure.
public struct AgedCohorts: Metric {
  /// A cell, a whole cohort, or a bracket of all cohorts in which it is final.
  public typealias Part = CohortRetention.Part

  /// The table and the brackets its columns are.
  public struct Value: Hashable, Codable, Sendable {
    /// Rows and pooled averages.
    public let table: CohortTable
    /// Days after the first order: bracket k is `[edges[k], edges[k + 1])`.
    public let edges: [Int]

    /// The first as-of day on which a cell is final.
    public func finalOn(_ cohort: CalendarPeriod, _ bracket: Int) -> Day {
      cohort.last.adding(days: edges[bracket + 1] - 1)
    }
  }

  /// What money counts.
  public enum Worth: String, Hashable, Codable, Sendable, CaseIterable {
    /// Net revenue.
    case revenue
    /// Net revenue less cost, of lines whose cost is known; the others count nothing.
    case margin
  }

  /// The usual brackets of lifetime value.
  public static let usualEdges = [0, 30, 60, 90, 180, 365]

  /// The length of the period of the first order.
  public let unit: PeriodUnit
  /// What a cell says.
  public let measure: CohortMeasure
  /// What the cohorts are split by; nil: nothing.
  public let split: AcquisitionDimension?
  /// The brackets' edges, ascending from 0.
  public let edges: [Int]
  /// What money counts.
  public let worth: Worth

  /// Cohorts per week, month, quarter or year in brackets; edges that do not ascend from 0, or a first bracket of
  /// one day, in which nobody can come back, give the usual ones.
  public init(
    per unit: PeriodUnit = .month, measure: CohortMeasure = .retention,
    split: AcquisitionDimension? = nil, edges: [Int] = AgedCohorts.usualEdges,
    worth: Worth = .revenue
  ) {
    self.worth = worth
    self.unit = unit
    self.measure = measure
    self.split = split
    let ascends = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
    let isUsable = ascends && edges.count > 1 && edges[0] == 0 && edges[1] > 1
    self.edges = isUsable ? edges : Self.usualEdges
  }

  /// Edges of so many brackets of one length.
  public static func edges(every days: Int, count: Int) -> [Int] {
    (0...max(1, count)).map { $0 * max(1, days) }
  }

  /// Edges as people write them: `0-30-60-90`, or one length such as `30` for twelve brackets of it; nil: days that do
  /// not ascend from 0, or a first bracket of one day.
  public static func edges(_ text: String) -> [Int]? {
    let parts = text.filter { $0 != " " }.split(separator: "-", omittingEmptySubsequences: false)
    let days = parts.compactMap { Int($0) }.filter { $0 <= 36_500 }
    guard days.count == parts.count else { return nil }
    if days.count == 1, days[0] > 1 { return edges(every: days[0], count: 12) }
    return AgedCohorts(edges: days).edges == days ? days : nil
  }

  /// The table.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    var tally = AgedTally(brackets: edges.count - 1)
    let acquisition = split.map { Acquisition($0, of: population) }
    selection.customers.forEachSet { customer in
      guard let first = dataset.customers.orders(of: customer).first else { return }
      let cohort = CalendarPeriod(
        unit, containing: dataset.orders.day[first], weekStart: dataset.shop.weekStart)
      let band = acquisition.map { Int($0.codes[customer]) }
      tally.add(dataset.customers.orders(of: customer), of: dataset, cohort, band, edges) {
        worth == .revenue ? dataset.orders.net[$0] : dataset.knownMargin(of: $0)
      }
    }
    let rows = tally.rows(acquisition?.bands) { cohort, counts in
      cells(cohort, counts, dataset)
    }
    let table = CohortTable(
      measure: measure, unit: unit, split: split, rows: rows,
      average: (0..<(edges.count - 1)).map {
        CohortLetters(final: rows, $0).value(measure, major: dataset.major)
      }, currency: dataset.shop.currency)
    let value = Value(table: table, edges: edges)
    return Measured(value: value, explanation: account(value, dataset))
  }

  /// The customers of a cell, of a whole cohort, or of a bracket of all cohorts in which it is final.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let acquisition = split.map { Acquisition($0, of: population) }
    let band = part.band.flatMap { band in acquisition?.bands.firstIndex(of: band) }
    if part.band != nil, band == nil { throw .noSuchPart }
    if let bracket = part.period, !(0..<(edges.count - 1)).contains(bracket) { throw .noSuchPart }
    let rows = selection.customers.rows.filter { customer in
      if let band, acquisition?.codes[customer] != Int32(band) { return false }
      return isBehind(part, customer, dataset)
    }
    return Selection(rows: rows, of: dataset)
  }

  private func isBehind(_ part: Part, _ customer: Int, _ dataset: Dataset) -> Bool {
    let rows = dataset.customers.orders(of: customer)
    guard let start = rows.first else { return false }
    let first = dataset.orders.day[start]
    let own = CalendarPeriod(unit, containing: first, weekStart: dataset.shop.weekStart)
    if let cohort = part.cohort, cohort != own { return false }
    guard let k = part.period else { return true }
    if part.cohort == nil, dataset.asOf < own.last.adding(days: edges[k + 1] - 1) { return false }
    return rows.contains { row in ages(k).contains(dataset.orders.day[row] - first) }
  }

  /// The ages of an order that put its customer into the cell: all of them where everyone is.
  public func ages(_ bracket: Int) -> ClosedRange<Int> {
    switch measure {
    case .rolling: edges[bracket]...Int(Int32.max)
    case .cumulative: 1...(edges[bracket + 1] - 1)
    case .lifetimeValue: 0...0
    default: edges[bracket]...(edges[bracket + 1] - 1)
    }
  }

  private func cells(
    _ cohort: CalendarPeriod, _ counts: AgedTally.Counts, _ dataset: Dataset
  ) -> [CohortCell] {
    var cells: [CohortCell] = []
    var toDate: Int64 = 0
    for k in 0..<(edges.count - 1) where cohort.first.adding(days: edges[k]) <= dataset.asOf {
      toDate += counts.revenue[k]
      let customers =
        switch measure {
        case .rolling: counts.later[k]
        case .cumulative: counts.second[k]
        default: counts.active[k]
        }
      let letters = CohortLetters(
        size: counts.size, customers: customers, orders: counts.orders[k],
        revenue: counts.revenue[k], revenueAtFirst: counts.revenue[0], revenueToDate: toDate)
      cells.append(
        CohortCell(
          customers: customers, orders: counts.orders[k], revenue: counts.revenue[k],
          revenueToDate: toDate, value: letters.value(measure, major: dataset.major),
          isFinal: dataset.asOf >= cohort.last.adding(days: edges[k + 1] - 1)))
    }
    return cells
  }
}

/// Counts of each cohort and bracket, gathered in one walk over the customers' orders.
struct AgedTally {
  struct Key: Hashable {
    let band: Int?
    let cohort: CalendarPeriod
  }

  /// One cohort's, one a bracket.
  struct Counts {
    var size = 0
    var active: [Int]
    var second: [Int]
    var later: [Int]
    var orders: [Int]
    var revenue: [Int64]
  }

  private let brackets: Int
  private var cohorts: [Key: Counts] = [:]

  init(brackets: Int) { self.brackets = brackets }

  mutating func add(
    _ rows: Range<Int>, of dataset: Dataset, _ cohort: CalendarPeriod, _ band: Int?,
    _ edges: [Int], worth: (Int) -> Int64
  ) {
    let zeros = [Int](repeating: 0, count: brackets)
    var own =
      cohorts[Key(band: band, cohort: cohort)]
      ?? Counts(
        active: zeros, second: zeros, later: zeros, orders: zeros,
        revenue: zeros.map(Int64.init))
    own.size += 1
    let first = dataset.orders.day[rows.lowerBound]
    var (current, oldest) = (-1, 0)
    var second: Int?
    for row in rows {
      let age = dataset.orders.day[row] - first
      oldest = age
      if second == nil, age > 0 { second = age }
      guard let k = edges.lastIndex(where: { $0 <= age }), k < brackets else { continue }
      if k != current { own.active[k] += 1 }
      current = k
      own.orders[k] += 1
      own.revenue[k] += worth(row)
    }
    for k in 0..<brackets {
      if oldest >= edges[k] { own.later[k] += 1 }
      if let second, second < edges[k + 1] { own.second[k] += 1 }
    }
    cohorts[Key(band: band, cohort: cohort)] = own
  }

  /// One row a cohort, by split value, then by period.
  func rows(
    _ bands: [Acquisition.Band]?, cells: (CalendarPeriod, Counts) -> [CohortCell]
  ) -> [CohortRow] {
    cohorts.sorted { ($0.key.band ?? 0, $0.key.cohort) < ($1.key.band ?? 0, $1.key.cohort) }
      .map { key, counts in
        CohortRow(
          band: key.band.flatMap { bands?[$0] }, cohort: key.cohort, size: counts.size,
          cells: cells(key.cohort, counts))
      }
  }
}

extension Dataset {
  /// What is left of an order's lines after their cost, in minor units; lines without a known cost count nothing.
  func knownMargin(of order: Int) -> Int64 {
    orders.lines(of: order).reduce(0) { sum, line in
      let product = Int(lines.product[line])
      guard product >= 0, let cost = products.unitCost[product] else { return sum }
      return sum + lines.net[line] - cost * Int64(lines.quantity[line])
    }
  }
}
