/// A line of text being edited: the text, where the cursor is, and what keys do to them.
public struct TextInput: Hashable, Sendable {
  /// What has been typed.
  public private(set) var text: String
  /// Characters before the cursor.
  public private(set) var cursor: Int

  /// A line with the cursor at its end.
  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Does what the key says; false for keys that mean nothing to a line.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .char(let letter): insert(String(letter))
    case .backspace: remove(from: cursor - 1, to: cursor)
    case .delete: remove(from: cursor, to: cursor + 1)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home, .ctrl("a"): cursor = 0
    case .end, .ctrl("e"): cursor = text.count
    case .ctrl("u"): remove(from: 0, to: cursor)
    case .ctrl("k"): remove(from: cursor, to: text.count)
    case .ctrl("w"): remove(from: wordStart, to: cursor)
    case .alt("b"): cursor = wordStart
    case .alt("f"): cursor = wordEnd
    default: return false
    }
    return true
  }

  /// Inserts at the cursor, line breaks as spaces: a pasted text never presses enter.
  public mutating func insert(_ piece: String) {
    let flat = piece.replacing(/\r\n|\r|\n|\t/, with: " ")
    let place = text.index(text.startIndex, offsetBy: cursor)
    let tail = text.count - cursor
    text.insert(contentsOf: flat, at: place)
    cursor = max(0, text.count - tail)
  }

  /// Replaces everything, with the cursor at the end.
  public mutating func replace(with text: String) {
    self.text = text
    cursor = text.count
  }

  /// Replaces the word before the cursor: completions.
  public mutating func replaceWord(with word: String) {
    remove(from: wordStart, to: cursor)
    insert(word)
  }

  /// The word before the cursor.
  public var word: String {
    String(text.dropFirst(wordStart).prefix(cursor - wordStart))
  }

  private mutating func remove(from start: Int, to end: Int) {
    let range = max(0, start)..<max(max(0, start), min(text.count, end))
    guard !range.isEmpty else { return }
    var letters = Array(text)
    letters.removeSubrange(range)
    text = String(letters)
    cursor = min(range.lowerBound, text.count)
  }

  private var wordStart: Int {
    let before = Array(text.prefix(cursor))
    var place = before.count
    while place > 0, before[place - 1] == " " { place -= 1 }
    while place > 0, before[place - 1] != " " { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    let letters = Array(text)
    var place = cursor
    while place < letters.count, letters[place] == " " { place += 1 }
    while place < letters.count, letters[place] != " " { place += 1 }
    return place
  }
}
