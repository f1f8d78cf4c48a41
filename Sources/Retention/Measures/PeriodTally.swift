import CustomerData

/// Counts of each period of the calendar, gathered in one pass over the customers' orders.
///
/// Whether an order is the customer's first of its period cannot be foreseen, so nothing branches on
/// it: each order adds three counts and three amounts, some of them zero.
struct PeriodTally: SweepStep {
  /// The counts of one period.
  struct Cell: BitwiseCopyable {
    /// Orders.
    fileprivate(set) var orders: Int32 = 0
    /// Customers with an order.
    fileprivate(set) var active: Int32 = 0
    /// Customers with an order here and in the period before.
    fileprivate(set) var kept: Int32 = 0
    /// Customers whose first order is here.
    fileprivate(set) var new: Int32 = 0
    /// Net value.
    fileprivate(set) var revenue: Int64 = 0
    /// Net value of customers who ordered in the period before.
    fileprivate(set) var keptRevenue: Int64 = 0
    /// Net value in the period before of customers who ordered here.
    fileprivate(set) var returningBase: Int64 = 0
    /// Net value of first order days.
    fileprivate(set) var newRevenue: Int64 = 0
  }

  private let table: CounterTable<Cell>
  let calendar: PeriodCalendar

  init(_ calendar: PeriodCalendar) {
    self.calendar = calendar
    table = CounterTable(repeating: Cell(), count: calendar.periods.count)
  }

  mutating func visit(_ run: OrderRun) {
    let (cells, places) = (table.cells, calendar.placeTable.entries)
    let (first, firstDay) = (run.first.number, calendar.firstDay)
    var current: Int32 = -2
    // Masks of all bits or none, and what was spent in the period met last and on the first day.
    var isKept: Int64 = 0
    var spent: Int64 = 0
    var newRevenue: Int64 = 0
    for order in 0..<run.count {
      let (day, net) = (run.days[order].number, run.nets[order])
      let place = places[Int(day &- firstDay)]
      let isOther: Int64 = place == current ? 0 : -1
      let follows: Int64 = isOther & (place == current &+ 1 ? -1 : 0)
      isKept = follows | (~isOther & isKept)
      newRevenue &+= day == first ? net : 0
      let cell = Int(place)
      cells[cell].orders &+= 1
      cells[cell].active &-= Int32(truncatingIfNeeded: isOther)
      cells[cell].kept &-= Int32(truncatingIfNeeded: follows)
      cells[cell].revenue &+= net
      cells[cell].keptRevenue &+= isKept & net
      cells[cell].returningBase &+= follows & spent
      spent = (~isOther & spent) &+ net
      current = place
    }
    let start = Int(places[Int(first &- firstDay)])
    cells[start].new &+= 1
    cells[start].newRevenue &+= newRevenue
  }

  /// The counts of each period of the calendar.
  var periods: [(period: CalendarPeriod, cell: Cell)] {
    Array(zip(calendar.periods, table.values()))
  }

  mutating func merge(_ other: PeriodTally) {
    for place in table.cells.indices {
      let its = other.table.cells[place]
      table.cells[place].orders &+= its.orders
      table.cells[place].active &+= its.active
      table.cells[place].kept &+= its.kept
      table.cells[place].new &+= its.new
      table.cells[place].revenue &+= its.revenue
      table.cells[place].keptRevenue &+= its.keptRevenue
      table.cells[place].returningBase &+= its.returningBase
      table.cells[place].newRevenue &+= its.newRevenue
    }
  }
}
