/// Every known customer, with or without orders; the attributes are the latest known at the as-of day.
public struct CustomerTable: Sendable {
  /// How each can be reached; the row number is the customer's number everywhere.
  public let contacts: Contacts
  /// Orders of customer `c` are rows `orderOffsets[c]..<orderOffsets[c + 1]` of the order table.
  public let orderOffsets: Column<Int32>
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
    contacts: some Sequence<Contact>, orderOffsets: some Sequence<Int32>, country: Words,
    city: Words, zip: Words,
    language: Words, gender: Words, tags: Words
  ) {
    self.contacts = contacts as? Contacts ?? Contacts(contacts)
    self.orderOffsets = Column(orderOffsets)
    self.country = country
    self.city = city
    self.zip = zip
    self.language = language
    self.gender = gender
    self.tags = tags
    precondition(
      self.orderOffsets.count == count + 1, "\(self.orderOffsets.count) offsets, \(count) customers"
    )
  }

  /// Number of customers.
  public var count: Int { contacts.count }

  /// A customer's id, without the rest of the contact.
  public func id(of customer: Int) -> String { contacts.ids[customer] }

  /// The row of the customer with an id; nil: nobody's. O(log customers) where they stand in the
  /// order of their ids, as a loaded folder's do; O(customers) for an id nobody has.
  public func row(of id: String) -> Int? {
    let sought = CustomerID(text: id)
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if CustomerID(text: contacts.ids[middle]) < sought { low = middle + 1 } else { high = middle }
    }
    if low < count, contacts.ids[low] == id { return low }
    return contacts.ids.indices.first { contacts.ids.isEqual($0, to: id.utf8) }
  }

  /// The customer of an order; nil: nobody known. O(log customers).
  public func customer(ofOrder order: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(orderOffsets[middle + 1]) <= order { low = middle + 1 } else { high = middle }
    }
    return low < count ? low : nil
  }

  /// The rows of a customer's valid orders, oldest first.
  public func orders(of customer: Int) -> Range<Int> {
    Int(orderOffsets[customer])..<Int(orderOffsets[customer + 1])
  }
}

/// The orders valid at the as-of day: customer by customer, each customer's by time;
/// orders of nobody known come after the last customer's.
public struct OrderTable: Sendable {
  /// The shop's order number.
  public let ids: TextColumn
  /// Local day of the order.
  public let day: Column<Day>
  /// Minutes since local midnight; -1 when the file has no time.
  public let minute: Column<Int16>
  /// Net value in minor units of the reporting currency: items − discounts − refunds known at the as-of day.
  public let net: Amounts
  /// Discount in minor units.
  public let discount: Amounts
  /// Refunded by the as-of day, in minor units.
  public let refunded: Amounts
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
  public let lineOffsets: Column<Int32>

  /// The table; every column has one entry an order, `lineOffsets` one more.
  public init(
    ids: some Sequence<String>, day: some Sequence<Day>, minute: some Sequence<Int16>,
    net: some Sequence<Int64>, discount: some Sequence<Int64>, refunded: some Sequence<Int64>,
    channel: Words, campaign: Words, source: Words, device: Words, country: Words,
    discountCode: Words, lineOffsets: some Sequence<Int32>
  ) {
    self.ids = TextColumn(ids)
    self.day = Column(day)
    self.minute = Column(minute)
    self.net = Amounts(net)
    self.discount = Amounts(discount)
    self.refunded = Amounts(refunded)
    self.channel = channel
    self.campaign = campaign
    self.source = source
    self.device = device
    self.country = country
    self.discountCode = discountCode
    self.lineOffsets = Column(lineOffsets)
    precondition(
      self.lineOffsets.count == count + 1, "\(self.lineOffsets.count) offsets, \(count) orders")
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
  public let product: Column<Int32>
  /// Units; negative for a return line.
  public let quantity: Column<Int32>
  /// Quantity × price − line discount, in minor units of the reporting currency.
  public let net: Amounts

  /// The table; every column has one entry a line.
  public init(
    product: some Sequence<Int32>, quantity: some Sequence<Int32>, net: some Sequence<Int64>
  ) {
    self.product = Column(product)
    self.quantity = Column(quantity)
    self.net = Amounts(net)
  }

  /// Number of lines.
  public var count: Int { product.count }

  /// The first lines. O(1).
  func prefix(_ count: Int) -> LineTable {
    LineTable(
      product: product.prefix(count), quantity: quantity.prefix(count), net: net.prefix(count))
  }
}

/// Every product sold or listed.
public struct ProductTable: Sendable {
  /// The shop's product id, else SKU, else name.
  public let ids: TextColumn
  /// Stock keeping unit; "" when absent.
  public let skus: TextColumn
  /// Name as sold; "" when absent.
  public let names: TextColumn
  /// Category.
  public let category: Words
  /// Brand or vendor.
  public let brand: Words
  /// Cost of one unit in minor units of the reporting currency.
  public let unitCost: [Int64?]

  /// The table; every column has one entry a product.
  public init(
    ids: some Sequence<String>, skus: some Sequence<String>, names: some Sequence<String>,
    category: Words, brand: Words, unitCost: [Int64?]
  ) {
    self.ids = TextColumn(ids)
    self.skus = TextColumn(skus)
    self.names = TextColumn(names)
    self.category = category
    self.brand = brand
    self.unitCost = unitCost
  }

  /// Number of products.
  public var count: Int { ids.count }
}
