import CustomerData

/// Counts the key figures of several periods in one pass.
///
/// An order belongs to the ends from the one it is first seen at to the one at which it has left the
/// window: one more at the first, one less at the last, and sums from end to end give each period's
/// count. Two windows are met by whoever is in the one, in the other, less whoever is in their
/// union, which is a window of twice the length.
struct FigureCount: SweepStep {
  /// Changes from one end to the next; those without a remark are summed from end to end.
  struct Cell: BitwiseCopyable {
    var known: Int32 = 0
    var customers: Int32 = 0
    var repeaters: Int32 = 0
    var reordered: Int32 = 0
    var new: Int32 = 0
    var orders: Int32 = 0
    var anonymous: Int32 = 0
    var inPeriod: Int32 = 0
    var active: Int32 = 0
    var base: Int32 = 0
    var either: Int32 = 0
    var yearOld: Int32 = 0
    var revenue: Int64 = 0
    var yearRevenue: Int64 = 0
    /// Of this end alone, as are the next three: customers of the base with revenue.
    var paying: Int32 = 0
    var baseRevenue: Int64 = 0
    var nextRevenue: Int64 = 0
    var keptRevenue: Int64 = 0
  }

  let frame: FigureFrame
  let cells: CounterTable<Cell>
  let history: GapHistory
  private let sums: CounterTable<WindowSums>
  private let firstDay: Int32
  private let ends: Int

  /// What a customer spends more from one end on, in the window and in the one before.
  private struct WindowSums: BitwiseCopyable {
    var now: Int64 = 0
    var before: Int64 = 0
  }

  init(_ frame: FigureFrame) {
    self.frame = frame
    ends = frame.ends.count
    // One place more than ends takes what happens after the last of them.
    cells = CounterTable(repeating: Cell(), count: ends + 1)
    sums = CounterTable(repeating: WindowSums(), count: ends + 1)
    history = GapHistory(ends: ends, days: frame.bounds.count)
    firstDay = frame.bounds.first.number
  }

  @inline(__always)
  private func marks(of day: Day) -> FigureFrame.Marks {
    frame.marks.entries[Int(day.number &- firstDay)]
  }

  mutating func visit(_ run: OrderRun) {
    let (cell, first) = (cells.cells, marks(of: run.first))
    let known = knownOrders(of: run)
    guard known > 0 else { return }
    cell[Int(first.seen)].customers &+= 1
    cell[Int(first.seen)].new &+= 1
    cell[Int(first.leavesPeriod)].new &-= 1
    var (order, year): (Int, Int64) = (0, 0)
    while order < known, run.days[order].number &- run.first.number < 365 {
      year &+= run.nets[order]
      order &+= 1
    }
    cell[Int(first.isYearOld)].yearOld &+= 1
    cell[Int(first.isYearOld)].yearRevenue &+= year
    if known > 1 { cell[Int(marks(of: run.days[1]).seen)].reordered &+= 1 }
    countOccasions(run, known)
    history.count(run, known, frame)
  }

  /// Orders seen by the last end.
  @inline(__always)
  private func knownOrders(of run: OrderRun) -> Int {
    var known = run.count
    while known > 0, Int(marks(of: run.days[known &- 1]).seen) == ends { known &-= 1 }
    return known
  }

  @inline(__always)
  private func countOccasions(_ run: OrderRun, _ known: Int) {
    let cell = cells.cells
    var held = marks(of: run.first)
    var isSecond = false
    var recent = 0
    for order in 0..<known {
      let own = marks(of: run.days[order])
      let net = run.nets[order]
      cell[Int(own.seen)].known &+= 1
      if order > 0, run.days[order] != run.days[order &- 1] {
        if !isSecond { cell[Int(own.seen)].repeaters &+= 1 }
        isSecond = true
        leave(held, next: own)
        held = own
      }
      if own.isOld { continue }
      recent &+= 1
      cell[Int(own.seen)].orders &+= 1
      cell[Int(own.leavesPeriod)].orders &-= 1
      cell[Int(own.seen)].revenue &+= net
      cell[Int(own.leavesPeriod)].revenue &-= net
    }
    leave(held, next: nil)
    if recent > 0 { sumWindows(run, (known &- recent)..<known) }
  }

