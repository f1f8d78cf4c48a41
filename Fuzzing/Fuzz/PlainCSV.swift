/// Delimited text cut one byte after the other: RFC 4180, blank lines skipped, and a quote that is neither doubled nor
/// closing stays a character.
struct PlainCSV {
  private(set) var records: [[[UInt8]]] = []
  private(set) var lines: [Int] = []
  private let text: [UInt8]
  private let delimiter: UInt8
  private let newline: UInt8
  private var place = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\""), lineFeed: UInt8 = 10, carriageReturn: UInt8 = 13

  init(_ text: [UInt8], delimiter: UInt8, newline: UInt8) {
    self.text = text
    self.delimiter = delimiter
    self.newline = newline
    while place < text.count { record() }
  }

  private mutating func record() {
    let first = line
    var fields: [[UInt8]] = []
    var isBlank = true
    var goesOn = true
    while goesOn {
      let isQuoted = peek == Self.quote
      let field = isQuoted ? quoted() : plain()
      isBlank = isBlank && !isQuoted && field.isEmpty
      fields.append(field)
      goesOn = peek == delimiter
      if peek == newline { line += 1 }
      if place < text.count { place += 1 }
    }
    if fields.count == 1 && isBlank { return }
    records.append(fields)
    lines.append(first)
  }

  private var peek: UInt8? { place < text.count ? text[place] : nil }

  private mutating func plain() -> [UInt8] {
    let start = place
    while let byte = peek, byte != delimiter, byte != newline { place += 1 }
    let isLineEnd = peek != delimiter && newline == Self.lineFeed
    let hasReturn = isLineEnd && place > start && text[place - 1] == Self.carriageReturn
    return Array(text[start..<(hasReturn ? place - 1 : place)])
  }

  // Doubled quotes are kept as they stand.
  private mutating func quoted() -> [UInt8] {
    place += 1
    var field: [UInt8] = []
    while let byte = peek {
      if byte == newline { line += 1 }
      if byte == Self.quote {
        if place + 1 < text.count, text[place + 1] == Self.quote {
          field.append(Self.quote)
          place += 1
        } else if let width = closing {
          place += width
          return field
        }
      }
      field.append(byte)
      place += 1
    }
    return field
  }

  /// The bytes from a closing quote to what ends the field; nil: it closes nothing.
  private var closing: Int? {
    let next = place + 1
    if next >= text.count || text[next] == delimiter || text[next] == newline { return 1 }
    guard newline == Self.lineFeed, text[next] == Self.carriageReturn else { return nil }
    return next + 1 >= text.count || text[next + 1] == newline ? 2 : nil
  }
}
