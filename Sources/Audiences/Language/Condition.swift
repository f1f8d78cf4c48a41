import CustomerData

/// What must hold of a customer (or, inside `where`, of an order): the tree behind an expression.
///
/// `all` and `any` are flat and have at least two members; `everyone` never stands inside `all`.
indirect enum Condition: Hashable, Sendable {
  enum TextTest: String, Hashable, Sendable {
    case contains
    case startsWith = "starts with"
  }

  enum End: String, Hashable, Sendable { case top, bottom }

  case everyone
  case not(Condition)
  case all([Condition])
  case any([Condition])
  case flag(Field)
  case compare(Operand, Relation, Operand)
  case between(Operand, Operand, Operand)
  case oneOf(Operand, [Literal], isNegated: Bool)
  case text(Operand, TextTest, String)
  case known(Operand, Bool)
  case dated(Operand, Window)
  case ranked(Operand, End, percent: Number, of: Field?)
  case event(Event)
  case sequence(Event, isNegated: Bool, Event, within: Span)
  case sample(percent: Number, seed: String, Condition)
  case member(name: String, Condition)
  case heldOut(HoldoutGroup)
  case top(Int, by: Operand, of: Condition)
  /// What was true at the end of an earlier day; no word: nothing was known.
  case past(Field, String?, at: DateText)
  /// Customers found already, when an earlier day has been looked up.
  case found(Bitmap)

  /// Both, flattened; `everyone` changes nothing.
  static func all(of conditions: [Condition]) -> Condition {
    var flat: [Condition] = []
    for condition in conditions {
      switch condition {
      case .everyone: continue
      case .all(let members): flat += members
      default: flat.append(condition)
      }
    }
    return flat.count > 1 ? .all(flat) : flat.first ?? .everyone
  }

  /// Either, flattened.
  static func any(of conditions: [Condition]) -> Condition {
    var flat: [Condition] = []
    for condition in conditions {
      if case .any(let members) = condition { flat += members } else { flat.append(condition) }
    }
    return flat.count > 1 ? .any(flat) : flat.first ?? .everyone
  }

  /// The conditions joined by this one's outermost `and`.
  var clauses: [Condition] {
    switch self {
    case .everyone: []
    case .all(let members): members
    default: [self]
    }
  }

  /// The conditions directly inside.
  var members: [Condition] {
    switch self {
    case .not(let inner), .sample(_, _, let inner), .member(_, let inner), .top(_, _, let inner):
      [inner]
    case .all(let members), .any(let members): members
    default: []
    }
  }

  /// The values directly in it.
  var values: [Operand] {
    switch self {
    case .flag(let field): [.field(field, nil)]
    case .compare(let left, _, let right): [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .oneOf(let value, _, _), .text(let value, _, _), .known(let value, _),
      .dated(let value, _), .ranked(let value, _, _, _), .top(_, let value, _):
      [value]
    default: []
    }
  }

  /// Whether it asks for anything that only the models know.
  var needsForecasts: Bool {
    if case .ranked(_, _, _, let field?) = self, field.isForecast { return true }
    return values.contains { $0.fields.contains { $0.field.isForecast } }
      || members.contains(where: \.needsForecasts)
  }

  /// How many conditions it is made of, definitions of other audiences included.
  var weight: Int { members.reduce(1) { $0 + $1.weight } }

  /// The same with other audiences replaced by their definitions.
  var expanded: Condition {
    switch self {
    case .not(let inner): .not(inner.expanded)
    case .all(let members): .all(of: members.map(\.expanded))
    case .any(let members): .any(of: members.map(\.expanded))
    case .sample(let percent, let seed, let inner):
      .sample(percent: percent, seed: seed, inner.expanded)
    case .member(_, let inner): inner.expanded
    case .top(let count, let value, let inner): .top(count, by: value, of: inner.expanded)
    default: self
    }
  }
}
