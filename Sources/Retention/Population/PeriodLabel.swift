import CustomerData

extension CalendarPeriod {
  /// The period written `2011-01`, `2011-W03`, `2011-Q1` or `2011`; nil for any other text.
  public init?(_ unit: PeriodUnit, labelled text: String, weekStart: Shop.WeekStart = .monday) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ Int($0) }), let start = Day(year: year, month: 1, day: 1)
    else { return nil }
    let first = CalendarPeriod(unit, containing: start, weekStart: weekStart)
    // The label is the one thing that a year's periods differ in.
    let found = (-1...54).map(first.adding).first { $0.label == text }
    guard let found else { return nil }
    self = found
  }
}
