/// How the rows of a destination become bytes. Always UTF-8.
public struct FileLayout: Hashable, Sendable {
  /// What a line is.
  public enum Form: Hashable, Sendable {
    /// Cells between separators (RFC 4180); quoted where they must be, or all of them.
    case separated(by: Character, quotesAll: Bool)
    /// One JSON object a line; an empty cell is null.
    case jsonLines
  }

  /// What a line is.
  public var form: Form
  /// What ends a line.
  public var lineEnd: String
  /// Whether the first line names the columns.
  public var hasHeader: Bool
  /// Whether a byte order mark comes first: spreadsheets need it to see UTF-8.
  public var hasMark: Bool
  /// What file names end with, without the dot.
  public var ending: String

  /// A layout; without arguments a comma-separated file with a header.
  public init(
    form: Form = .separated(by: ",", quotesAll: false), lineEnd: String = "\n",
    hasHeader: Bool = true, hasMark: Bool = false, ending: String = "csv"
  ) {
    self.form = form
    self.lineEnd = lineEnd
    self.hasHeader = hasHeader
    self.hasMark = hasMark
    self.ending = ending
  }

  /// Commas, a header, `\n`.
  public static let commas = FileLayout()
  /// One JSON object a line.
  public static let jsonLines = FileLayout(form: .jsonLines, hasHeader: false, ending: "jsonl")
  /// One value a line and nothing else.
  public static let bareList = FileLayout(hasHeader: false)

  /// What comes before the first row.
  func head(_ header: [String]) -> String {
    (hasMark ? "\u{FEFF}" : "") + (hasHeader ? line(header, header: header, numbers: []) : "")
  }

  /// One row; `numbers` are the columns JSON writes bare.
  func line(_ cells: [String], header: [String], numbers: Set<Int>) -> String {
    switch form {
    case .separated(let separator, let quotesAll):
      DelimitedLine.text(cells, separator: separator, quotesAll: quotesAll) + lineEnd
    case .jsonLines:
      "{"
        + zip(header, cells).enumerated().map { place, pair in
          JSONText.quoted(pair.0) + ":" + JSONText.value(pair.1, isNumber: numbers.contains(place))
        }.joined(separator: ",") + "}" + lineEnd
    }
  }
}

/// Strings and numbers as JSON spells them (RFC 8259).
enum JSONText {
  static func value(_ text: String, isNumber: Bool) -> String {
    if text.isEmpty { return "null" }
    return isNumber ? text : quoted(text)
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
