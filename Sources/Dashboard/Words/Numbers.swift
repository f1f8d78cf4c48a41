import CustomerData
import Retention
import TerminalKit

extension Wording {
  /// What stands for "there is no value".
  public var absent: String { "–" }

  private var separator: String { language == .english ? "," : "\u{202F}" }
  private var point: String { language == .english ? "." : "," }

  /// `1,234` or `1 234`.
  public func number(_ count: Int) -> String { grouped(String(count.magnitude), count < 0) }

  /// A plain number with a fixed count of decimals.
  public func decimal(_ value: Double, places: Int = 1) -> String {
    guard value.isFinite else { return absent }
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
    guard scaled < 1e15 else { return absent }
    let whole = Int(scaled / scale)
    let fraction = Int(scaled) - whole * Int(scale)
    let digits = String(fraction)
    let isNegative = value < 0 && scaled > 0
    let head = grouped(String(whole), isNegative)
    guard places > 0 else { return head }
    return head + point + String(repeating: "0", count: places - digits.count) + digits
  }

  /// `83.1 %`.
  public func percent(_ share: Double?, places: Int = 1) -> String {
    guard let share else { return absent }
    return decimal(share * 100, places: places) + " %"
  }

  /// An amount in minor units, whole: `€1,235`.
  public func money(_ minor: Int64) -> String { money(major: Double(minor) / unit, places: 0) }

  /// An amount in minor units to the cent: `€1,234.50`.
  public func exactMoney(_ minor: Int64) -> String {
    money(major: Double(minor) / unit, places: currency?.decimals ?? 2)
  }

  /// An amount in major units.
  public func money(major value: Double?, places: Int) -> String {
    guard let value else { return absent }
    let text = decimal(value.magnitude, places: places)
    let sign = value < 0 && text.contains { $0 != "0" && $0.isNumber } ? "−" : ""
    guard let symbol else { return sign + text }
    return language == .english && symbol.count == 1
      ? sign + symbol + text : "\(sign)\(text) \(symbol)"
  }

  /// A short amount for narrow places: `€742.3 k`, `€2.48 M`; without the currency where it stands beside, `742.3 k`.
  public func shortMoney(_ minor: Int64, isMarked: Bool = true) -> String {
    let value = Double(minor) / unit
    let (scale, suffix, places) =
      switch value.magnitude {
      case 1e9...: (1e9, " G", 2)
      case 1e6...: (1e6, " M", 2)
      case 1e4...: (1e3, " k", 1)
      default: (1, "", 0)
      }
    let text = decimal((value / scale).magnitude, places: places) + suffix
    let sign = value < 0 ? "−" : ""
    guard isMarked, let symbol else { return sign + text }
    return language == .english && symbol.count == 1
      ? sign + symbol + text : "\(sign)\(text) \(symbol)"
  }

  /// A value in so many columns: an amount that has no room is written in thousands or millions, never cut.
  func value(_ value: Double?, _ unit: MetricUnit, fitting width: Int) -> String {
    let whole = self.value(value, unit)
    guard whole.displayWidth > width, case .money = unit, let value else { return whole }
    let minor = Int64((value * self.unit).rounded())
    let shorter = [shortMoney(minor), shortMoney(minor, isMarked: false)]
    return shorter.first { $0.displayWidth <= width } ?? tightAmount(minor)
  }

  /// An amount at an axis, as short as it can be: `100 k`, `€0`.
  public func axisMoney(_ minor: Int64) -> String {
    minor == 0 ? money(major: 0, places: 0) : tightAmount(minor, places: 1)
  }

  /// An amount without its currency in as few columns as there can be: `151 k`, `2 M`.
  func tightAmount(_ minor: Int64, places: Int = 0) -> String {
    let value = Double(minor) / unit
    let (scale, suffix): (Double, String) =
      switch value.magnitude {
      case 1e9...: (1e9, " G")
      case 1e6...: (1e6, " M")
      case 1e3...: (1e3, " k")
      default: (1, "")
      }
    let shown = value / scale
    return decimal(shown, places: shown == shown.rounded() || scale == 1 ? 0 : places) + suffix
  }

  /// A change with its sign: `+1.2`, `−0.9`.
  public func signed(_ value: Double, places: Int = 1) -> String {
    let text = decimal(value.magnitude, places: places)
    let isZero = !text.contains { $0.isNumber && $0 != "0" }
    return (isZero ? "±" : value < 0 ? "−" : "+") + text
  }

  /// A value by what it counts.
  public func value(_ value: Double?, _ unit: MetricUnit) -> String {
    guard let value else { return absent }
    return switch unit {
    case .count: number(Int(value.rounded()))
    case .money: money(major: value, places: value.magnitude < 1000 ? currency?.decimals ?? 2 : 0)
    case .share: percent(value)
    case .days: days(value)
    case .ratio: decimal(value, places: 2)
    case .points: signed(value, places: 0)
    }
  }

  /// `21 d` or `21 j`; halves keep one decimal.
  public func days(_ value: Double) -> String {
    let places = value == value.rounded() ? 0 : 1
    return decimal(value, places: places) + say(" d", " j")
  }

  /// A day as ISO 8601.
  public func day(_ day: Day?) -> String { day?.iso ?? absent }

  /// The currency's sign where it has one, else its code; nil without currency.
  public var symbol: String? {
    guard let code = currency?.code else { return nil }
    return ["EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"][code] ?? code
  }

  private var unit: Double { Double(currency?.minorUnits ?? 100) }

  private func grouped(_ digits: String, _ isNegative: Bool) -> String {
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += separator }
      result.append(digit)
    }
    return (isNegative ? "−" : "") + result
  }
}