  /// One occasion, which counts until it has left the window or the next one counts in its place.
  @inline(__always)
  private func leave(_ own: FigureFrame.Marks, next: FigureFrame.Marks?) {
    if own.isOld { return }
    let cell = cells.cells
    let (seen, shifted) = (
      next?.seen ?? Int16(truncatingIfNeeded: ends),
      next?.leavesWindow ?? Int16(truncatingIfNeeded: ends)
    )
    cell[Int(own.seen)].inPeriod &+= 1
    cell[Int(min(own.leavesPeriod, seen))].inPeriod &-= 1
    cell[Int(own.seen)].active &+= 1
    cell[Int(min(own.leavesWindow, seen))].active &-= 1
    cell[Int(own.seen)].either &+= 1
    cell[Int(min(own.leavesBase, seen))].either &-= 1
    cell[Int(own.leavesWindow)].base &+= 1
    cell[Int(min(own.leavesBase, shifted))].base &-= 1
  }

  /// What the customer spent in the window and in the one before, end by end.
  private func sumWindows(_ run: OrderRun, _ recent: Range<Int>) {
    let (cell, sum) = (cells.cells, sums.cells)
    for end in 0..<ends { sum[end] = WindowSums() }
    for order in recent {
      let (own, net) = (marks(of: run.days[order]), run.nets[order])
      sum[Int(own.seen)].now &+= net
      sum[Int(own.leavesWindow)].now &-= net
      sum[Int(own.leavesWindow)].before &+= net
      sum[Int(own.leavesBase)].before &-= net
    }
    var (now, before): (Int64, Int64) = (0, 0)
    for end in 0..<ends {
      now &+= sum[end].now
      before &+= sum[end].before
      guard before > 0 else { continue }
      cell[end].paying &+= 1
      cell[end].baseRevenue &+= before
      cell[end].nextRevenue &+= now
      cell[end].keptRevenue &+= min(before, max(0, now))
    }
  }

  /// Orders of nobody known, which count in revenue and orders alone.
  mutating func addAnonymous(of dataset: Dataset) {
    for order in dataset.anonymousOrders {
      let (own, net) = (marks(of: dataset.orders.day[order]), dataset.orders.net[order])
      for (place, sign) in [(Int(own.seen), Int32(1)), (Int(own.leavesPeriod), -1)] {
        cells.cells[place].anonymous &+= sign
        cells.cells[place].orders &+= sign
        cells.cells[place].revenue &+= Int64(sign) * net
      }
    }
  }

  mutating func merge(_ other: FigureCount) {
    for end in cells.cells.indices { cells.cells[end].add(other.cells.cells[end]) }
    history.merge(other.history)
  }
}

extension FigureCount.Cell {
  fileprivate mutating func add(_ other: Self) {
    known &+= other.known
    customers &+= other.customers
    repeaters &+= other.repeaters
    reordered &+= other.reordered
    new &+= other.new
    orders &+= other.orders
    anonymous &+= other.anonymous
    inPeriod &+= other.inPeriod
    active &+= other.active
    base &+= other.base
    either &+= other.either
    yearOld &+= other.yearOld
    revenue &+= other.revenue
    yearRevenue &+= other.yearRevenue
    paying &+= other.paying
    baseRevenue &+= other.baseRevenue
    nextRevenue &+= other.nextRevenue
    keptRevenue &+= other.keptRevenue
  }

  /// The counts of an end from those of the end before and its changes.
  fileprivate func following(_ before: Self) -> Self {
    var cell = before
    (cell.paying, cell.baseRevenue, cell.nextRevenue, cell.keptRevenue) = (0, 0, 0, 0)
    cell.add(self)
    return cell
  }
}

extension FigureCount {
  /// The tally of each end.
  func tallies() -> [FigureTally] {
    var cell = Cell()
    return zip(frame.ends.indices, cells.values()).map { end, change in
      cell = change.following(cell)
      return tally(end, cell)
    }
  }

  private func tally(_ end: Int, _ cell: Cell) -> FigureTally {
    let last = frame.ends[end]
    var tally = FigureTally(
      period: DayRange(last: frame.days, upTo: last),
      window: DayRange(last: frame.window, upTo: last))
    tally.revenue = cell.revenue
    tally.orders = Int(cell.orders)
    tally.inPeriod = Int(cell.inPeriod)
    tally.new = Int(cell.new)
    tally.customers = Int(cell.customers)
    tally.knownOrders = Int(cell.known)
    tally.repeaters = Int(cell.repeaters)
    tally.reordered = Int(cell.reordered)
    tally.active = Int(cell.active)
    tally.base = Int(cell.base)
    tally.retained = Int(cell.active + cell.base - cell.either)
    tally.baseRevenue = cell.baseRevenue
    tally.keptRevenue = cell.keptRevenue
    tally.nextRevenue = cell.nextRevenue
    tally.setAside = Int(cell.base - cell.paying)
    tally.anonymousOrders = Int(cell.anonymous)
    tally.firstYearRevenue = cell.yearRevenue
    tally.firstYearCustomers = Int(cell.yearOld)
    history.fill(&tally, end, firstDay: frame.bounds.first)
    return tally
  }
}
