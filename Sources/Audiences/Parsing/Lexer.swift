import CustomerData

/// Cuts the text into tokens; comments and white space fall away. O(characters).
struct Lexer {
  private let characters: [Character]
  private(set) var place = 0

  init(_ text: String) { characters = Array(text) }

  /// The next token; one of kind `end` at the end. Always moves on, also when it throws.
  mutating func next() throws(ExpressionError) -> Token {
    skipSpace()
    let start = place
    guard let character = peek() else { return token(.end, from: start) }
    place += 1
    if character.isLetter || character == "€" || character == "£" {
      while let next = peek(), isInWord(next) { place += 1 }
      return token(.word, from: start)
    }
    if Self.isDigit(character) { return try number(from: start) }
    if let closing = Self.quotes[character] { return try string(until: closing, from: start) }
    return try symbol(character, from: start)
  }

  private mutating func skipSpace() {
    while let character = peek(), character.isWhitespace || character == "#" {
      place += 1
      if character == "#" {
        while let rest = peek(), !rest.isNewline { place += 1 }
      }
    }
  }

  private func peek(_ ahead: Int = 0) -> Character? {
    place + ahead < characters.count ? characters[place + ahead] : nil
  }

  private func isInWord(_ character: Character) -> Bool {
    if character == "." { return peek(1)?.isLetter ?? false }
    return character.isLetter || Self.isDigit(character) || character == "_"
  }

  private func token(_ kind: Token.Kind, from start: Int) -> Token {
    Token(kind: kind, text: String(characters[start..<place]), range: start..<place)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func endsLine(_ character: Character) -> Bool {
    character == "\n" || character == "\r" || character == "\r\n"
  }

  private static let quotes: [Character: [Character]] = ["\"": ["\""], "“": ["”", "\""]]

  private mutating func digits() { while let next = peek(), Self.isDigit(next) { place += 1 } }

  private mutating func number(from start: Int) throws(ExpressionError) -> Token {
    digits()
    if place - start == 4, let date = try date(from: start) { return date }
    if peek() == ".", let next = peek(1), Self.isDigit(next) {
      place += 1
      digits()
    }
    let text = String(characters[start..<place])
    guard let number = Number(text) else {
      throw ExpressionError(.numberTooLong(text), at: start..<place)
    }
    if peek() == "%" {
      place += 1
      return token(.percent(number), from: start)
    }
    return token(.number(number), from: start)
  }

  /// `2026-06` or `2026-06-30` after four digits; nil: a plain number.
  private mutating func date(from start: Int) throws(ExpressionError) -> Token? {
    guard peek() == "-", let year = Int(String(characters[start..<place])),
      let month = twoDigits(at: 1)
    else { return nil }
    if peek(3) == "-", let day = twoDigits(at: 4) {
      place += 6
      guard let date = Day(year: year, month: month, day: day) else { throw noSuchDay(start) }
      return token(.day(date), from: start)
    }
    place += 3
    guard Day(year: year, month: month, day: 1) != nil else { throw noSuchDay(start) }
    return token(.month(year: year, month: month), from: start)
  }

  private func twoDigits(at ahead: Int) -> Int? {
    guard let tens = peek(ahead), let ones = peek(ahead + 1), Self.isDigit(tens),
      Self.isDigit(ones), !(peek(ahead + 2).map(Self.isDigit) ?? false)
    else { return nil }
    return Int(String([tens, ones]))
  }

  private func noSuchDay(_ start: Int) -> ExpressionError {
    ExpressionError(
      .noSuchDay(String(characters[start..<place])), at: start..<place)
  }

  private mutating func string(
    until closing: [Character], from start: Int
  ) throws(ExpressionError) -> Token {
    var text = ""
    while let character = peek(), !Self.endsLine(character) {
      place += 1
      if closing.contains(character) { return token(.string(text), from: start) }
      if character == "\\", let escaped = peek(), !Self.endsLine(escaped) {
        place += 1
        text.append(escaped == "n" ? "\n" : escaped == "r" ? "\r" : escaped)
      } else {
        text.append(character)
      }
    }
    throw ExpressionError(.unterminatedString, at: start..<place)
  }

  private mutating func symbol(
    _ character: Character, from start: Int
  ) throws(ExpressionError) -> Token {
    if let next = peek(), let symbol = Token.Symbol(rawValue: String([character, next])) {
      place += 1
      return token(.symbol(symbol), from: start)
    }
    let plain = Self.typographic[character] ?? String(character)
    if let symbol = Token.Symbol(rawValue: plain) {
      if symbol == .equal, peek() == "=" { throw unmeant("=", from: start) }
      if symbol == .less, peek() == ">" { throw unmeant("!=", from: start) }
      return token(.symbol(symbol), from: start)
    }
    throw ExpressionError(.strangeCharacter(character), at: start..<place)
  }

  private mutating func unmeant(_ suggestion: String, from start: Int) -> ExpressionError {
    place += 1
    return ExpressionError(
      .unexpected("“" + String(characters[start..<place]) + "”"), at: start..<place,
      suggestions: [suggestion])
  }

  private static let typographic: [Character: String] = [
    "×": "*", "·": "*", "÷": "/", "−": "-", "≤": "<=", "≥": ">=", "≠": "!=",
  ]
}
