import CustomerData

/// The rows a condition is asked of: customers, or orders or events inside `where`.
protocol RowColumns {
  /// Number of rows.
  var count: Int { get }
  /// A column of numbers for some rows: money in minor units, durations in days, dates as day
  /// numbers, NaN where unknown. O(rows), or O(orders of the rows) with a window.
  func numbers(_ field: Field, in window: DayRange?, of rows: [Int]) -> [Double]
  /// A column of words for some rows. O(rows + distinct words).
  func words(_ field: Field, of rows: [Int]) -> WordColumn
  /// The words where they lie; nil: they must be gathered. O(1).
  func wordsInPlace(_ field: Field) -> WordsInPlace?
  /// A column of yes and no for some rows; unknown is no. O(rows).
  func flags(_ field: Field, of rows: [Int]) -> [Bool]
  /// All rows with a yes, where that is known at once; nil: it must be asked row by row. O(1).
  func flagged(_ field: Field) -> Bitmap?
  /// The only row with exactly that word, where words are unlike; nil: there is none, or words may
  /// be alike. O(log rows).
  func row(of word: String, in field: Field) -> Int?
}

extension RowColumns {
  func wordsInPlace(_ field: Field) -> WordsInPlace? { nil }
  func flagged(_ field: Field) -> Bitmap? { nil }
  func row(of word: String, in field: Field) -> Int? { nil }
}

/// Words of some rows by their place in a dictionary; an entry may stand for several terms
/// (a list of tags), any of which can be asked for.
struct WordColumn {
  /// One a row; -1: unknown.
  let codes: [Int32]
  let entries: [[String]]
  /// A second name of each entry, asked for when no term fits: a product's id.
  var ids: [String] = []

  /// Which entries a word means: the same letter for letter; else the id; else in any case.
  func entries(meaning word: String) -> [Int] {
    let exact = entries.indices.filter { entries[$0].contains(word) }
    if !exact.isEmpty { return exact }
    let byID = ids.indices.filter { ids[$0] == word }
    if !byID.isEmpty { return byID }
    let lower = word.lowercased()
    return entries.indices.filter { entries[$0].contains { $0.lowercased() == lower } }
  }

  /// For each entry whether any of the words means it. O(terms + words) for words spelled exactly: a list of
  /// customers may name a thousand.
  func accepting(_ words: [String]) -> [Bool] {
    let wanted = Set(words)
    var met: Set<String> = []
    var accepted = entries.map { terms in
      let exact = terms.filter(wanted.contains)
      met.formUnion(exact)
      return !exact.isEmpty
    }
    for word in wanted.subtracting(met) {
      for entry in entries(meaning: word) { accepted[entry] = true }
    }
    return accepted
  }

  /// For each entry whether a term contains the text or begins with it, in any case.
  func accepting(_ test: Condition.TextTest, _ text: String) -> [Bool] {
    let lower = text.lowercased()
    return entries.map { terms in
      terms.contains {
        let term = $0.lowercased()
        return test == .contains ? term.contains(lower) : term.hasPrefix(lower)
      }
    }
  }

  static func unknown(for rows: [Int]) -> WordColumn {
    WordColumn(codes: Array(repeating: Words.absent, count: rows.count), entries: [])
  }
}

extension Words {
  /// The words of some of the column's rows.
  func column(at rows: [Int]) -> WordColumn {
    WordColumn(
      codes: rows.map { $0 < 0 ? Words.absent : codes[$0] }, entries: dictionary.map { [$0] })
  }
}
