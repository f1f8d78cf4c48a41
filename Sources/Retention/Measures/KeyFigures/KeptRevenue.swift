import CustomerData

/// What the customers of the window before spend in this one, for each of several ends.
///
/// It compares two sums of one customer, so it costs orders × ends.
struct KeptRevenue: SweepStep {
  /// Customers whose net value of the window before is above zero.
  private struct Cell: BitwiseCopyable {
    var paying: Int32 = 0
    var base: Int64 = 0
    var next: Int64 = 0
    var kept: Int64 = 0
  }

  private let cells: CounterTable<Cell>
  private let ends: LookupTable<Int32>
  private let window: Int32

  init(_ frame: FigureFrame) {
    cells = CounterTable(repeating: Cell(), count: frame.ends.count)
    ends = LookupTable(frame.ends.map(\.number))
    window = Int32(clamping: frame.window)
  }

  mutating func visit(_ run: OrderRun) {
    for (place, end) in ends.entries.enumerated() {
      if end &- run.last.number >= 2 &* window || run.first.number > end &- window { continue }
      let (before, now) = sums(of: run, upTo: end)
      guard before > 0 else { continue }
      cells.cells[place].paying &+= 1
      cells.cells[place].base &+= before
      cells.cells[place].next &+= now
      cells.cells[place].kept &+= min(before, max(0, now))
    }
  }

  /// Net value of the window before and of the one that ends on a day. Nothing branches on a day: where
  /// it lies cannot be foreseen.
  @inline(__always)
  private func sums(of run: OrderRun, upTo end: Int32) -> (before: Int64, now: Int64) {
    var (before, now): (Int64, Int64) = (0, 0)
    for order in 0..<run.count {
      let (age, net) = (end &- run.days[order].number, run.nets[order])
      now &+= age >= 0 && age < window ? net : 0
      before &+= age >= window && age < 2 &* window ? net : 0
    }
    return (before, now)
  }

  mutating func merge(_ other: KeptRevenue) {
    for place in cells.cells.indices {
      let own = other.cells.cells[place]
      cells.cells[place].paying &+= own.paying
      cells.cells[place].base &+= own.base
      cells.cells[place].next &+= own.next
      cells.cells[place].kept &+= own.kept
    }
  }

  /// Fills in the revenue kept at each end. The customers of the window before must be counted.
  func fill(_ tallies: inout [FigureTally]) {
    for (place, cell) in cells.values().enumerated() {
      tallies[place].baseRevenue = cell.base
      tallies[place].nextRevenue = cell.next
      tallies[place].keptRevenue = cell.kept
      tallies[place].setAside = tallies[place].base - Int(cell.paying)
    }
  }
}
