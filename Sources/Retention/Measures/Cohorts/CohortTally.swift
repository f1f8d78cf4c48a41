import CustomerData

/// Counts of each cohort and period, gathered in one walk over the customers' orders.
struct CohortTally {
  private struct Cell {
    var active = 0
    var lastSeen = 0
    var second = 0
    var orders = 0
    var revenue: Int64 = 0
  }

  private let calendar: PeriodCalendar
  private let bands: [Acquisition.Band?]
  private var sizes: [Int]
  private var cells: [Cell]

  init(
    _ dataset: Dataset, among selection: Selection, calendar: PeriodCalendar,
    acquisition: Acquisition?
  ) {
    self.calendar = calendar
    bands = acquisition?.bands ?? [nil]
    let periods = calendar.periods.count
    sizes = Array(repeating: 0, count: bands.count * periods)
    cells = Array(repeating: Cell(), count: bands.count * periods * periods)
    selection.customers.forEachSet { customer in
      let band = acquisition.map { Int($0.codes[customer]) } ?? 0
      add(dataset.customers.orders(of: customer), of: dataset, band: band)
    }
  }

  private mutating func add(_ orders: Range<Int>, of dataset: Dataset, band: Int) {
    guard let start = orders.first, band >= 0 else { return }
    let firstDay = dataset.orders.day[start]
    let periods = calendar.periods.count
    let cohort = calendar[firstDay]
    let row = band * periods + cohort
    sizes[row] += 1
    var current = -1
    var hasSecond = false
    for order in orders {
      let day = dataset.orders.day[order]
      let k = calendar[day] - cohort
      let place = row * periods + k
      if k != current {
        cells[place].active += 1
        current = k
      }
      if !hasSecond, day != firstDay {
        cells[place].second += 1
        hasSecond = true
      }
      cells[place].orders += 1
      cells[place].revenue += dataset.orders.net[order]
    }
    cells[row * periods + current].lastSeen += 1
  }

  /// One row a cohort that has customers, by split value, then by period.
  func rows(
    measure: CohortMeasure, asOf: Day, major: (Int64) -> Double
  ) -> [CohortRow] {
    let periods = calendar.periods.count
    var result: [CohortRow] = []
    for row in sizes.indices where sizes[row] > 0 {
      let cohort = row % periods
      let width = periods - cohort
      let own = Array(cells[(row * periods)..<(row * periods + width)])
      result.append(
        CohortRow(
          band: bands[row / periods], cohort: calendar.periods[cohort], size: sizes[row],
          cells: finish(own, size: sizes[row], measure, cohort: cohort, asOf: asOf, major)))
    }
    return result
  }

  private func finish(
    _ own: [Cell], size: Int, _ measure: CohortMeasure, cohort: Int, asOf: Day,
    _ major: (Int64) -> Double
  ) -> [CohortCell] {
    var seenLater = own.reduce(0) { $0 + $1.lastSeen }
    var second = 0
    var toDate: Int64 = 0
    return own.enumerated().map { k, cell in
      second += cell.second
      toDate += cell.revenue
      let later = seenLater
      seenLater -= cell.lastSeen
      let customers =
        switch measure {
        case .rolling: later
        case .cumulative: second
        default: cell.active
        }
      let letters = CohortLetters(
        size: size, customers: customers, orders: cell.orders, revenue: cell.revenue,
        revenueAtFirst: own[0].revenue, revenueToDate: toDate)
      return CohortCell(
        customers: customers, orders: cell.orders, revenue: cell.revenue, revenueToDate: toDate,
        value: letters.value(measure, major: major),
        isFinal: asOf >= calendar.periods[cohort + k].last)
    }
  }
}
