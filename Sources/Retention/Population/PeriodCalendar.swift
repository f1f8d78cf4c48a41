import CustomerData

/// The periods from the first order's to the as-of day's, with each day's place among them.
struct PeriodCalendar: Sendable {
  let periods: [CalendarPeriod]
  /// The number of the first order's day.
  let firstDay: Int32
  /// The place of each day's period, from the first order's day to the as-of day.
  let placeTable: LookupTable<Int32>

  /// Nil when there is no order. O(days).
  init?(_ dataset: Dataset, per unit: PeriodUnit) {
    guard let start = dataset.firstDay, start <= dataset.asOf else { return nil }
    let first = CalendarPeriod(unit, containing: start, weekStart: dataset.shop.weekStart)
    let last = CalendarPeriod(unit, containing: dataset.asOf, weekStart: dataset.shop.weekStart)
    periods = (0...(last.index - first.index)).map(first.adding)
    firstDay = start.number
    placeTable = LookupTable(
      periods.enumerated().flatMap { place, period in
        let from = max(period.first, start)
        let to = min(period.last, dataset.asOf)
        return Array(repeating: Int32(place), count: to - from + 1)
      })
  }

  /// The place of a day's period; the day must lie between the first order and the as-of day.
  subscript(day: Day) -> Int { Int(placeTable.entries[Int(day.number - firstDay)]) }
}
