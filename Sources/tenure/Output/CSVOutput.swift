/// RFC 4180, UTF-8, `\n`, a header line, one fact a row; never localised, never coloured.
enum CSVOutput {
  static func text(_ table: FactTable, decimals: Int) -> String {
    var result = line(table.columns)
    for row in table.rows { result += line(row.map { $0.plain(decimals: decimals) ?? "" }) }
    return result
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
