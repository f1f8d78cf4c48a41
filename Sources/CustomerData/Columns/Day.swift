/// A calendar day in the shop's own time zone, counted from 1970-01-01.
///
/// Civil arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013):
/// the year starts in March, so the leap day is its last.
public struct Day: Hashable, Comparable, Sendable, Codable, BitwiseCopyable {
  /// Days since 1970-01-01; negative before.
  public let number: Int32

  /// The day that many days after 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// A proleptic Gregorian date; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    self.init(civil: year, month, day)
  }

  /// Reads `2026-06-30`; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard isPlain, parts.map(\.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  init(civil year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1–12) and day of the month.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Monday is 1, Sunday 7.
  public var weekday: Int { (Int(number) + 3).modulo(7) + 1 }

  /// `2026-06-30`.
  public var iso: String {
    let (year, month, day) = civil
    return String(year).leftPadded(to: 4) + "-" + String(month).leftPadded(to: 2) + "-"
      + String(day).leftPadded(to: 2)
  }

  /// The day that many days later; earlier when negative.
  public func adding(days: Int) -> Day { Day(number: number + Int32(clamping: days)) }

  /// The same day of the month some months later, clamped to the month's last day.
  public func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + month - 1 + months
    let target = (index.floorDivided(by: 12), index.modulo(12) + 1)
    return Day(
      civil: target.0, target.1, min(day, Day.length(ofMonth: target.1, in: target.0)))
  }

  /// The first day of this day's month.
  public var startOfMonth: Day { Day(number: number - Int32(civil.day) + 1) }

  /// Days from `other` to this day.
  public static func - (day: Day, other: Day) -> Int { Int(day.number) - Int(other.number) }

  /// Earlier days come first.
  public static func < (day: Day, other: Day) -> Bool { day.number < other.number }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension Int {
  func modulo(_ n: Int) -> Int { ((self % n) + n) % n }
  func floorDivided(by n: Int) -> Int { (self - modulo(n)) / n }
}

extension String {
  func leftPadded(to width: Int) -> String {
    String(repeating: "0", count: Swift.max(0, width - count)) + self
  }
}
