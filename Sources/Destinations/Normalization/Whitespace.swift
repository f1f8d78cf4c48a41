/// Blank space as shop files contain it: Unicode's, and the invisible signs spreadsheets leave.
enum Whitespace {
  // Zero width space, non-joiner, joiner, word joiner and byte order mark are not White_Space.
  private static let invisible: Set<Unicode.Scalar> = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
  ]

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || invisible.contains(scalar)
  }

  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !contains($0) }),
      let last = scalars.lastIndex(where: { !contains($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  static func removed(from text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !contains($0) }))
  }

  /// Trimmed, and every run of blank space inside as one space.
  static func collapsed(_ text: String) -> String {
    text.unicodeScalars.split(whereSeparator: contains).map(String.init).joined(separator: " ")
  }
}
