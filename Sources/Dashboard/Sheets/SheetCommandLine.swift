import Audiences
import CustomerData
import Retention

extension SheetName {
  /// Subcommand and options of the command that prints the sheet, as of a day; nil: there is none.
  func command(asOf day: Day?) -> [String]? {
    switch self {
    case .bridge(let days): ["bridge"] + Self.option("--days", days)
    case .repeats: ["repeat"]
    case .waiting: ["repeat", "--curve"]
    case .ladder(let age): ["repeat", "--ladder", "--minimum-age", String(age)]
    case .breakdown(let number, let dimension):
      ["breakdown", number.id, "--by", dimension.rawValue]
    case .concentration: ["concentration"]
    case .orderValues(let days): ["orders", "--days", String(days)]
    case .hours(let days): ["orders", "--hours", "--days", String(days)]
    case .orderList(let list): ["orders", "--list"] + Self.options(of: list.period)
    case .returns(let kind): ["returns", "--by", kind.rawValue]
    case .gain(let points): ["what-if", "--points", String(points * 100)]
    case .satisfaction(let days, let survey):
      ["satisfaction"] + Self.option("--days", days) + (survey.map { ["--survey", $0] } ?? [])
    case .payback(let kind, let days): ["payback", "--by", kind.rawValue, "--days", String(days)]
    case .migration(let days): day.map { ["segments", "--migration", $0.adding(days: -days).iso] }
    case .moves(let since): ["segments", "--migration", since.iso]
    case .chart(let statement): ["show", statement.text]
    case .aged, .compare, .contrast: cohorts
    }
  }

  private var cohorts: [String]? {
    switch self {
    case .aged(let measure, let split, let edges, let worth):
      var words = ["cohorts", "--measure", measure.rawValue]
      if let split { words += ["--split", split.rawValue] }
      words += ["--brackets", edges.map { String($0) }.joined(separator: "-")]
      return words + (worth == .margin ? ["--margin"] : [])
    case .compare(let one, let other, let measure):
      return [
        "cohorts", "--per", one.unit.rawValue, "--measure", measure.rawValue, "--compare",
        "\(one.label),\(other.label)",
      ]
    case .contrast(let split, let one, let other, let measure, let unit):
      guard let one, let other else { return nil }
      return [
        "cohorts", "--per", unit.rawValue, "--measure", measure.rawValue, "--split",
        split.rawValue, "--compare", "\(one),\(other)",
      ]
    default: return nil
    }
  }

  private static func options(of period: OrderList.Period) -> [String] {
    switch period {
    case .last(let days): ["--days", String(days)]
    case .days(let range): ["--period", "\(range.first.iso)..\(range.last.iso)"]
    case .lifetime: ["--period", "all"]
    }
  }

  private static func option(_ name: String, _ days: Int?) -> [String] {
    days.map { [name, String($0)] } ?? []
  }
}
