extension ShopifyRows {
  /// Which columns a file has for them.
  final class Shape: Sendable {
    let width: Int
    let name, moment: Int
    let id, email, phone, total, shipping, tax, discount, refunded, quantity, price: Int?
    let currency, source, country, billingCountry, city, zip, discountCode: Int?
    let product, sku, brand, status, accepts, method, attributes, cancelled: Int?
    let statuses: [String: OrderStatus]
    /// Stretches of columns within which all that tells of an order itself stands, and nothing that a
    /// further line has.
    let ownRanges: [ClosedRange<Int>]
    /// The header over the answers to e-mails, fit to be shown.
    let answersName: String
    let zone: ZoneTable

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
      ownRanges = Self.ownRanges(columns, header)
      answersName = accepts.map { Row.neutral(header.names[$0]) } ?? ""
      self.zone = zone
    }

    private static func ownRanges(_ columns: [Field: Int], _ header: Header) -> [ClosedRange<Int>] {
      let ofLines: Set<Field> = [
        .orderName, .createdAt, .email, .quantity, .unitPrice, .product, .sku, .brand,
      ]
      let others = Set(columns.filter { ofLines.contains($0.key) }.values)
      let own = Set(columns.filter { !ofLines.contains($0.key) }.values)
      var ranges: [ClosedRange<Int>] = []
      var isCut = true
      for place in header.names.indices {
        if own.contains(place) {
          if isCut {
            ranges.append(place...place)
          } else {
            ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound...place
          }
          isCut = false
        } else if others.contains(place) || header.normalised[place].hasPrefix("lineitem") {
          isCut = true
        }
      }
      return ranges
    }
  }
}
