import CustomerData

/// Reads tokens into conditions by recursive descent, types checked on the way.
///
/// Nesting is bounded, so a text of brackets ends in an error and not in a full stack.
struct Parser {
  static let limitOfCharacters = 20_000
  static let limitOfDepth = 48
  static let limitOfWeight = 5_000

  let currency: Currency?
  let audiences: (any AudienceResolver)?
  /// The audiences being read, outermost first.
  let path: [String]
  private let tokens: [Token]
  /// For an opening bracket the place of its closing one.
  private let closing: [Int: Int]
  private(set) var place = 0
  private(set) var depth = 0
  /// Whose `where (…)` the tokens are inside; nil: none.
  var filtered: Verb?
  /// Whether the tokens are inside `where (…)`.
  var isInWhere: Bool { filtered != nil }
  /// The event before a `but not "…"`, for proposing the full form.
  var lastEvent: Event?

  init(
    _ text: String, currency: Currency?, audiences: (any AudienceResolver)?, path: [String]
  ) throws(ExpressionError) {
    self.currency = currency
    self.audiences = audiences
    self.path = path
    guard text.count <= Self.limitOfCharacters else {
      throw ExpressionError(.tooLong(limit: Self.limitOfCharacters), at: 0..<1)
    }
    var lexer = Lexer(text)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    self.tokens = tokens
    var open: [Int] = []
    var closing: [Int: Int] = [:]
    for (place, token) in tokens.enumerated() {
      if token.symbol == .open { open.append(place) }
      if token.symbol == .close, let start = open.popLast() { closing[start] = place }
    }
    self.closing = closing
  }

  /// The whole text.
  mutating func expression() throws(ExpressionError) -> AudienceExpression {
    let condition = try audience()
    var moment: DateText?
    if accept("as") {
      try expect("of")
      moment = try date()
    }
    guard token.kind == .end else { throw unexpected() }
    return AudienceExpression(condition, asOf: moment)
  }

  /// An expression, perhaps with a ranking behind it.
  mutating func audience() throws(ExpressionError) -> Condition {
    let condition = try alternatives()
    guard !isInWhere, accept("top") else { return condition }
    let count = try wholeNumber()
    try expect("by")
    let value = try sum()
    guard value.type.isOrdered else {
      throw ExpressionError(.cannotRank(value.type), at: value.range)
    }
    return .top(count, by: value.value, of: condition)
  }

  private mutating func alternatives() throws(ExpressionError) -> Condition {
    var terms = [try term()]
    while accept("or") { terms.append(try term()) }
    return .any(of: terms)
  }

  private mutating func term() throws(ExpressionError) -> Condition {
    var factors = [try factor()]
    while true {
      if accept("but") {
        if token.word == "not", let name = peek(1).string { throw bareObject(name, at: peek(1)) }
      } else if !accept("and") {
        return .all(of: factors)
      }
      factors.append(try factor())
    }
  }

  private mutating func factor() throws(ExpressionError) -> Condition {
    guard accept("not") else { return try primary() }
    return .not(try nested { parser throws(ExpressionError) in try parser.factor() })
  }

  private mutating func primary() throws(ExpressionError) -> Condition {
    if token.symbol == .open, !isValueInBrackets {
      return try nested { parser throws(ExpressionError) in
        try parser.brackets { parser throws(ExpressionError) in try parser.audience() }
      }
    }
    if token.word == "everyone" {
      advance()
      return .everyone
    }
    if token.word == "sample" { return try sample() }
    if token.word == "in", ["audience", "holdout"].contains(peek(1).word) { return try member() }
    if let name = token.string, lastEvent != nil, endsClause(peek(1)) {
      throw bareObject(name, at: token)
    }
    return startsEvent ? try eventOrSequence() : try comparison()
  }

  private mutating func sample() throws(ExpressionError) -> Condition {
    let start = token
    guard !isInWhere else { throw ExpressionError(.notInWhere, at: start.range) }
    advance()
    let percent = try percentage()
    try expect("seed")
    let seed = try string("a seed in quotation marks")
    try expect("of")
    let inner = try nested { parser throws(ExpressionError) in
      try parser.brackets { parser throws(ExpressionError) in try parser.audience() }
    }
    return .sample(percent: percent, seed: seed, inner)
  }

  private mutating func member() throws(ExpressionError) -> Condition {
    guard !isInWhere else { throw ExpressionError(.notInWhere, at: token.range) }
    advance()
    if accept("holdout") { return try heldOut() }
    advance()
    let place = token.range
    let name = try string("an audience's name in quotation marks")
    return .member(name: name, try definition(of: name, at: place))
  }

  private mutating func heldOut() throws(ExpressionError) -> Condition {
    let place = token.range
    let name = try string("a campaign's name in quotation marks")
    guard let group = audiences?.holdout(ofCampaign: name) else {
      throw ExpressionError(
        .unknownHoldout(name), at: place,
        suggestions: NearestNames.of(name, among: audiences?.holdoutNames ?? [])
          .map(Formatter.quoted))
    }
    return .heldOut(group)
  }

