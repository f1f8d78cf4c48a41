/// What words mean that come again and again: each is looked up once.
struct WordMeanings<Meaning> {
  private var words = Vocabulary()
  private var known: [Meaning?] = []

  /// The meaning of a word; `look` is asked for the meaning of a new one, in lower case.
  mutating func meaning(of word: FieldBytes, look: (String) -> Meaning?) -> Meaning? {
    let code = Int(words.code(of: word))
    if code == known.count {
      known.append(look(String(decoding: word, as: UTF8.self).lowercased()))
    }
    return known[code]
  }
}
