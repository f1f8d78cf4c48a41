import CustomerData

// Values and what is said of them.
extension Parser {
  private static let limitOfSigns = 40

  mutating func comparison() throws(ExpressionError) -> Condition {
    let left = try sum()
    if let relation = token.symbol?.relation {
      advance()
      return try TypeChecker.compare(left, relation, try sum())
    }
    if startsWindow {
      guard left.type == .date else {
        throw ExpressionError(.noWindow(left.type), at: left.range)
      }
      return .dated(left.value, try window())
    }
    switch token.word {
    case "is": return try known(left)
    case "was": return try past(left)
    case "contains", "starts": return try textTest(left)
    case "in", "not": return try oneOfOrRanked(left)
    case "between":
      advance()
      let (low, high) = try bounds()
      let (value, lower) = try TypeChecker.unify(left, low)
      let (_, upper) = try TypeChecker.unify(value, high)
      guard value.type.isOrdered else {
        throw ExpressionError(.cannotOrder(value.type), at: value.range)
      }
      return .between(value.value, lower.value, upper.value)
    default: return try alone(left)
    }
  }

  private mutating func alone(_ left: Typed) throws(ExpressionError) -> Condition {
    if case .field(let field, nil) = left.value, field.type == .flag { return .flag(field) }
    if endsClause(token) { throw ExpressionError(.notYesNo(left.type), at: left.range) }
    throw expected("a comparison such as = or >=")
  }

  private mutating func bounds() throws(ExpressionError) -> (Typed, Typed) {
    let low = try sum()
    try expect("and")
    return (low, try sum())
  }

  private mutating func known(_ left: Typed) throws(ExpressionError) -> Condition {
    advance()
    if accept("known") { return .known(left.value, true) }
    if accept("unknown") { return .known(left.value, false) }
    throw expected("known or unknown", suggestions: ["known", "unknown"])
  }

  /// `rfm.segment was "Champions" at 2026-03-31`; `was unknown at …`.
  private mutating func past(_ left: Typed) throws(ExpressionError) -> Condition {
    guard !isInWhere else { throw ExpressionError(.notInWhere, at: token.range) }
    guard case .field(let field, nil) = left.value, field.type == .word else {
      throw ExpressionError(.notAvailable("was … at with anything but words"), at: left.range)
    }
    advance()
    var word: String?
    if !accept("unknown") {
      let place = token.range
      word = try TypeChecker.knownWord(
        string("a word in quotation marks, or unknown"), of: field, at: place)
    }
    try expect("at")
    return .past(field, word, at: try date())
  }

  private mutating func textTest(_ left: Typed) throws(ExpressionError) -> Condition {
    let test: Condition.TextTest = token.word == "contains" ? .contains : .startsWith
    advance()
    if test == .startsWith { try expect("with") }
    guard left.type == .word else { throw ExpressionError(.notText(left.type), at: left.range) }
    return .text(left.value, test, try string("a word in quotation marks"))
  }

  private mutating func oneOfOrRanked(_ left: Typed) throws(ExpressionError) -> Condition {
    let isNegated = accept("not")
    try expect("in")
    if !isNegated, let end = Condition.End(rawValue: token.word) {
      advance()
      guard left.type.isOrdered else {
        throw ExpressionError(.cannotRank(left.type), at: left.range)
      }
      let percent = try percentage()
      return .ranked(left.value, end, percent: percent, of: try group())
    }
    guard token.symbol == .open else {
      throw expected("a list in brackets or a window of time")
    }
    let literals = try brackets { parser throws(ExpressionError) in
      var literals = [try parser.listed(left)]
      while parser.accept(.comma) { literals.append(try parser.listed(left)) }
      return literals
    }
    return .oneOf(left.value, literals, isNegated: isNegated)
  }

  private mutating func group() throws(ExpressionError) -> Field? {
    guard accept("of") else { return nil }
    let place = token.range
    let value = try atom()
    guard case .field(let field, nil) = value.value, field.type == .word else {
      throw ExpressionError(.mismatch(.word, value.type), at: place)
    }
    return field
  }

  private mutating func listed(_ left: Typed) throws(ExpressionError) -> Literal {
    let item = try atom()
    let (_, unified) = try TypeChecker.unify(left, item)
    guard case .literal(let literal) = unified.value else {
      throw ExpressionError(.expected("a constant", found: "an attribute"), at: item.range)
    }
    guard case .word(let word) = literal, case .field(let field, _) = left.value else {
      return literal
    }
    return .word(try TypeChecker.knownWord(word, of: field, at: item.range))
  }

  mutating func sum() throws(ExpressionError) -> Typed {
    var left = try product()
    var signs = 0
    while let sign = token.symbol?.sign, !sign.isProduct {
      try countSign(&signs)
      advance()
      left = try TypeChecker.calculate(left, sign, try product())
    }
    return left
  }

