/// What words mean, found out once for each.
struct KnownMeanings<Meaning: Sendable>: Sendable {
  private var words = Vocabulary()
  private var recentWords = RecentWords(places: 16)
  private var known: [Meaning] = []

  /// The meaning of a word; `find` is asked for that of the word in lower case.
  @inline(__always)
  mutating func meaning(of word: FieldBytes, find: (String) -> Meaning) -> Meaning {
    if let code = recentWords.code(of: word) { return known[Int(code)] }
    let code = words.code(of: word)
    if code == known.count {
      known.append(find(String(decoding: word, as: UTF8.self).lowercased()))
    }
    recentWords.keep(word, code)
    return known[Int(code)]
  }
}
