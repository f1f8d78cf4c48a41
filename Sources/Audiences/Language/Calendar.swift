import CustomerData
import Retention

/// A unit of time as written after a number.
enum TimeUnit: String, Hashable, Sendable, CaseIterable {
  case hour, day, week, month, quarter, year

  /// Reads `day` or `days`.
  init?(word: String) {
    let stem = word.hasSuffix("s") ? String(word.dropLast()) : word
    self.init(rawValue: stem)
  }

  /// Calendar months in one; nil for units of fixed length.
  var months: Int? {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    default: nil
    }
  }

  /// The calendar period of this length; nil for hours and days.
  var period: PeriodUnit? { PeriodUnit(rawValue: rawValue) }
}

/// A length of time: `90 days`, `3 months`.
struct Span: Hashable, Sendable {
  let count: Int
  let unit: TimeUnit

  /// More would leave every calendar.
  static let limitInDays = 150_000

  var isWithinLimit: Bool { count <= Self.limitInDays / roughDays }

  private var roughDays: Int {
    unit == .week ? 7 : (unit.months ?? 0) * 31 + (unit.months == nil ? 1 : 0)
  }

  /// The same day that much later or, with -1, earlier; months clamp to the month's end.
  func shifting(_ day: Day, by sign: Int) -> Day {
    if let months = unit.months { return day.adding(months: sign * count * months) }
    return day.adding(days: sign * wholeDays)
  }

  /// Length in days, seen back from a day.
  func days(before day: Day) -> Double {
    unit == .hour ? Double(count) / 24 : Double(day - shifting(day, by: -1))
  }

  private var wholeDays: Int { unit == .week ? 7 * count : unit == .hour ? count / 24 : count }

  var text: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}

/// A day, or a month standing for all its days, as written; relative ones stay relative.
enum DateText: Hashable, Sendable {
  enum Edge: String, Hashable, Sendable { case start, end }

  case day(Day)
  case month(year: Int, month: Int)
  case today, yesterday
  case ago(Span)
  case edge(isLast: Bool, TimeUnit, Edge)

  /// The days meant, seen from the as-of day: one, or a month's.
  func days(_ clock: Clock) -> DayRange {
    switch self {
    case .day(let day): return DayRange(day, day)
    case .month(let year, let month): return CalendarPeriod.days(year, month)
    case .today: return DayRange(clock.asOf, clock.asOf)
    case .yesterday: return DayRange(last: 1, upTo: clock.asOf.adding(days: -1))
    case .ago(let span):
      let day = span.shifting(clock.asOf, by: -1)
      return DayRange(day, day)
    case .edge(let isLast, let unit, let edge):
      let days = clock.period(unit, isLast ? -1 : 0)
      let day = edge == .start ? days.first : days.last
      return DayRange(day, day)
    }
  }

  var text: String {
    switch self {
    case .day(let day): day.iso
    case .month(let year, let month): Self.text(year: year, month: month)
    case .today: "today"
    case .yesterday: "yesterday"
    case .ago(let span): span.text + " ago"
    case .edge(let isLast, let unit, let edge):
      "\(isLast ? "last" : "this") \(unit.rawValue) \(edge.rawValue)"
    }
  }

  static func text(year: Int, month: Int) -> String {
    String(String(10_000 + year).dropFirst()) + "-" + String(String(100 + month).dropFirst())
  }
}

/// The day everything relative is seen from.
struct Clock: Sendable {
  let asOf: Day
  let weekStart: Shop.WeekStart

  init(_ dataset: Dataset) { self.init(asOf: dataset.asOf, weekStart: dataset.shop.weekStart) }

  init(asOf: Day, weekStart: Shop.WeekStart) {
    self.asOf = asOf
    self.weekStart = weekStart
  }

  /// The calendar period around the as-of day, some periods later or earlier.
  func period(_ unit: TimeUnit, _ shift: Int) -> DayRange {
    guard let period = unit.period else {
      let day = asOf.adding(days: shift)
      return DayRange(day, day)
    }
    return CalendarPeriod(period, containing: asOf, weekStart: weekStart).adding(shift).days
  }
}

extension CalendarPeriod {
  static func days(_ year: Int, _ month: Int) -> DayRange {
    CalendarPeriod(unit: .month, index: year * 12 + month - 1).days
  }
}
