/// Something that happens to a customer beside an order.
///
/// The raw value is the word that snapshots and reports use.
public enum EventKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// A message reached the customer: name = campaign, channel, value = cost.
  case received
  /// A message was opened.
  case opened
  /// A link in a message was clicked.
  case clicked
  /// The customer unsubscribed from a message.
  case unsubscribed
  /// The customer contacted support: topic, product, value = satisfaction.
  case contacted
  /// The customer answered a survey: name = survey, subject = its scale, value = score.
  case rated
  /// The customer was asked and did not answer: name = survey, subject = its scale.
  case asked
  /// An order arrived: channel = carrier, value = days after the promised day.
  case delivered
  /// A delivery went wrong: name = issue, channel = carrier.
  case troubled
  /// Goods came back: product, topic = reason, value = units.
  case returned
  /// Money was paid back: product, topic = reason, value = amount.
  case refunded
  /// Points came in: topic = event, subject = day they expire, value = points.
  case earned
  /// Points were spent: value = points, positive.
  case redeemed
  /// Points expired: value = points, positive.
  case expired
  /// Points were corrected or taken back: value = points, signed.
  case adjusted
  /// The customer recommended the shop to somebody: value = reward.
  case referred
  /// The customer visited: name = page, topic = event.
  case visited
  /// The customer left a cart behind: name = page, topic = event.
  case abandoned
}

extension EventKind {
  /// What `EventTable.subject` means.
  public enum Subject: Sendable {
    /// Nothing.
    case none
    /// A row of the product table.
    case product
    /// A place in `CustomerEvents.scales`.
    case scale
    /// A day, as days since 1970.
    case day
  }

  /// What `EventTable.subject` means.
  public var subject: Subject {
    switch self {
    case .contacted, .returned, .refunded: .product
    case .rated, .asked: .scale
    case .earned: .day
    default: .none
    }
  }

  /// Whether its values are amounts of money in minor units; else they are thousandths.
  public var isMoney: Bool {
    switch self {
    case .received, .refunded, .referred: true
    default: false
    }
  }
}
