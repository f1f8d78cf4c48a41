/// A json value whose keys keep their order.
indirect enum JSON: Equatable, Sendable {
  case null
  case bare(String)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  static func == (one: JSON, other: JSON) -> Bool { one.text() == other.text() }

  static func number(_ value: Int) -> JSON { .bare(String(value)) }
  static func flag(_ value: Bool) -> JSON { .bare(value ? "true" : "false") }
  static func string(orNull text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A fact as json: numbers bare, unknown null.
  init(_ fact: Fact, decimals: Int) {
    guard let text = fact.plain(decimals: decimals) else {
      self = .null
      return
    }
    self = fact.isBare ? .bare(text) : .string(text)
  }

  /// The text, two spaces a level.
  func text(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .bare(let text): return text
    case .string(let text): return Self.quoted(text)
    case .array(let items):
      guard !items.isEmpty else { return "[]" }
      let lines = items.map { inner + $0.text(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let pairs):
      guard !pairs.isEmpty else { return "{}" }
      let lines = pairs.map { inner + Self.quoted($0) + ": " + $1.text(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 32 || (127..<160).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
