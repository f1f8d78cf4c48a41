import CustomerData

/// Where the cells of each cohort lie in one long table: a cohort has one for each period from its
/// own to the as-of day's.
struct CohortLayout: Sendable {
  /// One cohort of one value of the split.
  struct Row: Sendable {
    let band: Int
    let cohort: Int
    let cells: Range<Int>
  }

  let calendar: PeriodCalendar
  let bands: [Acquisition.Band?]
  let rows: [Row]
  /// Number of cells.
  let count: Int
  /// For each band and cohort the first cell, -1 when nobody is in it.
  let startTable: LookupTable<Int32>
  private let codes: [Int32]?

  /// Every cohort of the calendar, of everybody together.
  init(_ calendar: PeriodCalendar) {
    self.init(calendar, [nil], codes: nil) { _, _ in true }
  }

  /// The cohorts that the customers of a selection belong to. O(customers + bands × periods).
  init(
    _ calendar: PeriodCalendar, _ acquisition: Acquisition, _ population: Population,
    among selection: Selection
  ) {
    let periods = calendar.periods.count
    var isMet = [Bool](repeating: false, count: acquisition.bands.count * periods)
    let facts = population.facts
    selection.customers.forEachSet { customer in
      guard let first = facts.firstOrder(of: customer) else { return }
      isMet[Int(acquisition.codes[customer]) * periods + calendar[first]] = true
    }
    self.init(calendar, acquisition.bands, codes: acquisition.codes) { isMet[$0 * periods + $1] }
  }

  private init(
    _ calendar: PeriodCalendar, _ bands: [Acquisition.Band?], codes: [Int32]?,
    isMet: (Int, Int) -> Bool
  ) {
    let periods = calendar.periods.count
    var rows: [Row] = []
    var starts: [Int32] = []
    var count = 0
    for band in bands.indices {
      for cohort in 0..<periods {
        guard isMet(band, cohort) else {
          starts.append(-1)
          continue
        }
        starts.append(Int32(count))
        rows.append(Row(band: band, cohort: cohort, cells: count..<(count + periods - cohort)))
        count += periods - cohort
      }
    }
    self.calendar = calendar
    self.bands = bands
    self.rows = rows
    self.count = count
    self.codes = codes
    startTable = LookupTable(starts)
  }

  /// Number of periods of the calendar.
  var periods: Int { calendar.periods.count }

  /// The place of a customer's value of the split; -1 for a prospect.
  @inline(__always)
  func band(of customer: Int) -> Int { codes.map { Int($0[customer]) } ?? 0 }
}
