import Foundation

/// How well a text fits what somebody types to find it.
enum FuzzyMatch {
  /// The letters typed must come in order; beginnings of words and runs count more, gaps cost.
  /// nil: they don't. Case and accents don't matter. O(length).
  static func score(_ typed: String, in text: String) -> Int? {
    let wanted = folded(typed).filter { $0 != " " }
    guard !wanted.isEmpty else { return 0 }
    let letters = folded(text)
    var score = 0
    var place = 0
    var last = -2
    for letter in wanted {
      guard let found = letters[place...].firstIndex(of: letter) else { return nil }
      let startsWord = found == 0 || !(letters[found - 1].isLetter || letters[found - 1].isNumber)
      score += (startsWord ? 8 : 1) + (found == last + 1 ? 5 : 0) - min(3, found - place)
      last = found
      place = found + 1
    }
    return score - letters.count / 8
  }

  private static func folded(_ text: String) -> [Character] {
    Array(text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil))
  }
}
