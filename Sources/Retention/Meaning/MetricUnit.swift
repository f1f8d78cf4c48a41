import CustomerData

/// What a number counts.
public enum MetricUnit: Hashable, Codable, Sendable {
  /// Things: customers, orders.
  case count
  /// Minor units of a currency divided down to major units; nil: the data name no currency.
  case money(Currency?)
  /// A fraction, 0...1 (net revenue retention may exceed 1).
  case share
  /// Whole or half days.
  case days
  /// A plain number, such as orders per customer.
  case ratio
  /// −100...100.
  case points

  /// The word in csv and json: the currency's code, or the kind.
  public var text: String {
    switch self {
    case .count: "count"
    case .money(let currency): currency?.code ?? ""
    case .share: "share"
    case .days: "days"
    case .ratio: "ratio"
    case .points: "points"
    }
  }
}
