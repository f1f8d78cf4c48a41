import CustomerData

// Dates, durations and windows of time.
extension Parser {
  /// Whether a window begins here. `between` is one only before a date, `more than` and
  /// `less than` only before a duration with `ago`.
  var startsWindow: Bool {
    let next = peek(1)
    switch token.word {
    case "since", "before", "after", "on": return true
    case "in":
      if case .month = next.kind { return true }
      return ["last", "next", "this"].contains(next.word) || next.number != nil
    case "between": return startsDate(at: 1)
    case "more", "less": return next.word == "than" && isAgo(at: 2)
    default: return false
    }
  }

  private func isAgo(at ahead: Int) -> Bool {
    peek(ahead).number != nil && TimeUnit(word: peek(ahead + 1).word) != nil
      && peek(ahead + 2).word == "ago"
  }

  /// Whether a date and nothing calculated from it stands there.
  private func startsDate(at ahead: Int) -> Bool {
    switch peek(ahead).kind {
    case .day, .month: return true
    default: break
    }
    switch peek(ahead).word {
    case "today", "yesterday": return true
    case "last", "this": return TimeUnit(word: peek(ahead + 1).word) != nil
    default: return isAgo(at: ahead)
    }
  }

  mutating func window() throws(ExpressionError) -> Window {
    switch token.word {
    case "in":
      advance()
      return try windowAfterIn()
    case "between":
      advance()
      let first = try date()
      try expect("and")
      return .between(first, try date())
    case "more", "less":
      let isMore = token.word == "more"
      advance()
      advance()
      let span = try span(inWindow: true)
      try expect("ago")
      return isMore ? .moreThanAgo(span) : .lessThanAgo(span)
    default:
      guard let side = Window.Side(rawValue: token.word) else { throw expected("a window of time") }
      advance()
      return .side(side, try date())
    }
  }

  private mutating func windowAfterIn() throws(ExpressionError) -> Window {
    if case .month(let year, let month) = token.kind {
      advance()
      return .month(year: year, month: month)
    }
    if token.number != nil {
      let written = token
      let year = try wholeNumber()
      guard (1...9999).contains(year), written.text.count == 4 else {
        throw ExpressionError(.outOfRange(written.text), at: written.range)
      }
      return .year(year)
    }
    let side = token.word
    advance()
    if side != "this", token.number != nil {
      let start = token.range
      let span = try span(inWindow: true)
      guard span.count > 0 else { throw ExpressionError(.outOfRange("0"), at: start) }
      return side == "last" ? .last(span) : .next(span)
    }
    let unit = try period()
    return side == "last"
      ? .lastPeriod(unit) : side == "next" ? .nextPeriod(unit) : .thisPeriod(unit)
  }

  private mutating func period() throws(ExpressionError) -> TimeUnit {
    guard let unit = TimeUnit(word: token.word), unit != .hour else {
      throw expected("day, week, month, quarter or year")
    }
    advance()
    return unit
  }

  mutating func span(inWindow: Bool) throws(ExpressionError) -> Span {
    let start = token
    let count = try wholeNumber()
    guard let unit = TimeUnit(word: token.word) else {
      let units = TimeUnit.allCases.map { $0.rawValue + "s" }
      let near = token.word.isEmpty ? ["days"] : NearestNames.of(token.word, among: units)
      throw ExpressionError(
        .durationNeedsUnit(start.text), at: start.range,
        suggestions: near.map { "\(start.text) \($0)" })
    }
    let range = start.range.lowerBound..<token.range.upperBound
    advance()
    let span = Span(count: count, unit: unit)
    guard span.isWithinLimit else { throw ExpressionError(.outOfRange(span.text), at: range) }
    guard !inWindow || unit != .hour else { throw ExpressionError(.hoursInWindow, at: range) }
    return span
  }

  mutating func date() throws(ExpressionError) -> DateText {
    switch token.kind {
    case .day(let day):
      advance()
      return .day(day)
    case .month(let year, let month):
      advance()
      return .month(year: year, month: month)
    case .number:
      let start = token.range
      let span = try span(inWindow: true)
      guard accept("ago") else {
        throw ExpressionError(
          .expected("“ago”", found: token.shown), at: start.lowerBound..<token.range.upperBound,
          suggestions: [span.text + " ago"])
      }
      return .ago(span)
    default: return try namedDate()
    }
  }

  private mutating func namedDate() throws(ExpressionError) -> DateText {
    let word = token.word
    guard ["today", "yesterday", "last", "this"].contains(word) else {
      throw expected("a date such as 2026-06-30 or 30 days ago")
    }
    advance()
    if word == "today" { return .today }
    if word == "yesterday" { return .yesterday }
    let unit = try period()
    guard let edge = DateText.Edge(rawValue: token.word) else { throw expected("start or end") }
    advance()
    return .edge(isLast: word == "last", unit, edge)
  }
}
