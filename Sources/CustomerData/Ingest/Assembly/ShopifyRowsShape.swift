extension ShopifyRows {
  /// Which columns a file has for them.
  struct Shape: Sendable {
    let width: Int
    let name, moment: Int
    let id, email, phone, total, shipping, tax, discount, refunded, quantity, price: Int?
    let currency, source, country, billingCountry, city, zip, discountCode: Int?
    let product, sku, brand, status, accepts, method, attributes, cancelled: Int?
    let statuses: [String: OrderStatus]
    /// The header over the answers to e-mails, fit to be shown.
    let answersName: String
    let zone: ZoneTable
  }
}

extension ShopifyRows.Shape {
  /// The shape of an orders export; nil when tenure.toml adds columns that only `ShopifyOrders`
  /// reads, or it lacks what every row needs.
  init?(
    _ columns: [Field: Int], _ dialect: ShopifyOrders, _ header: Header, _ zone: ZoneTable
  ) {
    guard let name = columns[.orderName], let moment = columns[.createdAt],
      columns.keys.allSatisfy({ dialect.columns[$0] != nil })
    else { return nil }
    width = header.names.count
    (self.name, self.moment) = (name, moment)
    (id, email, phone) = (columns[.orderID], columns[.email], columns[.phone])
    (total, shipping, tax) = (columns[.total], columns[.shipping], columns[.tax])
    (discount, refunded) = (columns[.discount], columns[.refunded])
    (quantity, price) = (columns[.quantity], columns[.unitPrice])
    (currency, source) = (columns[.currency], columns[.source])
    (country, billingCountry) = (columns[.country], columns[.billingCountry])
    (city, zip, discountCode) = (columns[.city], columns[.zip], columns[.discountCode])
    (product, sku, brand) = (columns[.product], columns[.sku], columns[.brand])
    (status, accepts) = (columns[.status], columns[.acceptsEmail])
    (method, attributes) = (columns[.paymentMethod], columns[.attributes])
    cancelled = columns[.cancelledAt]
    statuses = dialect.statuses
    answersName = accepts.map { Row.neutral(header.names[$0]) } ?? ""
    self.zone = zone
  }
}
