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
    /// Minor units of a single thing, to the cent everywhere.
    case price(Int64)
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
    /// Whether it is what the sheet is about: it goes last where columns are scarce.
    public let isMain: Bool

    init(_ name: String, _ title: String, isMain: Bool = false) {
      self.name = name
      self.title = title
      self.isMain = isMain
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

    init(from: Double, to: Double, tone: Tone) {
      self.from = from
      self.to = to
      self.tone = tone
    }

    /// A difference on an axis from −1 to 1, zero in the middle.
    init(around share: Double, tone: Tone) {
      let half = min(1, max(-1, share)) / 2
      self.init(from: 0.5 + min(0, half), to: 0.5 + max(0, half), tone: tone)
    }
  }

  /// What opens behind one value.
  public struct Door: Equatable, Sendable {
    /// Its customers; nil: no known customer.
    public let audience: AudienceExpression?
    /// How it came about; nil: it has no account.
    public let account: Explanation?
  }

  /// One row, which opens into its customers.
  public struct Row: Equatable, Sendable {
    /// What tells it from the other rows, on any day.
    public let id: String
    /// One value a column.
    public let cells: [Cell]
    /// What the list behind it is called.
    public var name: String
    /// Who stands behind it; nil: no known customer.
    public var audience: AudienceExpression?
    /// How its number came about; nil: it has no account of its own.
    public var account: Explanation?
    /// What opens behind single values, by column, where it is not the row's.
    public var doors: [String: Door] = [:]
    /// Beside it on a screen; nil: nothing.
    public var bar: Bar?
    /// Whether so few are counted that the row is greyed.
    public var isFaint = false

    init(
      _ name: String, id: String? = nil, _ cells: [Cell], audience: AudienceExpression? = nil,
      account: Explanation? = nil, doors: [String: Door] = [:], bar: Bar? = nil,
      isFaint: Bool = false
    ) {
      self.id = id ?? cells.first?.label ?? name
      self.name = name
      self.cells = cells
      self.doors = doors
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
  /// How a screen arranges the rows where a list would hide their shape.
  public var figure = Figure.list
  /// The account of the whole.
  public let account: Explanation
}

extension Sheet {
  /// What opens behind a value; the first column stands for the whole row.
  public func door(_ row: Row, _ column: Int) -> Door {
    let own = columns.indices.contains(column) ? row.doors[columns[column].name] : nil
    return own ?? Door(audience: row.audience, account: row.account)
  }
}

extension Sheet.Cell {
  /// A word as it is; anything else is no name.
  var label: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// The value as a number; nil: absent, or no number.
  public var number: Double? {
    switch self {
    case .absent, .text, .flag: nil
    case .count(let count): Double(count)
    case .number(let number): number
    case .money(let minor), .price(let minor): Double(minor)
    case .averageMoney(let minor): minor
    case .share(let share): share
    case .days(let days): days
    }
  }

  static func text(orAbsent text: String?) -> Sheet.Cell { text.map(Sheet.Cell.text) ?? .absent }
  static func share(orAbsent share: Double?) -> Sheet.Cell {
    share.map(Sheet.Cell.share) ?? .absent
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
    // A mean of counts has a fraction.
    case .count: value == value.rounded() ? .count(Int(value)) : .number(value)
    case .money: .averageMoney(value * scale)
    case .share: .share(value)
    case .days: .days(value)
    case .ratio, .points: .number(value)
    }
  }
}
