import CustomerData
import Retention

extension Wording {
  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]
  private static let shortFrench = [
    "jan", "fév", "mar", "avr", "mai", "jun", "jul", "aoû", "sep", "oct", "nov", "déc",
  ]

  /// A month's name, from 1 to 12.
  func month(_ month: Int) -> String {
    let names = language == .english ? Self.english : Self.french
    return names.indices.contains(month - 1) ? names[month - 1] : absent
  }

  /// A month's name in three letters.
  func shortMonth(_ month: Int) -> String {
    guard (1...12).contains(month) else { return absent }
    return language == .english
      ? String(Self.english[month - 1].prefix(3)) : Self.shortFrench[month - 1]
  }

  /// `November 2025`, `week 2025-W47`, `Q4 2025`, `2025`.
  func period(_ period: CalendarPeriod) -> String {
    let (year, month, _) = period.first.civil
    switch period.unit {
    case .week: return say("week ", "semaine ") + period.label
    case .month: return "\(self.month(month)) \(year)"
    case .quarter: return say("Q", "T") + "\(month / 3 + 1) \(year)"
    case .year: return "\(year)"
    }
  }

  /// The same at the head of a title.
  func periodTitle(_ period: CalendarPeriod) -> String {
    let text = self.period(period)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// `16–22 Mar`.
  func span(_ days: DayRange) -> String {
    let (first, last) = (days.first.civil, days.last.civil)
    let end = "\(last.day) \(shortMonth(last.month))"
    return first.month == last.month
      ? "\(first.day)–\(end)" : "\(first.day) \(shortMonth(first.month)) – \(end)"
  }

  /// The letter before a period's number: `M3`.
  func letter(_ unit: PeriodUnit) -> String {
    switch unit {
    case .week: say("W", "S")
    case .month: "M"
    case .quarter: say("Q", "T")
    case .year: say("Y", "A")
    }
  }
}
