extension Sheet {
  /// How a screen arranges the rows.
  public enum Figure: Equatable, Sendable {
    /// One under the other.
    case list
    /// Each at its place of a map, shaded by one of its values.
    case map(Map)
    /// Along a curve: one row a day.
    case curve(Curve)
  }

  /// A heat map whose every cell is a row of the sheet.
  public struct Map: Equatable, Sendable {
    /// One line of it.
    public struct Line: Equatable, Sendable {
      /// Texts of the leading columns.
      public let labels: [String]
      /// Rows of the sheet; nil: there is nothing.
      public let rows: [Int?]
      /// Pooled over the lines: bold, without colour.
      public var isAverage = false
    }

    /// Titles of the leading columns.
    public let titles: [String]
    /// Titles of the columns of cells.
    public let headers: [String]
    /// From top to bottom; averages first.
    public let lines: [Line]
    /// The column of the sheet that is printed and shades the cells.
    public let column: String
    /// Cells whose value is outside of the ramp, such as those who stay where they are.
    public var plain: Set<Int> = []
    /// What the shades say, when there is more to say.
    public var legend = ""
  }

  /// A share that falls with time.
  public struct Curve: Equatable, Sendable {
    /// The column of days.
    public let day: String
    /// The columns of the share and its interval.
    public let value: String, low: String, high: String
    /// Shares that are marked, with the words beside them.
    public let marks: [Mark]

    /// A share worth a line.
    public struct Mark: Equatable, Sendable {
      /// The day it is reached on.
      public let day: Int
      /// The share still waiting.
      public let share: Double
      /// What is written beside it.
      public let text: String
    }
  }

  /// Whether any value of a column is known and not zero.
  func hasValues(_ column: Int) -> Bool {
    rows.contains { $0.cells[column].number.map { $0 != 0 } ?? false }
  }

  /// What a cell of a map prints, `~` where it is not over; nil: there is nothing.
  public func text(_ row: Int?, _ map: Map, _ wording: Wording) -> String? {
    guard let row, let column = place(of: map.column) else { return nil }
    let isOpen = place(of: "final").map { rows[row].cells[$0] == .flag(false) } ?? false
    return wording.short(rows[row].cells[column]) + (isOpen ? "~" : "")
  }

  /// The column of the number that a row as a whole is about: the one its own account is of.
  var valueColumn: String? {
    columns.map(\.name).first {
      ["value", "share", "rate", "amount", "waiting", "first"].contains($0)
    }
      ?? place(of: "customers").map { columns[$0].name }
  }

  /// The place of a column by its name.
  func place(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}