  private mutating func product() throws(ExpressionError) -> Typed {
    var left = try atom()
    var signs = 0
    while let sign = token.symbol?.sign, sign.isProduct {
      try countSign(&signs)
      advance()
      left = try TypeChecker.calculate(left, sign, try atom())
    }
    return left
  }

  private func countSign(_ signs: inout Int) throws(ExpressionError) {
    signs += 1
    guard signs <= Self.limitOfSigns else {
      throw ExpressionError(.tooDeep(limit: Self.limitOfSigns), at: token.range)
    }
  }

  private mutating func atom() throws(ExpressionError) -> Typed {
    let start = token
    if start.symbol == .open {
      let value = try nested { parser throws(ExpressionError) in
        try parser.brackets { parser throws(ExpressionError) in try parser.sum() }
      }
      return Typed(value: value.value, type: value.type, range: since(start))
    }
    if case .string(let word) = start.kind {
      advance()
      return typed(.word(word), since: start)
    }
    switch start.kind {
    case .number, .percent: return try quantity(isNegative: false, since: start)
    case .symbol(.minus) where peek(1).isQuantity:
      advance()
      return try quantity(isNegative: true, since: start)
    case .day, .month: return typed(.date(try date()), since: start)
    case .word: return try named()
    default: throw expected("an attribute, an event or a value")
    }
  }

  private func since(_ start: Token) -> Range<Int> {
    start.range.lowerBound..<max(start.range.upperBound, peek(-1).range.upperBound)
  }

  private func typed(_ literal: Literal, since start: Token) -> Typed {
    Typed(value: .literal(literal), type: literal.type, range: since(start))
  }

  private mutating func quantity(
    isNegative: Bool, since start: Token
  ) throws(ExpressionError) -> Typed {
    if case .percent(let percent) = token.kind {
      advance()
      return typed(.percent(isNegative ? percent.negated : percent), since: start)
    }
    guard let number = token.number else { throw expected("a number") }
    let unit = peek(1)
    if !isNegative, TimeUnit(word: unit.word) != nil {
      let span = try span(inWindow: false)
      guard token.word == "ago" else { return typed(.duration(span), since: start) }
      guard span.unit != .hour else {
        throw ExpressionError(.hoursInWindow, at: since(start))
      }
      advance()
      return typed(.date(.ago(span)), since: start)
    }
    advance()
    let signed = isNegative ? number.negated : number
    guard Keyword.isCurrency(unit.text), let found = Keyword.currency(unit.text) else {
      return typed(.number(signed), since: start)
    }
    if let currency, found != currency {
      throw ExpressionError(
        .foreignCurrency(found: found, shop: currency),
        at: start.range.lowerBound..<unit.range.upperBound,
        suggestions: ["\(signed.text) \(currency.code)"])
    }
    advance()
    return typed(.money(signed, found), since: start)
  }

  private mutating func named() throws(ExpressionError) -> Typed {
    let start = token
    let isDate =
      ["today", "yesterday"].contains(start.word)
      || ["last", "this"].contains(start.word) && TimeUnit(word: peek(1).word) != nil
    if isDate { return typed(.date(try date()), since: start) }
    let field = try attribute()
    guard field.takesWindow, !isInWhere, startsWindow else {
      return Typed(value: .field(field, nil), type: field.type, range: start.range)
    }
    let window = try window()
    return Typed(value: .field(field, window), type: field.type, range: since(start))
  }

  private mutating func attribute() throws(ExpressionError) -> Field {
    let known = filtered?.fields ?? Field.all
    if let field = Field(rawValue: token.word) {
      guard known.contains(field) else {
        throw ExpressionError(
          filtered.map { .fieldNotInWhere(field, verb: $0.rawValue, fields: $0.fields) }
            ?? .fieldOfOrders(field), at: token.range,
          suggestions: NearestNames.of(token.word, among: known.map(\.name)))
      }
      advance()
      return field
    }
    var names = known.map(\.name)
    if !isInWhere { names += ["bought", "ordered", "never", "everyone"] }
    let meant = ColumnTitles.field(token.word).map(\.name).filter(known.map(\.name).contains)
    let near = Array(
      (meant + NearestNames.of(token.word, among: names).filter { !meant.contains($0) }).prefix(3))
    if Keyword.all.contains(token.word) {
      throw expected("an attribute, an event or a value", suggestions: near)
    }
    throw ExpressionError(.unknownField(token.text), at: token.range, suggestions: near)
  }
}

extension Token {
  var isQuantity: Bool {
    switch kind {
    case .number, .percent: true
    default: false
    }
  }
}
