import CustomerData

/// Waits for the second order day, and who is still waiting, as they stood at each of several ends.
///
/// Each table has one row an end, for what is first known at it, and one column a day; sums from end
/// to end give what was known at each.
struct WaitHistory: SweepStep {
  private let frame: FigureFrame
  private let days: Int
  /// Days from first to second order day.
  private let waits: CounterTable<Int32>
  /// Customers still with one order day, by that day.
  private let waiting: CounterTable<Int32>

  init(_ frame: FigureFrame) {
    self.frame = frame
    days = frame.bounds.count
    waits = CounterTable(repeating: 0, count: (frame.ends.count + 1) * days)
    waiting = CounterTable(repeating: 0, count: (frame.ends.count + 1) * days)
  }

  mutating func visit(_ run: OrderRun) {
    let (seen, firstDay) = (frame.seen.entries, frame.bounds.first.number)
    let first = Int(run.first.number &- firstDay)
    waiting.cells[Int(seen[first]) &* days &+ first] &+= 1
    for order in 1..<max(1, run.count) {
      let day = Int(run.days[order].number &- firstDay)
      if day == first { continue }
      waits.cells[Int(seen[day]) &* days &+ day &- first] &+= 1
      waiting.cells[Int(seen[day]) &* days &+ first] &-= 1
      break
    }
  }

  mutating func merge(_ other: WaitHistory) {
    for place in waits.cells.indices {
      waits.cells[place] &+= other.waits.cells[place]
      waiting.cells[place] &+= other.waiting.cells[place]
    }
  }

  /// Fills in what was known at each end.
  func fill(_ tallies: inout [FigureTally]) {
    for end in tallies.indices {
      tallies[end].waits = Histogram(counts: waits.sum(ofRows: end, width: days))
      let last = tallies[end].period.last - frame.bounds.first
      var waited = Histogram(limit: last)
      for (place, customers) in waiting.sum(ofRows: end, width: days).enumerated()
      where customers > 0 {
        waited.add(last - place, times: customers)
      }
      tallies[end].waiting = waited
    }
  }
}

extension CounterTable<Int32> {
  /// The rows up to one, added up column by column.
  func sum(ofRows last: Int, width: Int) -> [Int32] {
    var sums = [Int32](repeating: 0, count: width)
    let changes = values(first: (last + 1) * width)
    for row in 0...last {
      for place in 0..<width { sums[place] &+= changes[row * width + place] }
    }
    return sums
  }
}
