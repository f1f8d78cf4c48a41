import CustomerData

/// How long a period of the calendar is.
public enum PeriodUnit: String, Hashable, Codable, Sendable, CaseIterable {
  /// Seven days from the shop's first day of the week.
  case week
  /// A calendar month.
  case month
  /// Three calendar months.
  case quarter
  /// A calendar year.
  case year
}

/// One week, month, quarter or year; periods of one unit are numbered without gaps.
public struct CalendarPeriod: Hashable, Codable, Comparable, Sendable {
  /// Its length.
  public let unit: PeriodUnit
  /// Its number: weeks since the one of 1970-01-01, months, quarters or years since year 0.
  public let index: Int
  /// What a week begins with.
  public let weekStart: Shop.WeekStart

  /// The period of that number.
  public init(unit: PeriodUnit, index: Int, weekStart: Shop.WeekStart = .monday) {
    self.unit = unit
    self.index = index
    self.weekStart = weekStart
  }

  /// The period a day lies in.
  public init(_ unit: PeriodUnit, containing day: Day, weekStart: Shop.WeekStart = .monday) {
    let (year, month, _) = day.civil
    let index =
      switch unit {
      case .week: Self.floor(Int(day.number) + Self.shift(weekStart), 7)
      case .month: year * 12 + month - 1
      case .quarter: year * 4 + (month - 1) / 3
      case .year: year
      }
    self.init(unit: unit, index: index, weekStart: weekStart)
  }

  /// The first day.
  public var first: Day {
    switch unit {
    case .week: Day(number: Int32(index * 7 - Self.shift(weekStart)))
    case .month: Self.day(index / 12, index % 12 + 1)
    case .quarter: Self.day(index / 4, index % 4 * 3 + 1)
    case .year: Self.day(index, 1)
    }
  }

  /// The last day, included.
  public var last: Day { adding(1).first.adding(days: -1) }

  /// First to last day.
  public var days: DayRange { DayRange(first, last) }

  /// The period some periods later.
  public func adding(_ count: Int) -> CalendarPeriod {
    CalendarPeriod(unit: unit, index: index + count, weekStart: weekStart)
  }

  /// `2011-01`, `2011-W03`, `2011-Q1` or `2011`; a week belongs to the year of its fourth day (ISO 8601).
  public var label: String {
    let (year, month, _) = first.civil
    switch unit {
    case .month: return "\(year)-" + Self.two(month)
    case .quarter: return "\(year)-Q\(month / 3 + 1)"
    case .year: return "\(year)"
    case .week:
      let middle = first.adding(days: 3)
      let weekYear = middle.civil.year
      let number = (middle - Self.day(weekYear, 1)) / 7 + 1
      return "\(weekYear)-W" + Self.two(number)
    }
  }

  /// Earlier periods come first.
  public static func < (period: CalendarPeriod, other: CalendarPeriod) -> Bool {
    period.index < other.index
  }

  // 1970-01-01 was a Thursday.
  private static func shift(_ weekStart: Shop.WeekStart) -> Int { weekStart == .monday ? 3 : 4 }

  private static func floor(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }

  private static func day(_ year: Int, _ month: Int) -> Day {
    Day(year: year, month: month, day: 1) ?? Day(number: 0)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
