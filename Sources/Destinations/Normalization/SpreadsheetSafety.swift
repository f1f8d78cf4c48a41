/// Keeps a spreadsheet from reading a customer's words as a formula.
///
/// Upload files must carry names as they are, so nothing is prefixed there: the signs that start a
/// formula are dropped at the start of a cell and after anything that could start another one.
/// - Source: OWASP, "CSV Injection"; full-width forms count as in its localised spreadsheets.
enum SpreadsheetSafety {
  static let dangerous = Set("=+-@\t\r\n\0＝＋－＠".unicodeScalars)
  private static let separators = Set(",;|\"".unicodeScalars)

  /// The text without control characters and without signs that could start a formula.
  static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var atStart = true
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control {
        if scalar == "\t" || scalar == "\n" || scalar == "\r" { atStart = true }
        continue
      }
      if atStart, dangerous.contains(scalar) { continue }
      kept.append(scalar)
      atStart = separators.contains(scalar) || (atStart && Whitespace.contains(scalar))
    }
    return Whitespace.trimmed(String(kept))
  }

  /// The text with an apostrophe before it where a spreadsheet could take it for a formula.
  static func guarded(_ text: String) -> String {
    let shown = Whitespace.trimmed(
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter {
            $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\t"
          })))
    let first = shown.unicodeScalars.first
    let isDangerous =
      first.map(dangerous.contains) == true
      || text.unicodeScalars.first.map(dangerous.contains) == true
    return isDangerous ? "'" + shown : shown
  }
}
