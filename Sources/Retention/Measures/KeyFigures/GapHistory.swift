import CustomerData

/// Gaps and own medians as they stood at each of several ends.
///
/// Each table has one row an end, for what is first known at it, and one column a length in days;
/// sums from end to end give what was known at each.
struct GapHistory: SweepStep {
  private let frame: FigureFrame
  private let days: Int
  /// Days between neighbouring orders, 0 on one day.
  private let gaps: CounterTable<Int32>
  /// Customers' own median gaps, doubled.
  private let medians: CounterTable<Int32>

  init(_ frame: FigureFrame) {
    self.frame = frame
    days = frame.bounds.count
    gaps = CounterTable(repeating: 0, count: (frame.ends.count + 1) * days)
    medians = CounterTable(repeating: 0, count: (frame.ends.count + 1) * 2 * days)
  }

  mutating func visit(_ run: OrderRun) {
    let (seen, firstDay, gaps) = (frame.seen.entries, frame.bounds.first.number, gaps.cells)
    var end = 0
    var own = OwnGaps()
    for order in 1..<max(1, run.count) {
      let day = run.days[order].number
      let gap = day &- run.days[order &- 1].number
      let row = Int(seen[Int(day &- firstDay)])
      gaps[row &* days &+ Int(gap)] &+= 1
      guard gap > 0 else { continue }
      if !own.isEmpty, row > end { stand(own.doubledMedian, from: end, to: row) }
      own.insert(gap)
      end = row
    }
    if !own.isEmpty { stand(own.doubledMedian, from: end, to: frame.ends.count) }
  }

  @inline(__always)
  private func stand(_ median: Int, from start: Int, to end: Int) {
    medians.cells[start &* 2 &* days &+ median] &+= 1
    medians.cells[end &* 2 &* days &+ median] &-= 1
  }

  mutating func merge(_ other: GapHistory) {
    for (own, its) in [(gaps, other.gaps), (medians, other.medians)] {
      for place in own.cells.indices { own.cells[place] &+= its.cells[place] }
    }
  }

  /// Fills in what was known at each end.
  func fill(_ tallies: inout [FigureTally]) {
    for end in tallies.indices {
      var counts = gaps.sum(ofRows: end, width: days)
      tallies[end].orderGaps = Histogram(counts: counts)
      counts[0] = 0
      tallies[end].gaps = Histogram(counts: counts)
      tallies[end].doubledMedians = Histogram(
        counts: medians.sum(ofRows: end, width: 2 * days))
    }
  }
}
