/// One of the values a rule could have, with the rule that has it.
public struct RuleChoice: Hashable, Sendable {
  /// The value as written.
  public let label: String
  /// The rule with it.
  public let rule: AudienceExpression
  /// Whether it is the value written now.
  public let isWritten: Bool
}

extension AudienceExpression {
  /// The values a rule can be stepped through, the one written now among them; none: it has no
  /// single value.
  ///
  /// - Parameter words: the words an attribute or an object has in this shop, the usual ones first.
  public func choices(words: (RuleSubject) -> [String]) -> [RuleChoice] {
    var (core, isNegated) = (condition, false)
    if case .not(let inner) = condition { (core, isNegated) = (inner, true) }
    guard let dial = core.dial(words) else { return [] }
    return dial.values.map { label, changed in
      RuleChoice(
        label: label, rule: AudienceExpression(isNegated ? .not(changed) : changed),
        isWritten: changed == core)
    }
  }

  /// The same rule compared the next way: `=` `!=` `<` `<=` `>` `>=`, or the other way round.
  public var withNextRelation: AudienceExpression {
    if case .not(let inner) = condition {
      return AudienceExpression(.not(inner.withNextRelation))
    }
    return AudienceExpression(condition.withNextRelation)
  }
}

/// What words are asked for: those of an attribute, or the names of a kind of object.
public enum RuleSubject: Hashable, Sendable {
  /// An attribute.
  case field(Field)
  /// Products, categories, campaigns …, of what a verb says.
  case object(kind: String, verb: String)
}

/// The values of one rule and the rules that have them.
private struct Dial {
  let values: [(label: String, changed: Condition)]

  /// A ladder of numbers, the one written now put where it belongs.
  init(_ ladder: [Int64], at number: Number, _ make: (Number) -> (String, Condition)) {
    let steps = ladder.map { Number($0) } + [number]
    let sorted = Set(steps).sorted { $0.value() < $1.value() }
    values = sorted.map { make($0) }.map { (label: $0.0, changed: $0.1) }
  }

  init(_ span: Span, _ make: (Span) -> Condition) {
    let ladder = span.unit == .day ? Ladder.days : Ladder.periods
    self.init(ladder, at: Number(Int64(span.count))) { number in
      let other = Span(count: number.whole ?? span.count, unit: span.unit)
      return (other.text, make(other))
    }
  }

  init(_ words: [String], at word: String, _ make: (String) -> Condition) {
    let known = words.contains(word) ? words : [word] + words
    values = known.map { (label: $0, changed: make($0)) }
  }
}

/// Round steps, so that a key changes something worth seeing.
private enum Ladder {
  static let counts: [Int64] = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 50]
  static let times: [Int64] = [1, 2, 3, 4, 5, 6, 8, 10, 12]
  static let percents: [Int64] = [5, 10, 20, 25, 33, 50, 66, 75, 80, 90]
  static let amounts: [Int64] = [10, 20, 30, 50, 80, 100, 150, 200, 300, 500, 800, 1000, 2000]
  static let days: [Int64] = [7, 14, 30, 45, 60, 90, 120, 180, 365]
  static let periods: [Int64] = [1, 2, 3, 4, 6, 9, 12, 18, 24]
}

extension Condition {
  fileprivate func dial(_ words: (RuleSubject) -> [String]) -> Dial? {
    switch self {
    case .compare(.field(let field, let window), let relation, .literal(let literal)):
      let left = Operand.field(field, window)
      return Self.dial(literal, words(.field(field))) {
        .compare(left, relation, .literal($0))
      }
    case .ranked(let value, let end, let percent, let group):
      return Dial(Ladder.percents, at: percent) {
        ($0.text + "%", .ranked(value, end, percent: $0, of: group))
      }
    case .dated(let value, let window):
      return window.dial { .dated(value, $0) }
    case .sequence(let first, let isNegated, let second, let span):
      return Dial(span) { .sequence(first, isNegated: isNegated, second, within: $0) }
    case .event(let event): return event.dial(words)
    default: return nil
    }
  }

  private static func dial(
    _ literal: Literal, _ words: [String], _ make: (Literal) -> Condition
  ) -> Dial? {
    switch literal {
    case .word(let word): return Dial(words, at: word) { make(.word($0)) }
    case .number(let number):
      return Dial(Ladder.counts, at: number) { ($0.text, make(.number($0))) }
    case .percent(let number):
      return Dial(Ladder.percents, at: number) { ($0.text + "%", make(.percent($0))) }
    case .money(let number, let currency):
      return Dial(Ladder.amounts, at: number) {
        (Formatter.text(of: .money($0, currency)), make(.money($0, currency)))
      }
    case .duration(let span): return Dial(span) { make(.duration($0)) }
    case .date: return nil
    }
  }

  fileprivate var withNextRelation: Condition {
    switch self {
    case .compare(let left, let relation, let right):
      let all: [Relation] = left.isWord ? [.equal, .unequal] : Relation.allCases
      let place = all.firstIndex(of: relation) ?? 0
      return .compare(left, all[(place + 1) % all.count], right)
    case .oneOf(let value, let literals, let isNegated):
      return .oneOf(value, literals, isNegated: !isNegated)
    case .known(let value, let isKnown): return .known(value, !isKnown)
    case .text(let value, let test, let word):
      return .text(value, test == .contains ? .startsWith : .contains, word)
    case .ranked(let value, let end, let percent, let group):
      return .ranked(value, end == .top ? .bottom : .top, percent: percent, of: group)
    case .dated(let value, let window): return .dated(value, window.turned)
    case .sequence(let first, let isNegated, let second, let span):
      return .sequence(first, isNegated: !isNegated, second, within: span)
    default: return self
    }
  }
}

extension Event {
  /// Its window, else how often, else its only name.
  fileprivate func dial(_ words: (RuleSubject) -> [String]) -> Dial? {
    func with(_ change: (inout Event) -> Void) -> Condition {
      var other = self
      change(&other)
      return .event(other)
    }
    if let dial = window?.dial({ window in with { $0.window = window } }) { return dial }
    if let count {
      return Dial(Ladder.times, at: Number(Int64(count.number))) { number in
        let other = EventCount(
          comparison: count.comparison, number: number.whole ?? count.number, unit: count.unit)
        return ("\(other.number) \(count.unit.rawValue)", with { $0.count = other })
      }
    }
    guard let object, object.names.count == 1 else { return nil }
    let known = words(.object(kind: object.kind.rawValue, verb: verb.rawValue))
    return Dial(known, at: object.names[0]) { name in
      with { $0.object = EventObject(kind: object.kind, names: [name]) }
    }
  }
}

extension Window {
  fileprivate func dial(_ make: (Window) -> Condition) -> Dial? {
    switch self {
    case .last(let span): Dial(span) { make(.last($0)) }
    case .next(let span): Dial(span) { make(.next($0)) }
    case .moreThanAgo(let span): Dial(span) { make(.moreThanAgo($0)) }
    case .lessThanAgo(let span): Dial(span) { make(.lessThanAgo($0)) }
    default: nil
    }
  }

  /// The other side of the same day.
  fileprivate var turned: Window {
    switch self {
    case .moreThanAgo(let span): .lessThanAgo(span)
    case .lessThanAgo(let span): .moreThanAgo(span)
    case .last(let span): .next(span)
    case .next(let span): .last(span)
    default: self
    }
  }
}
