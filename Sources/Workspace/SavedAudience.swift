/// An audience as its file holds it. What it means is for others: here it is text.
///
///     # Whom Sarah writes to by hand
///     name VIP customers
///     owner Sarah
///     expect 200..400
///     include champions
///     exclude staff
///
///     spent_12m >= 500 EUR and consent.email
///
/// Lines before the expression that begin with one of the five words are the front matter. `#`
/// begins a comment, kept where it is; those below the front matter are the expression's.
public struct SavedAudience: Hashable, Sendable {
  /// The file's name without `.tql`; "" until it is saved.
  public internal(set) var id: String
  /// The front matter and what is above and between, as written.
  public let preamble: String
  /// The expression with its comments, as written.
  public let expression: String
  /// The name, else the id.
  public var name: String { named.isEmpty ? id : named }
  /// Whose it is; "" when the file does not say.
  public let owner: String
  /// How many customers it should have; nil: it does not say.
  public let expected: ClosedRange<Int>?
  /// Audiences whose customers belong to it as well.
  public let includes: [String]
  /// Audiences whose customers do not.
  public let excludes: [String]

  private let named: String

  /// An audience to be saved under a name.
  public init(
    name: String, owner: String = "", expected: ClosedRange<Int>? = nil, includes: [String] = [],
    excludes: [String] = [], expression: String
  ) {
    var lines = ["name \(Self.oneLine(name))"]
    if !owner.isEmpty { lines.append("owner \(Self.oneLine(owner))") }
    if let expected { lines.append("expect \(expected.lowerBound)..\(expected.upperBound)") }
    lines += includes.map { "include \(Self.oneLine($0))" }
    lines += excludes.map { "exclude \(Self.oneLine($0))" }
    id = ""
    preamble = lines.joined(separator: "\n") + "\n\n"
    self.expression = expression.hasSuffix("\n") ? expression : expression + "\n"
    named = Self.oneLine(name)
    self.owner = Self.oneLine(owner)
    self.expected = expected
    self.includes = includes.map(Self.oneLine)
    self.excludes = excludes.map(Self.oneLine)
  }

  /// Reads a file's text.
  public init(id: String, text: String) throws(AudienceFileProblem) {
    var front = FrontMatter()
    preamble = try front.read(text)
    expression = String(text.dropFirst(preamble.count))
    guard Self.hasWords(expression) else { throw .noExpression }
    self.id = id
    named = front.name
    owner = front.owner
    expected = front.expected
    includes = front.includes
    excludes = front.excludes
  }

  /// The file's text, byte for byte as it was read.
  public var text: String { preamble + expression }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
  }

  private static func hasWords(_ expression: String) -> Bool {
    expression.split(whereSeparator: \.isNewline)
      .contains { !$0.trimmed.isEmpty && !$0.trimmed.hasPrefix("#") }
  }
}

/// The lines before an audience's expression.
private struct FrontMatter {
  var name = ""
  var owner = ""
  var expected: ClosedRange<Int>?
  var includes: [String] = []
  var excludes: [String] = []

  private enum Line {
    case matter, blank, comment, expression
  }

  /// Reads up to the expression, whose own comments belong to it, and returns what was read.
  mutating func read(_ text: String) throws(AudienceFileProblem) -> String {
    var end = text.startIndex
    var next = text.startIndex
    var number = 0
    var isAfterComment = true
    reading: while next < text.endIndex {
      let newline = text[next...].firstIndex(where: \.isNewline)
      let line = text[next..<(newline ?? text.endIndex)].trimmed
      next = newline.map(text.index(after:)) ?? text.endIndex
      number += 1
      switch try take(line, number) {
      case .matter: isAfterComment = false
      case .blank: if isAfterComment { continue }
      case .comment:
        isAfterComment = true
        continue
      case .expression: break reading
      }
      end = next
    }
    return String(text[..<end])
  }

  private mutating func take(_ line: String, _ number: Int) throws(AudienceFileProblem) -> Line {
    if line.isEmpty { return .blank }
    if line.hasPrefix("#") { return .comment }
    let parts = line.split(maxSplits: 1, whereSeparator: { $0 == " " || $0 == "\t" || $0 == ":" })
    let value = parts.count == 2 ? Self.unquoted(parts[1].trimmed) : ""
    switch parts.first?.lowercased() {
    case "---": break
    case "name": name = value
    case "owner": owner = value
    case "include": includes.append(value)
    case "exclude": excludes.append(value)
    case "expect":
      guard let range = Self.range(value) else { throw .badExpectation(line: number) }
      expected = range
    default: return .expression
    }
    return .matter
  }

  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.replacing("...", with: "..").split(separator: "..").map { Int($0.trimmed) }
    guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low >= 0,
      low <= high
    else { return nil }
    return low...high
  }

  private static func unquoted(_ text: String) -> String {
    let isQuoted = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
    return isQuoted ? String(text.dropFirst().dropLast()) : text
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let isBlank = { (sign: Character) in sign.isWhitespace || sign == "\u{FEFF}" }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
