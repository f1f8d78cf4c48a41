/// What a command prints: named columns, one fact a row.
struct FactTable: Sendable {
  /// The contract's column names.
  let columns: [String]
  /// One value a column.
  var rows: [[Fact]]

  init(_ columns: String, rows: [[Fact]] = []) {
    self.init(columns.split(separator: ",").map(String.init), rows: rows)
  }

  init(_ columns: [String], rows: [[Fact]] = []) {
    self.columns = columns
    self.rows = rows
  }
}
