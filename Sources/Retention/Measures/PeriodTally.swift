import CustomerData

/// Counts of each period of the calendar, gathered in one pass over the customers' orders.
///
/// Whether an order is the customer's first of its period cannot be foreseen, so nothing branches on
/// it: each order adds four counts and four amounts, some of them zero.
struct PeriodTally: SweepStep {
  /// The counts of one period.
  struct Cell: BitwiseCopyable {
    fileprivate var counts = SIMD4<Int32>()
    fileprivate var amounts = SIMD4<Int64>()

    /// Orders.
    var orders: Int { Int(counts[0]) }
    /// Customers with an order.
    var active: Int { Int(counts[1]) }
    /// Customers with an order here and in the period before.
    var kept: Int { Int(counts[2]) }
    /// Customers whose first order is here.
    var new: Int { Int(counts[3]) }
    /// Net value.
    var revenue: Int64 { amounts[0] }
    /// Net value of customers who ordered in the period before.
    var keptRevenue: Int64 { amounts[1] }
    /// Net value in the period before of customers who ordered here.
    var returningBase: Int64 { amounts[2] }
    /// Net value of first order days.
    var newRevenue: Int64 { amounts[3] }
  }

  private let table: CounterTable<Cell>
  private let calendar: PeriodCalendar

  init(_ calendar: PeriodCalendar) {
    self.calendar = calendar
    table = CounterTable(repeating: Cell(), count: calendar.periods.count)
  }

  mutating func visit(_ run: OrderRun) {
    let (cells, places) = (table.cells, calendar.placeTable.entries)
    let (first, firstDay) = (run.first.number, calendar.firstDay)
    var current: Int32 = -2
    // Masks of all bits or none, and what was spent in the period met last.
    var isKept: Int64 = 0
    var spent: Int64 = 0
    for order in 0..<run.count {
      let (day, net) = (run.days[order].number, run.nets[order])
      let place = places[Int(day &- firstDay)]
      let isOther: Int64 = place == current ? 0 : -1
      let follows: Int64 = place == current &+ 1 ? -1 : 0
      let isFirst: Int64 = day == first ? -1 : 0
      isKept = (isOther & follows) | (~isOther & isKept)
      let base = isOther & follows & spent
      spent = (~isOther & spent) &+ net
      current = place
      let meets = Int32(truncatingIfNeeded: isOther & 1)
      cells[Int(place)].counts &+= SIMD4(
        1, meets, meets & Int32(truncatingIfNeeded: follows & 1), order == 0 ? 1 : 0)
      cells[Int(place)].amounts &+= SIMD4(net, isKept & net, base, isFirst & net)
    }
  }

  /// The counts of each period of the calendar.
  var periods: [(period: CalendarPeriod, cell: Cell)] {
    Array(zip(calendar.periods, table.values()))
  }

  mutating func merge(_ other: PeriodTally) {
    for place in table.cells.indices {
      table.cells[place].counts &+= other.table.cells[place].counts
      table.cells[place].amounts &+= other.table.cells[place].amounts
    }
  }
}
