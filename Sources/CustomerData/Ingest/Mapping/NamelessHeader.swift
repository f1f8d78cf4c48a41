/// A table's header without a name, as in `[]` or `[@]`: the parser stops the program at most of them instead of
/// telling an error, so they are looked for before it reads.
///
/// Bytes, not characters: a combining mark behind a bracket makes one character of both. Strings, comments and arrays
/// are followed as far as it takes to know where a header can stand. O(bytes).
struct NamelessHeader {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  /// Brackets of values that are open.
  private var depth = 0
  /// Whether only blanks came since the line began.
  private var isFresh = true

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The line of the first one; nil: every header has a name.
  static func line(in text: String) -> Int? {
    var scan = NamelessHeader(text)
    return scan.search()
  }

  private mutating func search() -> Int? {
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "["):
        if isFresh, depth == 0 {
          guard hasName else { return line }
          skipLine()
          continue
        }
        depth += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "#"):
        skipLine()
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
      default: break
      }
      step()
    }
    return nil
  }

  private mutating func step() {
    guard place < bytes.count else { return }
    let byte = bytes[place]
    if byte == UInt8(ascii: "\n") {
      line += 1
      isFresh = true
    } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
      isFresh = false
    }
    place += 1
  }

  private mutating func skipLine() {
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
  }

  /// To the string's last quote. One of a single quote that is not closed ends before the line does, where the parser
  /// ends, too.
  private mutating func skipString(_ quote: UInt8) {
    let isLong = bytes[place...].starts(with: [quote, quote, quote])
    for _ in 0..<(isLong ? 3 : 1) { step() }
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        step()
      } else if isLong, bytes[place...].starts(with: [quote, quote, quote]) {
        place += 2
        return
      } else if !isLong, bytes[place] == quote || bytes[place] == UInt8(ascii: "\n") {
        if bytes[place] != quote { place -= 1 }
        return
      }
      step()
    }
  }

  /// Whether a letter, digit, `_`, `-` or quote follows the brackets; `[]` the parser refuses itself.
  private var hasName: Bool {
    var next = place + 1
    if next < bytes.count, bytes[next] == UInt8(ascii: "[") { next += 1 }
    while next < bytes.count, bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t")
    {
      next += 1
    }
    guard next < bytes.count else { return true }
    switch bytes[next] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    case let sign: return "_-\"']".utf8.contains(sign)
    }
  }
}
