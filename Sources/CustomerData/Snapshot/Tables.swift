/// Every known customer, with or without orders; the attributes are the latest known at the as-of day.
public struct CustomerTable: Sendable {
  /// How each can be reached; the row number is the customer's number everywhere.
  public let contacts: [Contact]
  /// Orders of customer `c` are rows `orderOffsets[c]..<orderOffsets[c + 1]` of the order table.
  public let orderOffsets: [Int32]
  /// Latest known country (ISO alpha-2 where known).
  public let country: Words
  /// Latest known city.
  public let city: Words
  /// Latest known postal code.
  public let zip: Words
  /// Language tag.
  public let language: Words
  /// Gender as read.
  public let gender: Words
  /// Tags joined by ", ", sorted; each distinct list is one word.
  public let tags: Words

  /// The table; every column has one entry a customer, `orderOffsets` one more.
  public init(
    contacts: [Contact], orderOffsets: [Int32], country: Words, city: Words, zip: Words,
    language: Words, gender: Words, tags: Words
  ) {
    precondition(
      orderOffsets.count == contacts.count + 1, "offsets for \(contacts.count) customers")
    self.contacts = contacts
    self.orderOffsets = orderOffsets
    self.country = country
    self.city = city
    self.zip = zip
    self.language = language
    self.gender = gender
    self.tags = tags
  }

  /// Number of customers.
  public var count: Int { contacts.count }

  /// The rows of a customer's valid orders, oldest first.
  public func orders(of customer: Int) -> Range<Int> {
    Int(orderOffsets[customer])..<Int(orderOffsets[customer + 1])
  }
}

/// The orders valid at the as-of day: customer by customer, each customer's by time;
/// orders of nobody known come after the last customer's.
public struct OrderTable: Sendable {
  /// The shop's order number.
  public let ids: [String]
  /// Row of the customer, -1 for an order without identifier.
  public let customer: [Int32]
  /// Local day of the order.
  public let day: [Day]
  /// Minutes since local midnight; -1 when the file has no time.
  public let minute: [Int16]
  /// Net value in minor units of the reporting currency: items − discounts − refunds known at the as-of day.
  public let net: [Int64]
  /// Discount in minor units.
  public let discount: [Int64]
  /// Refunded by the as-of day, in minor units.
  public let refunded: [Int64]
  /// Sales or marketing channel.
  public let channel: Words
  /// Campaign.
  public let campaign: Words
  /// Technical source (web, pos …).
  public let source: Words
  /// Device.
  public let device: Words
  /// Country of delivery or billing.
  public let country: Words
  /// Discount code.
  public let discountCode: Words
  /// Lines of order `o` are rows `lineOffsets[o]..<lineOffsets[o + 1]` of the line table.
  public let lineOffsets: [Int32]

  /// The table; every column has one entry an order, `lineOffsets` one more.
  public init(
    ids: [String], customer: [Int32], day: [Day], minute: [Int16], net: [Int64],
    discount: [Int64], refunded: [Int64], channel: Words, campaign: Words, source: Words,
    device: Words, country: Words, discountCode: Words, lineOffsets: [Int32]
  ) {
    precondition(lineOffsets.count == ids.count + 1, "offsets for \(ids.count) orders")
    self.ids = ids
    self.customer = customer
    self.day = day
    self.minute = minute
    self.net = net
    self.discount = discount
    self.refunded = refunded
    self.channel = channel
    self.campaign = campaign
    self.source = source
    self.device = device
    self.country = country
    self.discountCode = discountCode
    self.lineOffsets = lineOffsets
  }

  /// Number of orders.
  public var count: Int { ids.count }

  /// The rows of an order's lines.
  public func lines(of order: Int) -> Range<Int> {
    Int(lineOffsets[order])..<Int(lineOffsets[order + 1])
  }
}

/// What was in the orders, grouped by order.
public struct LineTable: Sendable {
  /// Row in the product table.
  public let product: [Int32]
  /// Units; negative for a return line.
  public let quantity: [Int32]
  /// Quantity × price − line discount, in minor units of the reporting currency.
  public let net: [Int64]

  /// The table; every column has one entry a line.
  public init(product: [Int32], quantity: [Int32], net: [Int64]) {
    self.product = product
    self.quantity = quantity
    self.net = net
  }

  /// Number of lines.
  public var count: Int { product.count }
}

/// Every product sold or listed.
public struct ProductTable: Sendable {
  /// The shop's product id, else SKU, else name.
  public let ids: [String]
  /// Stock keeping unit; "" when absent.
  public let skus: [String]
  /// Name as sold; "" when absent.
  public let names: [String]
  /// Category.
  public let category: Words
  /// Brand or vendor.
  public let brand: Words
  /// Cost of one unit in minor units of the reporting currency.
  public let unitCost: [Int64?]

  /// The table; every column has one entry a product.
  public init(
    ids: [String], skus: [String], names: [String], category: Words, brand: Words,
    unitCost: [Int64?]
  ) {
    self.ids = ids
    self.skus = skus
    self.names = names
    self.category = category
    self.brand = brand
    self.unitCost = unitCost
  }

  /// Number of products.
  public var count: Int { ids.count }
}
