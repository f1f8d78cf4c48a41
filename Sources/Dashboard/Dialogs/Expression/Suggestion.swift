import Audiences
import Retention
import TerminalKit

/// A word that can be put where the cursor is.
struct Suggestion: Equatable {
  /// What is inserted.
  let text: String
  /// What it means, in a line.
  let meaning: String
  /// The characters it replaces.
  let range: Range<Int>

  static let most = 8

  /// What fits at the cursor: first what a mistake may have meant, then what begins like the word.
  /// Words in quotation marks are the shop's own, where it is known.
  static func all(
    for input: TextInput, fault: ExpressionDialog.Fault?, known: KnownShop? = nil,
    most: Int = Suggestion.most
  ) -> [Suggestion] {
    let written = Array(input.text)
    let wrong = fault.map { String(written[$0.range.clamped(to: written.indices)]) }
    let corrections = (fault?.suggestions ?? []).filter { $0 != wrong }.map { text in
      let meaning = Field(rawValue: text)?.meaning ?? ""
      return Suggestion(text: text, meaning: meaning, range: fault?.range ?? 0..<0)
    }
    var seen: Set<String> = []
    return (corrections + completions(for: input, known)).filter { seen.insert($0.text).inserted }
      .prefix(most).map { $0 }
  }

  /// The line with the suggestion in its place, the cursor behind it.
  func inserted(into input: TextInput) -> TextInput {
    let letters = Array(input.text)
    let low = min(range.lowerBound, letters.count)
    let high = min(max(low, range.upperBound), letters.count)
    let tail = letters[high...]
    let space = tail.first == " " || text.hasSuffix("\"") && !tail.isEmpty ? "" : " "
    var result = TextInput(String(letters[..<low]) + text + space + String(tail))
    for _ in tail { _ = result.handle(.left) }
    return result
  }

  private static func completions(for input: TextInput, _ known: KnownShop?) -> [Suggestion] {
    let place = CompletionPlace(input)
    let values = place.isQuoted ? place.words(known) : place.values(known)
    let candidates = values ?? vocabulary(after: place.wordBefore)
    let prefix = place.prefix.lowercased()
    let fitting = candidates.filter {
      $0.text.lowercased().hasPrefix(prefix) && $0.text.lowercased() != prefix
    }
    return fitting.map {
      let word = values == nil ? $0.text : quoted($0.text)
      return Suggestion(text: word, meaning: $0.meaning, range: place.range)
    }
  }

  private static func quoted(_ word: String) -> String {
    "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  typealias Candidate = (text: String, meaning: String)

  /// Attributes where a condition begins, joints where one has ended; any word once letters are typed.
  private static func vocabulary(after word: String) -> [Candidate] {
    let starters = ["", "and", "or", "not", "but", "("]
    let fields = Field.all.map { ($0.name, $0.meaning) }
    return starters.contains(word) ? fields + phrases : phrases + fields
  }

  private static let phrases: [Candidate] = [
    ("and", "both"), ("or", "either"), ("not", "everyone else"),
    ("bought product", "bought product \"Kit bio\" at least 2 times in last 90 days"),
    ("bought category", "bought category \"Soins\" since 2026-01-01"),
    ("ordered", "ordered at least 2 times in last 90 days"),
    ("never bought", "never bought category \"Solaire\""),
    ("in last", "in last 90 days"), ("in this", "in this year"),
    ("more than", "last_order more than 60 days ago"), ("between", "between 10 and 20"),
    ("within", "bought … then not bought … within 60 days"), ("then not", "a then not b within …"),
    ("contains", "city contains \"saint\""), ("is known", "has a value"),
    ("in audience", "in audience \"vip\""), ("in top", "spent in top 20%"),
    ("top 100 by spent", "the best hundred"), ("sample 10% seed", "a steady sample"),
    ("everyone", "every customer"),
  ]
}

/// Where the cursor is in an expression, for completion.
struct CompletionPlace {
  let prefix: String
  let range: Range<Int>
  let isQuoted: Bool
  /// The word before the one being typed, in lower case.
  let wordBefore: String
  private let before: String

  init(_ input: TextInput) {
    let letters = Array(input.text.prefix(input.cursor))
    let quotes = letters.indices.filter { letters[$0] == "\"" }
    isQuoted = quotes.count % 2 == 1
    let separators: Set<Character> = [" ", "(", ")", ",", "=", "<", ">", "!", "+", "*", "/"]
    let start =
      isQuoted
      ? (quotes.last ?? 0)
      : (letters.lastIndex { separators.contains($0) }.map { $0 + 1 } ?? 0)
    prefix = String(letters[start...].drop { $0 == "\"" })
    range = start..<letters.count
    before = String(letters[..<start])
    wordBefore = Self.lastWord(before)
  }

  /// The words that may follow where no quotation mark has been typed yet; nil: others may.
  func values(_ known: KnownShop?) -> [Suggestion.Candidate]? {
    guard namesWord else { return nil }
    let found = words(known)
    return found.isEmpty ? nil : found
  }

  // After a sign of comparison, an opened list, or a kind of thing that has names.
  private var namesWord: Bool {
    let tail = String(before.reversed().drop { $0 == " " }.reversed())
    if Self.kinds.contains(wordBefore) { return !tail.hasSuffix("any " + wordBefore) }
    guard tail.hasSuffix("=") || tail.hasSuffix("in (") || tail.hasSuffix("\",") else {
      return false
    }
    let names = before.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
    let field = names.reversed().lazy.compactMap { Field(rawValue: $0.lowercased()) }.first
    return field?.type == .word
  }

  private static let kinds: Set<String> = [
    "product", "category", "brand", "sku", "issue", "campaign", "audience", "holdout",
  ]

  /// The words that what is written before the quotation mark can have: an attribute, an object, an
  /// audience or a holdout, whichever stands nearest.
  func words(_ known: KnownShop?) -> [Suggestion.Candidate] {
    let names = before.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
    for name in names.reversed().map({ $0.lowercased() }) {
      switch name {
      case "audience": return (known?.audienceNames ?? []).map { ($0, name) }
      case "holdout": return (known?.holdoutNames ?? []).map { ($0, name) }
      case "product", "category", "brand", "sku", "issue", "campaign":
        let subject = RuleSubject.object(kind: name, verb: "")
        return (known?.counted(of: subject) ?? []).map { ($0.text, "\(name) · \($0.count)") }
      default: break
      }
      guard let field = Field(rawValue: name) else { continue }
      if let closed = field.vocabulary { return closed.map { ($0, field.name) } }
      let words = known?.counted(of: .field(field)) ?? []
      return words.map { ($0.text, "\(field.name) · \($0.count)") }
    }
    return []
  }

  private static func lastWord(_ text: String) -> String {
    let trimmed = text.split(separator: " ").last.map(String.init) ?? ""
    return trimmed.hasSuffix("(") ? "(" : trimmed.lowercased()
  }
}
