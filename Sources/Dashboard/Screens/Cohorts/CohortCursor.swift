import Retention

/// A cell of the cohort map: a cohort (nil: the row of averages) and a period after its first.
struct CohortCursor: Equatable, Sendable {
  var cohort: CalendarPeriod?
  var period = 1
  /// Whether the user has chosen a cell; until then the map picks a telling one.
  var isPlaced = false

  init() {}

  init(cohort: CalendarPeriod, period: Int) {
    self.cohort = cohort
    self.period = period
    isPlaced = true
  }

  /// Keeps to cells that exist; the first time it goes to the last cohort with three finished periods.
  mutating func settle(in rows: [CohortRow]) {
    if !isPlaced {
      let telling = rows.last { $0.cells.filter(\.isFinal).count > 3 } ?? rows.first
      cohort = telling?.cohort
      period = max(0, min(3, (telling?.cells.filter(\.isFinal).count ?? 1) - 1))
      isPlaced = telling != nil
    } else if let own = cohort, let row = rows.first(where: { $0.cohort >= own }) ?? rows.last {
      cohort = row.cohort
      period = min(period, row.cells.count - 1)
    }
  }

  /// The cell some columns and rows away; the row of averages lies above the first cohort.
  func moved(dx: Int, dy: Int, in rows: [CohortRow], width: Int) -> CohortCursor {
    guard !rows.isEmpty else { return self }
    var next = self
    let here = cohort.flatMap { own in rows.firstIndex { $0.cohort == own } } ?? -1
    let row = max(-1, min(rows.count - 1, here + dy))
    next.cohort = row >= 0 ? rows[row].cohort : nil
    let last = (row >= 0 ? rows[row].cells.count : width) - 1
    next.period = max(0, min(period + dx, last))
    next.isPlaced = true
    return next
  }
}
