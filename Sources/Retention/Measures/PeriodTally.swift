import CustomerData

/// Counts of each period of the calendar, gathered in one pass over the customers' orders.
struct PeriodTally: SweepStep {
  /// The counts of one period.
  struct Cell: BitwiseCopyable {
    var orders: Int32 = 0
    var active: Int32 = 0
    var new: Int32 = 0
    var kept: Int32 = 0
    var revenue: Int64 = 0
    var newRevenue: Int64 = 0
    var keptRevenue: Int64 = 0
    var lostRevenue: Int64 = 0
  }

  private let table: CounterTable<Cell>
  private let calendar: PeriodCalendar

  init(_ calendar: PeriodCalendar) {
    self.calendar = calendar
    // One period more than there are: what is lost after the last one falls there, unread.
    table = CounterTable(repeating: Cell(), count: calendar.periods.count + 1)
  }

  mutating func visit(_ run: OrderRun) {
    let (cells, places) = (table.cells, calendar.placeTable.entries)
    let (first, firstDay) = (run.first.number, calendar.firstDay)
    var place = Int(places[Int(first &- firstDay)])
    cells[place].new &+= 1
    var order = 0
    var before = -1
    var spentBefore: Int64 = 0
    // From period to period: `order` is the first one of each.
    while true {
      let start = order
      var spent: Int64 = 0
      var next = place
      repeat {
        spent &+= run.nets[order]
        order &+= 1
        if order == run.count { break }
        next = Int(places[Int(run.days[order].number &- firstDay)])
      } while next == place
      cells[place].active &+= 1
      cells[place].orders &+= Int32(truncatingIfNeeded: order &- start)
      cells[place].revenue &+= spent
      let isKept = before == place &- 1 && before >= 0
      cells[place].kept &+= isKept ? 1 : 0
      cells[place].keptRevenue &+= isKept ? spent : 0
      if before >= 0 { cells[before &+ 1].lostRevenue &+= isKept ? 0 : spentBefore }
      (before, spentBefore) = (place, spent)
      if order == run.count { break }
      place = next
    }
    cells[before &+ 1].lostRevenue &+= spentBefore
    addFirstDay(run)
  }

  /// Orders of the first day bring the revenue of new customers.
  @inline(__always)
  private func addFirstDay(_ run: OrderRun) {
    let first = run.first.number
    let place = Int(calendar.placeTable.entries[Int(first &- calendar.firstDay)])
    let cells = table.cells
    var order = 0
    while order < run.count, run.days[order].number == first {
      cells[place].newRevenue &+= run.nets[order]
      order &+= 1
    }
  }

  /// The counts of each period of the calendar.
  var periods: [(period: CalendarPeriod, cell: Cell)] {
    Array(zip(calendar.periods, table.values()))
  }

  mutating func merge(_ other: PeriodTally) {
    let cells = table.cells
    for place in cells.indices {
      let cell = other.table.cells[place]
      cells[place].orders += cell.orders
      cells[place].active += cell.active
      cells[place].new += cell.new
      cells[place].kept += cell.kept
      cells[place].revenue += cell.revenue
      cells[place].newRevenue += cell.newRevenue
      cells[place].keptRevenue += cell.keptRevenue
      cells[place].lostRevenue += cell.lostRevenue
    }
  }
}
