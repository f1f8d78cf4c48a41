import CustomerData

/// One piece of the text with its place in characters.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case word
    case number(Number)
    case percent(Number)
    case day(Day)
    case month(year: Int, month: Int)
    case string(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case open = "("
    case close = ")"
    case comma = ","

    var relation: Relation? { Relation(rawValue: rawValue) }
    var sign: ArithmeticSign? { ArithmeticSign(rawValue: rawValue) }
  }

  let kind: Kind
  /// As written.
  let text: String
  let range: Range<Int>

  /// In lower case when it is a word, else "": keywords and attributes are read in any case.
  let word: String

  init(kind: Kind, text: String, range: Range<Int>) {
    self.kind = kind
    self.text = text
    self.range = range
    word = kind == .word ? text.lowercased() : ""
  }

  /// For messages.
  var shown: String { kind == .end ? "the end" : "“\(text)”" }

  var symbol: Symbol? {
    if case .symbol(let symbol) = kind { return symbol }
    return nil
  }

  var number: Number? {
    if case .number(let number) = kind { return number }
    return nil
  }

  var string: String? {
    if case .string(let string) = kind { return string }
    return nil
  }
}

/// The words with a meaning of their own.
enum Keyword {
  static let all: Set<String> = Set(
    """
    and or but not everyone sample seed of in audience holdout then within never any where once \
    twice at least most exactly more fewer less than time times order orders unit units is known \
    unknown was contains starts with top bottom by as last next this since before after on \
    between ago today yesterday start end
    """.split(separator: " ").map(String.init)
  )
  .union(Verb.allCases.map(\.rawValue)).union(ObjectKind.allCases.map(\.rawValue))
  .union(TimeUnit.allCases.flatMap { [$0.rawValue, $0.rawValue + "s"] })

  /// Three letters that end an amount, never its currency.
  static func isCurrency(_ word: String) -> Bool {
    word == "€" || word == "£"
      || word.utf8.count == 3 && Currency(code: word) != nil && !all.contains(word.lowercased())
  }

  static func currency(_ word: String) -> Currency? {
    Currency(code: word == "€" ? "EUR" : word == "£" ? "GBP" : word)
  }
}
