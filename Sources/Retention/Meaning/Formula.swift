/// A shown formula, as data: a test evaluates it on its shown inputs and gets the shown value.
///
///     sum  = term { ("+" | "-" | "−") term }
///     term = atom { ("*" | "×" | "/") atom }
///     atom = number | symbol | "(" sum ")"
///
/// A symbol is a word with an optional bracket that belongs to it: `n(S)`, `sum(B)`, `median(gaps)`.
public struct Formula: Hashable, Sendable {
  /// Why a formula could not be evaluated.
  public enum Failure: Error, Hashable, Sendable {
    /// A symbol without a value.
    case unknownSymbol(String)
    /// Something unreadable at that character.
    case unexpected(offset: Int)
  }

  /// The formula as shown.
  public let text: String

  /// A formula as shown.
  public init(_ text: String) { self.text = text }

  /// The value for the given letters. O(length of the formula).
  public func evaluate(_ inputs: [Input]) throws(Failure) -> Double {
    let values = Dictionary(inputs.map { ($0.symbol, $0.value) }) { first, _ in first }
    var reader = Reader(characters: Array(text), values: values)
    let value = try reader.sum()
    guard reader.atEnd else { throw .unexpected(offset: reader.position) }
    return value
  }

  /// The formula with each symbol replaced by its value as `render` writes it. One pass: what has
  /// been written is not read again, and `S` is not found inside `n(S)`.
  public func substituted(_ inputs: [Input], render: (Input) -> String) -> String {
    let shown = Dictionary(inputs.map { ($0.symbol, $0) }) { first, _ in first }
    var reader = Reader(characters: Array(text), values: [:])
    var result = ""
    while !reader.atEnd {
      let word = reader.takeWord()
      if word.isEmpty {
        result.append(reader.characters[reader.position])
        reader.position += 1
      } else {
        result += shown[word].map(render) ?? word
      }
    }
    return result
  }

  private struct Reader {
    let characters: [Character]
    let values: [String: Double]
    var position = 0

    var atEnd: Bool { position == characters.count }

    mutating func sum() throws(Failure) -> Double {
      var value = try term()
      while let sign = accept(["+", "-", "−"]) {
        let next = try term()
        value += sign == "+" ? next : -next
      }
      return value
    }

    mutating func term() throws(Failure) -> Double {
      var value = try atom()
      while let sign = accept(["*", "×", "/"]) {
        let next = try atom()
        value = sign == "/" ? value / next : value * next
      }
      return value
    }

    mutating func atom() throws(Failure) -> Double {
      if accept(["("]) != nil {
        let value = try sum()
        guard accept([")"]) != nil else { throw .unexpected(offset: position) }
        return value
      }
      let word = takeWord()
      guard let start = word.first else { throw .unexpected(offset: position) }
      if let value = values[word] { return value }
      // Swift also reads "nan" and "inf" as numbers; in a formula they are words.
      guard start.isNumber || start == ".", let number = Double(word) else {
        throw .unknownSymbol(word)
      }
      return number
    }

    mutating func accept(_ wanted: [Character]) -> Character? {
      while !atEnd, characters[position] == " " { position += 1 }
      guard !atEnd, wanted.contains(characters[position]) else { return nil }
      position += 1
      return characters[position - 1]
    }

    mutating func takeWord() -> String {
      let start = position
      while !atEnd, characters[position].isWordOfFormula { position += 1 }
      if !atEnd, position > start, characters[position] == "(" {
        while !atEnd, characters[position] != ")" { position += 1 }
        if !atEnd { position += 1 }
      }
      return String(characters[start..<position])
    }
  }
}

extension Character {
  fileprivate var isWordOfFormula: Bool { isLetter || isNumber || self == "." || self == "_" }
}
