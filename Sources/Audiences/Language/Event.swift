import CustomerData

/// Something a customer does, or that happens to one, as the language names it.
enum Verb: String, Hashable, Sendable, CaseIterable {
  case bought, ordered
  case returned, refunded, received, opened, clicked, contacted, rated, redeemed, earned, referred
  case visited, abandoned, had

  /// What it can be about, the likeliest first.
  var objects: [ObjectKind] {
    switch self {
    case .bought, .ordered, .returned, .refunded: [.product, .category, .brand, .sku]
    case .received, .opened, .clicked: [.campaign, .channel]
    case .contacted: [.support, .product, .category, .brand, .sku]
    case .earned, .redeemed: [.points, .reward]
    case .referred: [.customer]
    case .abandoned: [.cart]
    case .had: [.issue]
    case .rated, .visited: []
    }
  }

  /// What single events can be told apart by, inside `where (…)`.
  var fields: [Field] {
    switch self {
    case .bought, .ordered: Field.ofOrders
    case .returned: [.reason, .weekday, .hour]
    case .refunded: [.amount, .weekday, .hour]
    case .received, .opened, .clicked: [.channel, .campaign, .weekday, .hour]
    case .contacted: [.topic, .score, .weekday, .hour]
    case .rated: [.survey, .question, .scale, .score, .latest, .weekday, .hour]
    case .earned, .redeemed: [.points, .occurrence, .weekday, .hour]
    case .referred: [.amount, .weekday, .hour]
    case .visited, .abandoned: [.page, .occurrence, .weekday, .hour]
    case .had: [.issue, .carrier, .weekday, .hour]
    }
  }

  /// What is counted beside times.
  var units: [EventCount.Unit] {
    switch self {
    case .bought, .ordered: [.times, .orders, .units]
    case .returned, .earned, .redeemed: [.times, .units]
    default: [.times]
    }
  }

  /// The kind of event it asks for; nil: an order.
  var kind: EventKind? {
    switch self {
    case .bought, .ordered: nil
    case .returned: .returned
    case .refunded: .refunded
    case .received: .received
    case .opened: .opened
    case .clicked: .clicked
    case .contacted: .contacted
    case .rated: .rated
    case .redeemed: .redeemed
    case .earned: .earned
    case .referred: .referred
    case .visited: .visited
    case .abandoned: .abandoned
    case .had: .troubled
    }
  }
}

/// What an event is about.
enum ObjectKind: String, Hashable, Sendable, CaseIterable {
  case product, category, brand, sku
  case collection, campaign, channel, tag, issue, customer, support, cart, points, reward

  /// Whether it is told by a product.
  var isOfProducts: Bool {
    switch self {
    case .product, .category, .brand, .sku: true
    default: false
    }
  }

  /// Whether it is written without `any`: `contacted support`.
  var isBare: Bool { self == .support || self == .cart || self == .points }

  /// Whether one of its kind is named: campaigns have names, carts have none.
  var isNamed: Bool { isOfProducts || self == .campaign || self == .channel || self == .issue }
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
