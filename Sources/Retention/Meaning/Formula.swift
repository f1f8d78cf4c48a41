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

  /// The formula with each symbol replaced by its value as `render` writes it.
  public func substituted(_ inputs: [Input], render: (Input) -> String) -> String {
    inputs.sorted { $0.symbol.count > $1.symbol.count }.reduce(text) { text, input in
      text.replacing(symbol: input.symbol, with: render(input))
    }
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
      if let number = Double(word) { return number }
      guard !word.isEmpty else { throw .unexpected(offset: position) }
      guard let value = values[word] else { throw .unknownSymbol(word) }
      return value
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

extension String {
  /// Replaces whole symbols only: `N` is not found inside `n(S)` or `Nx`.
  fileprivate func replacing(symbol: String, with value: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.range(of: symbol) {
      let before =
        range.lowerBound > rest.startIndex ? rest[rest.index(before: range.lowerBound)] : " "
      let after = range.upperBound < rest.endIndex ? rest[range.upperBound] : " "
      let isWhole = !before.isWordOfFormula && !after.isWordOfFormula && after != "("
      result += rest[..<range.lowerBound] + (isWhole ? value[...] : rest[range])
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    guard !text.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
