import CustomerData

/// A stretch of days as written after an event or an attribute.
enum Window: Hashable, Sendable {
  enum Side: String, Hashable, Sendable { case since, before, after, on }

  case last(Span), next(Span)
  case lastPeriod(TimeUnit), thisPeriod(TimeUnit), nextPeriod(TimeUnit)
  case month(year: Int, month: Int)
  case year(Int)
  case side(Side, DateText)
  case between(DateText, DateText)
  case moreThanAgo(Span), lessThanAgo(Span)

  private static let dawn = Day(number: -10_000_000)
  private static let dusk = Day(number: 10_000_000)

  /// The days meant, seen from the as-of day.
  func days(_ clock: Clock) -> DayRange {
    let asOf = clock.asOf
    switch self {
    case .last(let span): return DayRange(span.shifting(asOf, by: -1).adding(days: 1), asOf)
    case .next(let span): return DayRange(asOf.adding(days: 1), span.shifting(asOf, by: 1))
    case .lastPeriod(let unit): return clock.period(unit, -1)
    case .thisPeriod(let unit): return clock.period(unit, 0)
    case .nextPeriod(let unit): return clock.period(unit, 1)
    case .month(let year, let month): return DateText.month(year: year, month: month).days(clock)
    case .year(let year):
      return DayRange(
        DateText.month(year: year, month: 1).days(clock).first,
        DateText.month(year: year, month: 12).days(clock).last)
    case .side(let side, let date):
      let days = date.days(clock)
      switch side {
      case .since: return DayRange(days.first, Self.dusk)
      case .before: return DayRange(Self.dawn, days.first.adding(days: -1))
      case .after: return DayRange(days.last.adding(days: 1), Self.dusk)
      case .on: return days
      }
    case .between(let a, let b):
      let (a, b) = (a.days(clock), b.days(clock))
      return DayRange(min(a.first, b.first), max(a.last, b.last))
    case .moreThanAgo(let span):
      return DayRange(Self.dawn, span.shifting(asOf, by: -1).adding(days: -1))
    case .lessThanAgo(let span):
      return DayRange(span.shifting(asOf, by: -1).adding(days: 1), Self.dusk)
    }
  }

  /// The first day asked for; nil when the window reaches back for ever.
  func start(_ clock: Clock) -> Day? {
    let first = days(clock).first
    return first == Self.dawn ? nil : first
  }

  var text: String {
    switch self {
    case .last(let span): "in last " + span.text
    case .next(let span): "in next " + span.text
    case .lastPeriod(let unit): "in last " + unit.rawValue
    case .thisPeriod(let unit): "in this " + unit.rawValue
    case .nextPeriod(let unit): "in next " + unit.rawValue
    case .month(let year, let month): "in " + DateText.text(year: year, month: month)
    case .year(let year): "in " + String(String(10_000 + year).dropFirst())
    case .side(let side, let date): side.rawValue + " " + date.text
    case .between(let a, let b): "between " + a.text + " and " + b.text
    case .moreThanAgo(let span): "more than " + span.text + " ago"
    case .lessThanAgo(let span): "less than " + span.text + " ago"
    }
  }
}
