/// Days and wall-clock times of Europe/Paris, by the European rule and without a zone database.
///
/// Summer time runs from the last Sunday of March to the last Sunday of October, each at 01:00 UTC.
enum ParisClock {
  static let secondsPerDay = 86_400

  /// Days since 1970-01-01 of a Gregorian date (Howard Hinnant's `days_from_civil`).
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The Gregorian date of a day since 1970-01-01.
  static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let z = day + 719_468
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// 0 is Monday.
  static func weekday(ofDay day: Int) -> Int { (day + 3) % 7 }

  private static let summers: [Range<Int>] = (2020...2030).map { year in
    changeover(year, 3)..<changeover(year, 10)
  }

  /// The second since 1970 when the clocks change in a month of 31 days.
  private static func changeover(_ year: Int, _ month: Int) -> Int {
    let last = day(year, month, 31)
    return (last - (weekday(ofDay: last) + 1) % 7) * secondsPerDay + 3600
  }

  /// Seconds that Paris is ahead of UTC at an instant.
  static func offset(at instant: Int) -> Int {
    for summer in summers where summer.contains(instant) { return 7200 }
    return 3600
  }

  /// The instant of a wall-clock time: the first one in the repeated hour, an hour on in the skipped.
  static func instant(day: Int, second: Int) -> Int {
    let local = day * secondsPerDay + second
    return offset(at: local - 7200) == 7200 ? local - 7200 : local - 3600
  }

  /// The local day of an instant.
  static func day(of instant: Int) -> Int { (instant + offset(at: instant)) / secondsPerDay }
}
