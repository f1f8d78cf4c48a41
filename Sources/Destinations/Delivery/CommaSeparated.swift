/// RFC 4180 text: UTF-8 without a byte order mark, `\n` ends a line.
enum CommaSeparated {
  /// One line. Cells with a separator of any spreadsheet are quoted, not only with a comma.
  static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\n"
  }

  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: needsQuotes) || text.first == " " || text.last == " " else {
      return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), 9, 10, 13: true
    default: false
    }
  }
}
