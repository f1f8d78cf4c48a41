import CustomerData

/// One value of a printed table. Absent is never zero.
enum Fact: Equatable, Sendable {
  case absent
  case text(String)
  case count(Int)
  /// A number that names something: never grouped.
  case identifier(Int)
  /// A plain number with full precision.
  case number(Double)
  /// Minor units of the reporting currency, printed exactly in major units.
  case money(Int64)
  /// Minor units with fractions, such as an average.
  case averageMoney(Double)
  case share(Double)
  case days(Double)
  case day(Day)
  case flag(Bool)

  static func text(orAbsent text: String?) -> Fact { text.map(Fact.text) ?? .absent }
  static func share(orAbsent share: Double?) -> Fact { share.map(Fact.share) ?? .absent }
  static func number(orAbsent number: Double?) -> Fact { number.map(Fact.number) ?? .absent }
  static func day(orAbsent day: Day?) -> Fact { day.map(Fact.day) ?? .absent }
  static func days(orAbsent days: Double?) -> Fact { days.map(Fact.days) ?? .absent }
  static func count(orAbsent count: Int?) -> Fact { count.map(Fact.count) ?? .absent }
  static func money(orAbsent money: Double?) -> Fact { money.map(Fact.averageMoney) ?? .absent }

  /// Full precision, `.` decimals, ISO dates: what csv and json hold. Nil when absent.
  func plain(decimals: Int) -> String? {
    switch self {
    case .absent: nil
    case .text(let text): text
    case .count(let number), .identifier(let number): String(number)
    case .number(let value), .share(let value), .days(let value): Self.digits(value)
    case .money(let minor): Self.exact(minor, decimals: decimals)
    case .averageMoney(let minor): Self.digits(minor / Self.scale(decimals))
    case .day(let day): day.iso
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// Whether json writes it without quotes.
  var isBare: Bool {
    switch self {
    case .text, .day: false
    default: true
    }
  }

  private static func digits(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    return value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
  }

  private static func scale(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
  }

  private static func exact(_ minor: Int64, decimals: Int) -> String {
    guard decimals > 0 else { return String(minor) }
    let digits = String(minor.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (minor < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
