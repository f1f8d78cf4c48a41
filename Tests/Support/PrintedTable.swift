/// A table as the command line prints it in csv: RFC 4180, one header line.
public struct PrintedTable: Equatable, Sendable {
  /// The header line as printed.
  public let header: String
  /// The header's names and the rows below.
  public let columns: [String], rows: [[String]]

  /// Reads a whole output.
  public init(_ text: String) {
    header = String(text.prefix { $0 != "\n" })
    var rows = Self.rows(text)
    columns = rows.isEmpty ? [] : rows.removeFirst()
    self.rows = rows
  }

  /// The values of a column, from the top; empty when there is none of that name.
  public func column(_ name: String) -> [String] {
    guard let place = columns.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }

  /// A value of the first row whose first column says `key`; nil: no such row or column.
  public func value(_ name: String, of key: String) -> String? {
    guard let place = columns.firstIndex(of: name) else { return nil }
    return rows.first { $0.first == key }?[place]
  }

  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var before: Character = " "
    for character in text {
      switch (character, isQuoted) {
      case ("\"", _):
        if !isQuoted, before == "\"" { cell.append("\"") }
        isQuoted.toggle()
      case (",", false):
        row.append(cell)
        cell = ""
      case ("\n", false):
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
      before = character
    }
    return rows
  }
}
