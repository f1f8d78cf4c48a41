/// A rule cut into what it is about, how it is compared, and with what.
public struct RuleWords: Hashable, Sendable {
  /// How it is compared.
  public enum Relation: String, Hashable, Sendable, CaseIterable {
    /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    /// One of a list, none of a list.
    case oneOf, noneOf
    /// Words look like this.
    case contains, startsWith
    /// There is a value, there is none.
    case known, unknown
    /// From one value to another.
    case between
    /// A day, or an event, falls into a window.
    case when
    /// Among the first or the last share of buyers.
    case top, bottom
    /// Yes.
    case holds
    /// One event after another, or without it.
    case followed, notFollowed
    /// What was true on an earlier day.
    case was
  }

  /// What it is about: an attribute, or something customers do.
  public let subject: String
  /// How it is compared.
  public let relation: Relation
  /// With what; "": with nothing.
  public let value: String
}

extension AudienceExpression {
  /// One rule in its parts; a `not` before it is left to the form.
  public var ruleWords: RuleWords {
    if case .not(let inner) = condition { return inner.words }
    return condition.words
  }
}

extension Condition {
  fileprivate var words: RuleWords {
    func say(_ subject: String, _ relation: RuleWords.Relation, _ value: String) -> RuleWords {
      RuleWords(subject: subject, relation: relation, value: value)
    }
    switch self {
    case .compare(let left, let relation, let right):
      let sign = RuleWords.Relation(rawValue: relation.rawValue) ?? .equal
      return say(Formatter.text(of: left), sign, Formatter.text(of: right))
    case .between(let value, let low, let high):
      return say(
        Formatter.text(of: value), .between,
        Formatter.text(of: low) + " – " + Formatter.text(of: high))
    case .oneOf(let value, let literals, let isNegated):
      let list = literals.map(Formatter.text).joined(separator: ", ")
      return say(Formatter.text(of: value), isNegated ? .noneOf : .oneOf, list)
    case .text(let value, let test, let word):
      return say(
        Formatter.text(of: value), test == .contains ? .contains : .startsWith,
        Formatter.quoted(word))
    case .known(let value, let isKnown):
      return say(Formatter.text(of: value), isKnown ? .known : .unknown, "")
    case .dated(let value, let window): return say(Formatter.text(of: value), .when, window.text)
    case .ranked(let value, let end, let percent, let group):
      let among = group.map { " of " + $0.name } ?? ""
      return say(
        Formatter.text(of: value), end == .top ? .top : .bottom, "\(percent.text)%" + among)
    default: return eventWords
    }
  }

  private var eventWords: RuleWords {
    func say(_ subject: String, _ relation: RuleWords.Relation, _ value: String) -> RuleWords {
      RuleWords(subject: subject, relation: relation, value: value)
    }
    switch self {
    case .event(var event):
      let window = event.window?.text ?? ""
      event.window = nil
      return say(Formatter.text(of: event), window.isEmpty ? .holds : .when, window)
    case .sequence(let first, let isNegated, let second, let span):
      return say(
        Formatter.text(of: first), isNegated ? .notFollowed : .followed,
        Formatter.text(of: second) + " within " + span.text)
    case .past(let field, let word, let date):
      let value = word.map(Formatter.quoted) ?? "unknown"
      return say(field.name, .was, "\(value) at \(date.text)")
    default: return say(Formatter.text(of: self), .holds, "")
    }
  }
}
