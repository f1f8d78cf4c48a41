import CustomerData

/// Writes conditions the one canonical way: parsing what it writes gives the condition back.
enum Formatter {
  static func text(of condition: Condition) -> String {
    switch condition {
    case .everyone: "everyone"
    case .not(let inner): "not " + negatable(inner)
    case .all(let members): members.map(operand).joined(separator: " and ")
    case .any(let members): members.map(operand).joined(separator: " or ")
    case .sample(let percent, let seed, let inner):
      "sample \(percent.text)% seed \(quoted(seed)) of (\(text(of: inner)))"
    case .member(let name, _): "in audience " + quoted(name)
    case .heldOut(let group): "in holdout " + quoted(group.campaign)
    case .past(let field, let word, let date):
      "\(field.name) was \(word.map(quoted) ?? "unknown") at \(date.text)"
    case .top(let count, let value, let inner):
      text(of: inner) + " top \(count) by " + text(of: value)
    case .event(let event): text(of: event)
    case .sequence(let first, let isNegated, let second, let span):
      text(of: first) + (isNegated ? " then not " : " then ") + text(of: second) + " within "
        + span.text
    default: comparison(condition)
    }
  }

  private static func comparison(_ condition: Condition) -> String {
    switch condition {
    case .flag(let field): field.name
    case .compare(let left, let relation, let right):
      "\(text(of: left)) \(relation.rawValue) \(text(of: right))"
    case .between(let value, let low, let high):
      "\(text(of: value)) between \(text(of: low)) and \(text(of: high))"
    case .oneOf(let value, let literals, let isNegated):
      text(of: value) + (isNegated ? " not in (" : " in (")
        + literals.map(text).joined(separator: ", ") + ")"
    case .text(let value, let test, let word):
      "\(text(of: value)) \(test.rawValue) \(quoted(word))"
    case .known(let value, let isKnown):
      text(of: value) + (isKnown ? " is known" : " is unknown")
    case .dated(let value, let window): "\(text(of: value)) \(window.text)"
    case .ranked(let value, let end, let percent, let group):
      "\(text(of: value)) in \(end.rawValue) \(percent.text)%"
        + (group.map { " of " + $0.name } ?? "")
    default: ""
    }
  }

  /// Inside `and` and `or`: mixing is always written with brackets.
  private static func operand(_ condition: Condition) -> String {
    switch condition {
    case .all, .any, .top: "(\(text(of: condition)))"
    default: text(of: condition)
    }
  }

  /// After `not`: what is one word or begins with a verb stands without brackets.
  private static func negatable(_ condition: Condition) -> String {
    switch condition {
    case .everyone, .flag, .event, .member, .heldOut: text(of: condition)
    default: "(\(text(of: condition)))"
    }
  }

  static func text(of event: Event) -> String {
    var parts = [event.verb.rawValue]
    if let object = event.object { parts.append(text(of: object)) }
    if let filter = event.filter { parts.append("where (\(text(of: filter)))") }
    if let count = event.count {
      let unit = count.number == 1 ? String(count.unit.rawValue.dropLast()) : count.unit.rawValue
      parts.append("\(count.comparison.rawValue) \(count.number) \(unit)")
    }
    if let window = event.window { parts.append(window.text) }
    return parts.joined(separator: " ")
  }

  private static func text(of object: EventObject) -> String {
    let kind = object.kind.rawValue
    switch object.names.count {
    case 0: return object.kind.isBare ? kind : "any " + kind
    case 1: return kind + " " + quoted(object.names[0])
    default: return kind + " (" + object.names.map(quoted).joined(separator: ", ") + ")"
    }
  }

  static func text(of value: Operand) -> String {
    switch value {
    case .literal(let literal): text(of: literal)
    case .field(let field, let window): field.name + (window.map { " " + $0.text } ?? "")
    case .arithmetic(let left, let sign, let right):
      bracketed(left, beside: sign, isRight: false) + " \(sign.rawValue) "
        + bracketed(right, beside: sign, isRight: true)
    }
  }

  private static func bracketed(
    _ value: Operand, beside sign: ArithmeticSign, isRight: Bool
  ) -> String {
    guard case .arithmetic(_, let inner, _) = value else { return text(of: value) }
    let bindsTighter = inner.isProduct && !sign.isProduct
    let sameOnLeft = inner.isProduct == sign.isProduct && !isRight
    return bindsTighter || sameOnLeft ? text(of: value) : "(\(text(of: value)))"
  }

  static func text(of literal: Literal) -> String {
    switch literal {
    case .word(let word): quoted(word)
    case .number(let number): number.text
    case .percent(let number): number.text + "%"
    case .money(let number, let currency): number.text + (currency.map { " " + $0.code } ?? "")
    case .duration(let span): span.text
    case .date(let date): date.text
    }
  }

  /// The word between quotation marks, on one line.
  static func quoted(_ word: String) -> String {
    var result = "\""
    for character in word {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\r\n": result += "\\r\\n"
      default: result.append(character)
      }
    }
    return result + "\""
  }
}
