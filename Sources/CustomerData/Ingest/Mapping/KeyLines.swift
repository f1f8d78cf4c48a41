/// The line of every key of a TOML text: the parser tells lines for syntax errors only.
///
/// Keys are paths such as `file[0].columns.order_id`; a table's own line is its header's.
struct KeyLines {
  private var lines: [String: Int] = [:]

  init(_ text: String) {
    var table = ""
    var counts: [String: Int] = [:]
    var depth = 0
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let bare = String(line.trimming(\.isWhitespace))
      if depth == 0, bare.hasPrefix("[") {
        table = Self.path(of: bare, counts: &counts)
        lines[table] = index + 1
        continue
      }
      if depth == 0, let equals = bare.firstIndex(of: "="), !bare.hasPrefix("#") {
        let key = bare[..<equals].trimming { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let path = table.isEmpty ? String(key) : table + "." + key
        if lines[path] == nil { lines[path] = index + 1 }
      }
      depth = max(0, depth + Self.openBrackets(bare))
    }
  }

  /// The line of a path, else of the nearest table above it; 1 when there is none.
  subscript(path: String) -> Int {
    var path = path[...]
    while true {
      if let line = lines[String(path)] { return line }
      guard let dot = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return 1 }
      path = path[..<dot]
    }
  }

  /// `[[file.drop]]` behind two `[[file]]` → `file[1].drop[0]`.
  private static func path(of header: String, counts: inout [String: Int]) -> String {
    let isArray = header.hasPrefix("[[")
    let inner = header.drop { $0 == "[" }.prefix { $0 != "]" }
    let names = inner.split(separator: ".").map {
      String($0.trimming { $0.isWhitespace || $0 == "\"" || $0 == "'" })
    }
    var path = ""
    for (place, name) in names.enumerated() {
      path += path.isEmpty ? name : "." + name
      if place == names.count - 1 && isArray {
        counts[path, default: -1] += 1
        path += "[\(counts[path, default: 0])]"
      } else if let count = counts[path] {
        path += "[\(count)]"
      }
    }
    return path
  }

  /// Brackets opened and not closed in a line, outside strings and comments.
  private static func openBrackets(_ line: String) -> Int {
    var depth = 0
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#" {
        break
      } else {
        depth += character == "[" ? 1 : character == "]" ? -1 : 0
      }
    }
    return depth
  }
}
