/// Why an order in the files is not an order of the figures.
public enum OrderExclusion: String, Hashable, Sendable, Codable, CaseIterable {
  /// A test order or a test gateway.
  case test
  /// Cancelled by the as-of day.
  case cancelled
  /// Not yet paid, authorised only, or voided.
  case unpaid
  /// Refunded in full by the as-of day.
  case refunded
  /// Worth nothing.
  case zero
  /// In a currency without a rate, or without any currency beside others.
  case unknownCurrency
  /// Placed after the as-of day.
  case afterAsOf
}

/// How many orders were left out for one reason.
public struct ExcludedOrders: Hashable, Sendable, Codable {
  /// Why.
  public let reason: OrderExclusion
  /// How many orders.
  public let count: Int

  /// A number of orders left out.
  public init(reason: OrderExclusion, count: Int) {
    self.reason = reason
    self.count = count
  }
}

/// The shop as seen at the end of one local day: nothing later is visible.
///
/// Two datasets with equal fingerprints give equal answers.
public struct Dataset: Sendable {
  /// Names the inputs and the day.
  public let fingerprint: Fingerprint
  /// What is true of the whole shop.
  public let shop: Shop
  /// The day whose end this is.
  public let asOf: Day
  /// The first local day with a valid order; nil without orders.
  public let firstDay: Day?
  /// Every known customer.
  public let customers: CustomerTable
  /// Valid orders, customer-major.
  public let orders: OrderTable
  /// What was in them.
  public let lines: LineTable
  /// What was sold.
  public let products: ProductTable
  /// What was left out, by reason.
  public let excluded: [ExcludedOrders]
  /// What happened to customers beside orders.
  public let events: CustomerEvents
  /// What was spent on finding customers.
  public let spend: AdvertisingSpend

  /// A dataset of finished tables.
  public init(
    fingerprint: Fingerprint, shop: Shop, asOf: Day, customers: CustomerTable,
    orders: OrderTable, lines: LineTable, products: ProductTable,
    excluded: [ExcludedOrders] = [], events: CustomerEvents = .none,
    spend: AdvertisingSpend = .none
  ) {
    self.init(
      fingerprint: fingerprint, shop: shop, asOf: asOf,
      firstDay: orders.day.withUnsafeBufferPointer { $0.min() }, customers: customers,
      orders: orders, lines: lines, products: products, excluded: excluded, events: events,
      spend: spend)
  }

  init(
    fingerprint: Fingerprint, shop: Shop, asOf: Day, firstDay: Day?, customers: CustomerTable,
    orders: OrderTable, lines: LineTable, products: ProductTable, excluded: [ExcludedOrders],
    events: CustomerEvents, spend: AdvertisingSpend
  ) {
    self.fingerprint = fingerprint
    self.shop = shop
    self.asOf = asOf
    self.firstDay = firstDay
    self.customers = customers
    self.orders = orders
    self.lines = lines
    self.products = products
    self.excluded = excluded
    self.events = events
    self.spend = spend
  }

  /// All customers, with and without orders.
  public var everyone: Selection {
    Selection(
      snapshot: fingerprint, customers: Bitmap(count: customers.count, repeating: true))
  }

  /// The rows of valid orders that belong to no known customer.
  public var anonymousOrders: Range<Int> {
    Int(customers.orderOffsets[customers.count])..<orders.count
  }
}
