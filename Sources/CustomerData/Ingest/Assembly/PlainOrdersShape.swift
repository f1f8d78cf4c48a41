extension PlainOrders {
  /// Which columns a file has for them.
  struct Shape: Sendable {
    let width: Int
    let moment, reference: Int
    /// Columns of numbers: total first.
    let amounts: [(field: Field, place: Int)]
    /// Columns of words, in the order in which a row's words are entered.
    let words: [(field: Field, place: Int)]
    let customer, email, phone, status: Int?
    /// Columns that a plain row leaves empty.
    let empty: [Int]
    let zone: ZoneTable
    /// Whether rows tell what was bought.
    let hasProduct: Bool
  }
}

extension PlainOrders.Shape {
  /// The words of a row in the order in which `StandardRows` enters them.
  private static let wordFields: [Field] = [
    .currency, .channel, .campaign, .source, .device, .country, .city, .zip, .discountCode,
    .productID, .sku, .product, .category, .brand,
  ]
  private static let amountFields: [Field] = [.total, .discount, .shipping, .tax, .quantity]

  /// The shape of a generic file of orders; nil when its rows may need more than plain words.
  init?(_ columns: [Field: Int], width: Int, zone: ZoneTable) {
    guard let moment = columns[.createdAt], let reference = columns[.orderID],
      columns[.total] != nil
    else { return nil }
    func present(_ fields: [Field]) -> [(field: Field, place: Int)] {
      fields.compactMap { field in columns[field].map { (field, $0) } }
    }
    self.width = width
    self.moment = moment
    self.reference = reference
    self.zone = zone
    amounts = present(Self.amountFields)
    words = present(Self.wordFields)
    customer = columns[.customerID]
    email = columns[.email]
    phone = columns[.phone]
    status = columns[.status]
    hasProduct = [.product, .sku, .productID, .category].contains { columns[$0] != nil }
    let known = Self.amountFields + Self.wordFields + [.createdAt]
    let others = columns.filter { field, _ in
      let isTelling = field.isDate || field.isNumber || field == .test || field == .billingCountry
      return isTelling && !known.contains(field)
    }
    empty = others.values.sorted()
  }
}
