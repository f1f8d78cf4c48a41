import CustomerData

/// Counts of each cohort and period, gathered in one pass over the customers' orders.
///
/// A cohort has as many cells as periods are left to it; cohorts nobody belongs to have none.
struct CohortTally: SweepStep {
  private struct Cell: BitwiseCopyable {
    var active: Int32 = 0
    var lastSeen: Int32 = 0
    var second: Int32 = 0
    var orders: Int32 = 0
    var revenue: Int64 = 0
  }

  private let layout: CohortLayout
  private let table: CounterTable<Cell>

  init(_ layout: CohortLayout) {
    self.layout = layout
    table = CounterTable(repeating: Cell(), count: layout.count)
  }

  mutating func visit(_ run: OrderRun) {
    let (cells, places) = (table.cells, layout.calendar.placeTable.entries)
    let band = layout.band(of: run.customer)
    guard band >= 0 else { return }
    let first = run.first
    let firstDay = layout.calendar.firstDay
    let cohort = Int(places[Int(first.number &- firstDay)])
    let start = Int(layout.startTable.entries[band &* layout.periods &+ cohort]) &- cohort
    var current = -1
    var second = -1
    for order in 0..<run.count {
      let day = run.days[order].number
      let period = Int(places[Int(day &- firstDay)])
      let place = start &+ period
      cells[place].active &+= period != current ? 1 : 0
      cells[place].orders &+= 1
      cells[place].revenue &+= run.nets[order]
      if second < 0, day != first.number { second = place }
      current = period
    }
    if second >= 0 { cells[second].second &+= 1 }
    cells[start &+ current].lastSeen &+= 1
  }

  mutating func merge(_ other: CohortTally) {
    let cells = table.cells
    for place in cells.indices {
      let cell = other.table.cells[place]
      cells[place].active += cell.active
      cells[place].lastSeen += cell.lastSeen
      cells[place].second += cell.second
      cells[place].orders += cell.orders
      cells[place].revenue += cell.revenue
    }
  }

  /// One row a cohort that has customers, by split value, then by period.
  func rows(measure: CohortMeasure, asOf: Day, major: (Int64) -> Double) -> [CohortRow] {
    let cells = table.values()
    return layout.rows.compactMap { row in
      let own = cells[row.cells]
      // Whoever is in a cohort has ordered in its period 0.
      let size = Int(own.first?.active ?? 0)
      guard size > 0 else { return nil }
      return CohortRow(
        band: layout.bands[row.band], cohort: layout.calendar.periods[row.cohort], size: size,
        cells: finish(own, size: size, measure, cohort: row.cohort, asOf: asOf, major))
    }
  }

  private func finish(
    _ own: ArraySlice<Cell>, size: Int, _ measure: CohortMeasure,
    cohort: Int, asOf: Day, _ major: (Int64) -> Double
  ) -> [CohortCell] {
    var seenLater = own.reduce(0) { $0 + Int($1.lastSeen) }
    var second = 0
    var toDate: Int64 = 0
    let revenueAtFirst = own.first?.revenue ?? 0
    return own.enumerated().map { k, cell in
      second += Int(cell.second)
      toDate += cell.revenue
      let later = seenLater
      seenLater -= Int(cell.lastSeen)
      let customers =
        switch measure {
        case .rolling: later
        case .cumulative: second
        default: Int(cell.active)
        }
      let letters = CohortLetters(
        size: size, customers: customers, orders: Int(cell.orders), revenue: cell.revenue,
        revenueAtFirst: revenueAtFirst, revenueToDate: toDate)
      return CohortCell(
        customers: customers, orders: Int(cell.orders), revenue: cell.revenue,
        revenueToDate: toDate, value: letters.value(measure, major: major),
        isFinal: asOf >= calendar(cohort + k).last)
    }
  }

  private func calendar(_ place: Int) -> CalendarPeriod { layout.calendar.periods[place] }
}
