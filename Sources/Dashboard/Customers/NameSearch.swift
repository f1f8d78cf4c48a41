import Foundation

/// Finds customers by words of their name or id, whatever the case and the accents.
enum NameSearch {
  /// Letters that are no accented form of another one, as people type them.
  private static let plain: [Character: String] = [
    "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'",
  ]

  /// Lower case, without accents. O(length).
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    let base = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    guard base.contains(where: { plain[$0] != nil }) else { return base }
    return base.reduce(into: "") { $0 += plain[$1] ?? String($1) }
  }

  /// The places of the texts that hold every word; if none does, of those that come close.
  static func places(of words: [String], in texts: [String]) -> [Int] {
    let wanted = words.map(folded)
    let exact = texts.indices.filter { place in wanted.allSatisfy { texts[place].contains($0) } }
    guard exact.isEmpty else { return exact }
    return texts.indices.filter { place in
      let names = texts[place].split { $0 == " " || $0 == "-" || $0 == "'" }
      return wanted.allSatisfy { word in names.contains { isClose(word, to: $0) } }
    }
  }

  /// Whether the letters of a word stand in a name in the same order, the first one first: `mrchnd`.
  private static func isClose(_ word: String, to name: Substring) -> Bool {
    guard word.count >= 3, word.first == name.first else { return false }
    var rest = name[...]
    for letter in word {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }
}
