/// Cells between separators as RFC 4180 quotes them.
enum DelimitedLine {
  /// The cells without a line end. Cells with a separator of any spreadsheet are quoted, not only
  /// with the file's own.
  static func text(
    _ cells: [String], separator: Character = ",", quotesAll: Bool = false
  ) -> String {
    cells.map { cell($0, quotesAll) }.joined(separator: String(separator))
  }

  private static func cell(_ text: String, _ quotesAll: Bool) -> String {
    let isBare = !text.utf8.contains(where: needsQuotes) && text.first != " " && text.last != " "
    if isBare, !quotesAll { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), 9, 10, 13: true
    default: false
    }
  }
}
