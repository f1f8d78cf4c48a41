import Audiences
import Retention

/// A table of numbers that explain themselves: what one screen shows and one command prints, from the same values.
public struct Sheet: Equatable, Sendable {
  /// One value. Absent is never zero.
  public enum Cell: Equatable, Sendable {
    case absent
    case text(String)
    case count(Int)
    case number(Double)
    /// Minor units.
    case money(Int64)
    /// Minor units with fractions, such as a mean.
    case averageMoney(Double)
    case share(Double)
    case days(Double)
    case flag(Bool)
  }

  /// A column by its name in files and its title for people.
  public struct Column: Equatable, Sendable {
    /// In csv and json.
    public let name: String
    /// On screens and in text.
    public let title: String

    init(_ name: String, _ title: String) {
      self.name = name
      self.title = title
    }
  }

  /// A bar beside a row, from one place of the axis to another.
  public struct Bar: Equatable, Sendable {
    /// How it is meant.
    public enum Tone: Equatable, Sendable { case plain, good, bad }

    /// Where it begins, 0...1.
    public let from: Double
    /// Where it ends, 0...1.
    public let to: Double
    /// How it is meant.
    public let tone: Tone
  }

  /// One row, which opens into its customers.
  public struct Row: Equatable, Sendable {
    /// One value a column.
    public let cells: [Cell]
    /// What the list behind it is called.
    public var name: String
    /// Who stands behind it; nil: no known customer.
    public var audience: AudienceExpression?
    /// How its number came about; nil: it has no account of its own.
    public var account: Explanation?
    /// Beside it on a screen; nil: nothing.
    public var bar: Bar?
    /// Whether so few are counted that the row is greyed.
    public var isFaint = false

    init(
      _ name: String, _ cells: [Cell], audience: AudienceExpression? = nil,
      account: Explanation? = nil, bar: Bar? = nil, isFaint: Bool = false
    ) {
      self.name = name
      self.cells = cells
      self.audience = audience
      self.account = account
      self.bar = bar
      self.isFaint = isFaint
    }
  }

  /// Its title.
  public let title: String
  /// The columns.
  public let columns: [Column]
  /// The rows.
  public let rows: [Row]
  /// What the reader should know.
  public var notes: [String] = []
  /// The account of the whole.
  public let account: Explanation
}

extension Sheet.Cell {
  static func text(orAbsent text: String?) -> Sheet.Cell { text.map(Sheet.Cell.text) ?? .absent }
  static func share(orAbsent share: Double?) -> Sheet.Cell {
    share.map(Sheet.Cell.share) ?? .absent
  }
  /// One end of a number's interval, in the number's own unit.
  static func end(_ end: Double?, of reading: Reading) -> Sheet.Cell {
    reading.unit == .share ? share(orAbsent: end) : number(orAbsent: end)
  }
  static func number(orAbsent number: Double?) -> Sheet.Cell {
    number.map(Sheet.Cell.number) ?? .absent
  }
  static func days(orAbsent days: Int?) -> Sheet.Cell {
    days.map { .days(Double($0)) } ?? .absent
  }
  static func count(orAbsent count: Int?) -> Sheet.Cell {
    count.map(Sheet.Cell.count) ?? .absent
  }

  /// A number with a name, by what it counts; money is given in major units.
  static func value(_ value: Double?, _ unit: MetricUnit, scale: Double) -> Sheet.Cell {
    guard let value else { return .absent }
    return switch unit {
    case .count: .count(Int(value.rounded()))
    case .money: .averageMoney(value * scale)
    case .share: .share(value)
    case .days: .days(value)
    case .ratio, .points: .number(value)
    }
  }
}
