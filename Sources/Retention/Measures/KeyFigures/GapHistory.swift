import CustomerData

/// Gaps, waits for the second occasion and own medians as they stood at each of several ends.
///
/// Each table has one row an end, for what is first known at it, and one column a length in days;
/// sums from end to end give what was known at each.
struct GapHistory: Sendable {
  private let ends: Int
  private let days: Int
  /// Days between neighbouring orders, 0 on one day.
  private let gaps: CounterTable<Int32>
  /// Days from first to second occasion.
  private let waits: CounterTable<Int32>
  /// Customers still with one occasion, by the day of it.
  private let waiting: CounterTable<Int32>
  /// Customers' own median gaps, doubled.
  private let medians: CounterTable<Int32>

  init(ends: Int, days: Int) {
    self.ends = ends
    self.days = days
    gaps = CounterTable(repeating: 0, count: (ends + 1) * days)
    waits = CounterTable(repeating: 0, count: (ends + 1) * days)
    waiting = CounterTable(repeating: 0, count: (ends + 1) * days)
    medians = CounterTable(repeating: 0, count: (ends + 1) * 2 * days)
  }

  /// Counts one customer's first `known` orders.
  @inline(__always)
  func count(_ run: OrderRun, _ known: Int, _ frame: FigureFrame) {
    let (gaps, waits, waiting) = (gaps.cells, waits.cells, waiting.cells)
    let marks = frame.marks.entries
    let firstDay = frame.bounds.first.number
    let first = run.first.number
    var end = Int(marks[Int(first &- firstDay)].seen)
    waiting[end &* days &+ Int(first &- firstDay)] &+= 1
    var own = OwnGaps()
    for order in 1..<max(1, known) {
      let day = run.days[order].number
      let gap = day &- run.days[order &- 1].number
      let seen = Int(marks[Int(day &- firstDay)].seen)
      gaps[seen &* days &+ Int(gap)] &+= 1
      guard gap > 0 else { continue }
      if own.isEmpty {
        waits[seen &* days &+ Int(day &- first)] &+= 1
        waiting[seen &* days &+ Int(first &- firstDay)] &-= 1
      } else if seen > end {
        stand(own.doubledMedian, from: end, to: seen)
      }
      own.insert(gap)
      end = seen
    }
    if !own.isEmpty { stand(own.doubledMedian, from: end, to: ends) }
  }

  @inline(__always)
  private func stand(_ median: Int, from start: Int, to end: Int) {
    medians.cells[start &* 2 &* days &+ median] &+= 1
    medians.cells[end &* 2 &* days &+ median] &-= 1
  }

  /// Adds what another thread counted.
  func merge(_ other: GapHistory) {
    for (own, its) in [
      (gaps, other.gaps), (waits, other.waits), (waiting, other.waiting), (medians, other.medians),
    ] {
      for place in own.cells.indices { own.cells[place] &+= its.cells[place] }
    }
  }

  /// Fills in what was known at an end.
  func fill(_ tally: inout FigureTally, _ end: Int, firstDay: Day) {
    tally.orderGaps = Histogram(counts: known(gaps, at: end, width: days))
    var counts = tally.orderGaps.counts
    counts[0] = 0
    tally.gaps = Histogram(counts: counts)
    tally.waits = Histogram(counts: known(waits, at: end, width: days))
    tally.doubledMedians = Histogram(counts: known(medians, at: end, width: 2 * days))
    let still = known(waiting, at: end, width: days)
    var waited = Histogram(limit: tally.period.last - firstDay)
    for (place, customers) in still.enumerated() where customers > 0 {
      waited.add(tally.period.last - firstDay.adding(days: place), times: customers)
    }
    tally.waiting = waited
  }

  private func known(_ table: CounterTable<Int32>, at end: Int, width: Int) -> [Int32] {
    let changes = table.values(first: (end + 1) * width)
    var counts = [Int32](repeating: 0, count: width)
    for row in 0...end {
      for place in 0..<width { counts[place] &+= changes[row * width + place] }
    }
    return counts
  }
}
