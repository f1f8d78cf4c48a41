/// Something a customer does, as the language names it.
enum Verb: String, Hashable, Sendable, CaseIterable {
  case bought, ordered
  case returned, refunded, received, opened, clicked, contacted, rated, redeemed, earned, referred
  case visited, abandoned, had

  /// Whether the data read today hold such events.
  var hasData: Bool { self == .bought || self == .ordered }
}

/// What an event is about.
enum ObjectKind: String, Hashable, Sendable, CaseIterable {
  case product, category, brand, sku
  case collection, campaign, channel, tag, issue, customer, support, cart, points, reward

  /// Whether an order can contain it.
  var isInOrders: Bool {
    switch self {
    case .product, .category, .brand, .sku: true
    default: false
    }
  }
}

/// The object of an event; no names: any of the kind.
struct EventObject: Hashable, Sendable {
  let kind: ObjectKind
  let names: [String]
}

/// How often an event happened.
struct EventCount: Hashable, Sendable {
  enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = "at least"
    case atMost = "at most"
    case exactly
    case moreThan = "more than"
    case fewerThan = "fewer than"
  }

  /// Times and orders are distinct orders with the object; units are pieces of it.
  enum Unit: String, Hashable, Sendable, CaseIterable { case times, orders, units }

  let comparison: Comparison
  let number: Int
  let unit: Unit

  func holds(for count: Int) -> Bool {
    switch comparison {
    case .atLeast: count >= number
    case .atMost: count <= number
    case .exactly: count == number
    case .moreThan: count > number
    case .fewerThan: count < number
    }
  }
}

/// Orders of a customer: with what, which, how often, when. No count: at least one.
struct Event: Hashable, Sendable {
  var verb: Verb
  var object: EventObject?
  var filter: Condition?
  var count: EventCount?
  var window: Window?

  /// Whether a customer without any such order matches.
  var matchesNone: Bool { count?.holds(for: 0) ?? false }
}
