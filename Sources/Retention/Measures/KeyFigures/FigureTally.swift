import CustomerData

/// What the key figures of one period are made of.
///
/// Everything is as known at the end of `period.last`: later orders are not seen. Several periods
/// are counted in one pass by `FigureCount`.
struct FigureTally {
  let period: DayRange
  let window: DayRange
  var revenue: Int64 = 0
  var orders = 0
  var inPeriod = 0
  var new = 0
  var customers = 0
  var knownOrders = 0
  var repeaters = 0
  var reordered = 0
  var active = 0
  var base = 0
  var retained = 0
  var baseRevenue: Int64 = 0
  var keptRevenue: Int64 = 0
  var nextRevenue: Int64 = 0
  var setAside = 0
  var anonymousOrders = 0
  /// Customers' own median gaps, doubled: a median of whole days may lie between two.
  var doubledMedians = Histogram(limit: 0)
  var gaps = Histogram(limit: 0)
  var orderGaps = Histogram(limit: 0)
  var waits = Histogram(limit: 0)
  var waiting = Histogram(limit: 0)
  var firstYearRevenue: Int64 = 0
  var firstYearCustomers = 0

  /// The tallies of periods of `days` days, one for each of the last days `ends`, which ascend, with
  /// what the figures of those names are made of.
  ///
  /// - Complexity: O(orders + days × ends); comparing revenue: O(orders × ends).
  static func tallies(
    _ dataset: Dataset, among selection: Selection, ends: [Day], days: Int,
    for names: [FigureName] = FigureName.allCases, threads: Int? = nil
  ) throws(MetricError) -> [FigureTally] {
    let frame = FigureFrame(dataset, ends: ends, days: days)
    let count = try Sweep(dataset, among: selection, threads: threads).run {
      FigureCount(frame, for: names)
    }
    if selection.count == dataset.customers.count { count.addAnonymous(of: dataset) }
    return count.tallies()
  }
}
