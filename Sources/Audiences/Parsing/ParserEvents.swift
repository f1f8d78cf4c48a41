// Events: what customers did, with what, how often, when.
extension Parser {
  /// Whether an event begins here. `refunded` is an attribute too: it is the verb where an
  /// object, a count or nothing follows.
  var startsEvent: Bool {
    guard let verb = Verb(rawValue: token.word) else { return token.word == "never" }
    guard verb == .refunded else { return true }
    let next = peek(1)
    return next.string != nil || endsClause(next) || ObjectKind(rawValue: next.word) != nil
      || ["any", "where", "once", "twice", "at", "exactly", "fewer"].contains(next.word)
  }

  mutating func eventOrSequence() throws(ExpressionError) -> Condition {
    guard !isInWhere else { throw ExpressionError(.notInWhere, at: token.range) }
    let start = token.range
    let isNever = accept("never")
    if isNever, !startsEvent { throw expected("an event such as bought or ordered") }
    let first = try event()
    if isNever, first.count != nil {
      throw ExpressionError(.unexpected("“never” with a count"), at: start)
    }
    guard token.word == "then" else { return isNever ? .not(.event(first)) : .event(first) }
    guard !isNever else { throw unexpected() }
    return try sequence(after: first, at: start)
  }

  private mutating func sequence(
    after first: Event, at start: Range<Int>
  ) throws(ExpressionError) -> Condition {
    advance()
    let isNegated = accept("not") || accept("never")
    guard startsEvent else { throw expected("an event such as bought or ordered") }
    let secondStart = token.range
    let second = try event()
    for (event, range) in [(first, start), (second, secondStart)] where event.count != nil {
      throw ExpressionError(.countInSequence, at: range)
    }
    try expect("within")
    let span = try span(inWindow: true)
    return .sequence(first, isNegated: isNegated, second, within: span)
  }

  private mutating func event() throws(ExpressionError) -> Event {
    guard let verb = Verb(rawValue: token.word) else {
      throw expected("an event such as bought or ordered")
    }
    advance()
    var event = Event(verb: verb)
    if let name = token.string {
      let forms = verb.objects.filter(\.isNamed).prefix(2).map {
        "\(verb.rawValue) \($0.rawValue) \(Formatter.quoted(name))"
      }
      throw ExpressionError(.bareObject(name), at: token.range, suggestions: forms)
    }
    event.object = try object(of: verb)
    if token.word == "where" { event.filter = try filter(of: verb) }
    event.count = try count(of: verb)
    if startsWindow { event.window = try window() }
    if event.count == nil { event.count = try count(of: verb) }
    lastEvent = event
    return event
  }

  private mutating func object(of verb: Verb) throws(ExpressionError) -> EventObject? {
    if accept("any") { return EventObject(kind: try kind(of: verb), names: []) }
    guard ObjectKind(rawValue: token.word) != nil else { return nil }
    let kind = try kind(of: verb)
    if !kind.isNamed { return EventObject(kind: kind, names: []) }
    if token.symbol == .open {
      let names = try brackets { parser throws(ExpressionError) in
        var names = [try parser.name(of: kind)]
        while parser.accept(.comma) { names.append(try parser.name(of: kind)) }
        return names
      }
      return EventObject(kind: kind, names: names)
    }
    return EventObject(kind: kind, names: [try name(of: kind)])
  }

  private mutating func name(of kind: ObjectKind) throws(ExpressionError) -> String {
    try string("a \(kind.rawValue) in quotation marks")
  }

  private mutating func kind(of verb: Verb) throws(ExpressionError) -> ObjectKind {
    let kinds = verb.objects.map(\.rawValue)
    guard let kind = ObjectKind(rawValue: token.word) else {
      throw expected(
        kinds.isEmpty ? "a count, a window or where" : Self.listed(kinds),
        suggestions: token.word.isEmpty ? [] : NearestNames.of(token.word, among: kinds, limit: 1))
    }
    if kind == .collection {
      throw ExpressionError(.noObjects(kind: kind.rawValue), at: token.range)
    }
    guard verb.objects.contains(kind) else {
      throw ExpressionError(
        .notAnObject(kind: kind.rawValue, verb: verb.rawValue, objects: kinds), at: token.range,
        suggestions: kinds.isEmpty ? [] : NearestNames.of(kind.rawValue, among: kinds))
    }
    advance()
    return kind
  }

  /// `product, category, brand or sku`.
  static func listed(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
  }

  private mutating func filter(of verb: Verb) throws(ExpressionError) -> Condition {
    advance()
    filtered = verb
    defer { filtered = nil }
    return try nested { parser throws(ExpressionError) in
      try parser.brackets { parser throws(ExpressionError) in try parser.audience() }
    }
  }

  /// A count when one begins here; `more than 60 days ago` is a window.
  private mutating func count(of verb: Verb) throws(ExpressionError) -> EventCount? {
    if accept("once") { return EventCount(comparison: .exactly, number: 1, unit: .times) }
    if accept("twice") { return EventCount(comparison: .exactly, number: 2, unit: .times) }
    let words = [token.word, peek(1).word]
    guard
      let comparison = EventCount.Comparison.allCases.first(where: {
        $0 == .exactly ? words[0] == "exactly" : $0.rawValue == words.joined(separator: " ")
      })
    else { return nil }
    let length = comparison == .exactly ? 1 : 2
    if TimeUnit(word: peek(length + 1).word) != nil { return nil }
    for _ in 0..<length { advance() }
    let number = try wholeNumber()
    let written = token.word.hasSuffix("s") ? token.word : token.word + "s"
    let units = verb.units.map(\.rawValue)
    guard let unit = EventCount.Unit(rawValue: written), verb.units.contains(unit) else {
      throw expected(Self.listed(units), suggestions: units)
    }
    advance()
    return EventCount(comparison: comparison, number: number, unit: unit)
  }
}