  private func definition(
    of name: String, at range: Range<Int>
  ) throws(ExpressionError) -> Condition {
    guard !path.contains(name) else {
      throw ExpressionError(.audienceCycle(path + [name]), at: range)
    }
    guard path.count < 16 else { throw ExpressionError(.tooDeep(limit: 16), at: range) }
    guard let text = audiences?.text(ofAudience: name) else {
      let names = audiences?.audienceNames ?? []
      throw ExpressionError(
        .unknownAudience(name), at: range,
        suggestions: NearestNames.of(name, among: names).map(Formatter.quoted))
    }
    do throws(ExpressionError) {
      var parser = try Parser(
        text, currency: currency, audiences: audiences, path: path + [name])
      let expression = try parser.expression()
      guard expression.moment == nil else {
        throw ExpressionError(
          .notAvailable("an audience with its own “as of” inside another"), at: range)
      }
      let condition = expression.condition
      guard condition.weight < Self.limitOfWeight else {
        throw ExpressionError(.tooLong(limit: Self.limitOfWeight), at: range)
      }
      return condition
    } catch {
      switch error.kind {
      case .audienceCycle, .tooDeep, .tooLong, .brokenAudience, .notAvailable, .unknownHoldout:
        throw ExpressionError(error.kind, at: range)
      default: throw ExpressionError(.brokenAudience(name, reason: error.sentence), at: range)
      }
    }
  }
}

// Walking over the tokens.
extension Parser {
  var token: Token { tokens[place] }

  func peek(_ ahead: Int) -> Token { tokens[max(0, min(place + ahead, tokens.count - 1))] }

  mutating func advance() { place = min(place + 1, tokens.count - 1) }

  mutating func accept(_ word: String) -> Bool {
    guard token.word == word else { return false }
    advance()
    return true
  }

  mutating func accept(_ symbol: Token.Symbol) -> Bool {
    guard token.symbol == symbol else { return false }
    advance()
    return true
  }

  mutating func expect(_ word: String) throws(ExpressionError) {
    guard accept(word) else { throw expected("“\(word)”", suggestions: [word]) }
  }

  mutating func expect(_ symbol: Token.Symbol) throws(ExpressionError) {
    guard accept(symbol) else { throw expected("“\(symbol.rawValue)”") }
  }

  mutating func brackets<Result>(
    _ body: (inout Parser) throws(ExpressionError) -> Result
  ) throws(ExpressionError) -> Result {
    try expect(.open)
    let result = try body(&self)
    try expect(.close)
    return result
  }

  mutating func nested<Result>(
    _ body: (inout Parser) throws(ExpressionError) -> Result
  ) throws(ExpressionError) -> Result {
    guard depth < Self.limitOfDepth else {
      throw ExpressionError(.tooDeep(limit: Self.limitOfDepth), at: token.range)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  mutating func string(_ wanted: String) throws(ExpressionError) -> String {
    guard let string = token.string else { throw expected(wanted) }
    advance()
    return string
  }

  mutating func wholeNumber() throws(ExpressionError) -> Int {
    guard let number = token.number else { throw expected("a whole number") }
    guard let whole = number.whole else {
      throw ExpressionError(.wholeNumberNeeded(token.text), at: token.range)
    }
    guard whole <= 1_000_000_000 else {
      throw ExpressionError(.outOfRange(token.text), at: token.range)
    }
    advance()
    return whole
  }

  mutating func percentage() throws(ExpressionError) -> Number {
    guard case .percent(let percent) = token.kind else { throw expected("a percentage") }
    guard percent.value() <= 100 else {
      throw ExpressionError(.outOfRange(token.text), at: token.range)
    }
    advance()
    return percent
  }

  func expected(_ wanted: String, suggestions: [String] = []) -> ExpressionError {
    ExpressionError(
      .expected(wanted, found: token.shown), at: token.range, suggestions: suggestions)
  }

  func unexpected() -> ExpressionError {
    let known = ["and", "or", "but", "top", "as of", "then"]
    let near = token.word.isEmpty ? [] : NearestNames.of(token.word, among: known, limit: 1)
    return ExpressionError(.unexpected(token.shown), at: token.range, suggestions: near)
  }

  func endsClause(_ token: Token) -> Bool {
    token.kind == .end || token.symbol == .close
      || ["and", "or", "but", "top", "as", "then", "within"].contains(token.word)
  }

  /// What stands behind the bracket that begins here; nil: none begins.
  func behindBracket(_ ahead: Int = 0) -> Token? {
    closing[place].map { tokens[min($0 + 1 + ahead, tokens.count - 1)] }
  }

  /// Whether the bracket here holds a value, judged by what follows its end.
  private var isValueInBrackets: Bool {
    guard let end = closing[place] else { return false }
    let after = tokens[min(end + 1, tokens.count - 1)]
    return after.symbol?.relation != nil || after.symbol?.sign != nil
      || [
        "is", "in", "not", "between", "contains", "starts", "was", "since", "before", "after",
        "on", "more", "less",
      ].contains(after.word)
  }

  private func bareObject(_ name: String, at token: Token) -> ExpressionError {
    var event = lastEvent ?? Event(verb: .bought)
    let kind = event.object?.kind ?? .product
    event.object = EventObject(kind: kind, names: [name])
    event.count = nil
    event.filter = nil
    var forms = [Formatter.text(of: .not(.event(event)))]
    if event.window != nil {
      event.window = nil
      forms.append(Formatter.text(of: .not(.event(event))))
    }
    return ExpressionError(.bareObject(name), at: token.range, suggestions: forms)
  }
}
