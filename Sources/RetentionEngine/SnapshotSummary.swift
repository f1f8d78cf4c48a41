import CustomerData

/// What the data are: shown in the header, in json output and on the Data health screen.
public struct SnapshotSummary: Hashable, Sendable {
  /// Names the data and the day.
  public let fingerprint: Fingerprint
  /// What is true of the whole shop.
  public let shop: Shop
  /// The day whose end the figures are of.
  public let asOf: Day
  /// The first day with a valid order; nil without orders.
  public let firstDay: Day?
  /// Known customers, with and without orders.
  public let customers: Int
  /// Customers with a valid order.
  public let buyers: Int
  /// Valid orders.
  public let orders: Int
  /// Valid orders without any customer identifier.
  public let anonymousOrders: Int
  /// Orders that are in no figure, by reason.
  public let excluded: [ExcludedOrders]
  /// What was read and what was refused.
  public let report: IngestReport
}

/// How many customers an audience holds, what they brought, and who may be written to.
public struct AudienceSummary: Hashable, Sendable {
  /// Customers in the audience.
  public let customers: Int
  /// Their net value, in minor units.
  public let revenue: Int64
  /// For each purpose, how many have granted it.
  public let consents: [Purpose: Int]
}
