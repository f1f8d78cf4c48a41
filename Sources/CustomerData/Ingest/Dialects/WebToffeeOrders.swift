/// WebToffee's order export for WooCommerce (FORMATS 4.4): one row an order, its line items in as
/// many columns as the largest order has.
///
/// Goods are the total without shipping and shipping's tax; a refund repays shipping too, in
/// proportion.
struct WebToffeeOrders: Dialect {
  let platform = "woocommerce"
  let kind = FileKind.orders
  let signature = Signature(
    all: ["order_number", "billing_email"], any: [["wt_import_key", "line_item_1"]])
  let columns: [Field: [String]] = [
    .orderID: ["order_number"], .createdAt: ["order_date"], .status: ["status"],
    .total: ["order_total"], .shipping: ["shipping_total"],
    .shippingTax: ["shipping_tax_total"], .tax: ["tax_total"],
    .discount: ["discount_total", "cart_discount"], .currency: ["order_currency"],
    .accountID: ["customer_id", "customer_user"], .email: ["billing_email"],
    .phone: ["billing_phone"], .firstName: ["billing_first_name"],
    .lastName: ["billing_last_name"], .city: ["billing_city"], .zip: ["billing_postcode"],
    .country: ["shipping_country"], .billingCountry: ["billing_country"],
    .refundItems: ["refund_items"],
  ]
  let statuses = WooCommerceStatus.words

  func furtherPlaces(in header: Header) -> [Int] {
    header.normalised.indices.filter { place in
      let name = header.normalised[place]
      return name.hasPrefix("line_item_") && name.dropFirst(10).allSatisfy(\.isNumber)
    }
  }

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let shippingTax = try row.amount(.shippingTax) ?? 0
    guard let order = try StandardRows.order(row, statuses: statuses, into: &intake) else {
      return
    }
    intake.orders.marks[order].insert(.prorates)
    intake.orders.shipping[order] &+= shippingTax
    // The tax column holds shipping's tax too, which goes with the shipping.
    if intake.orders.tax[order] != 0 { intake.orders.tax[order] &-= shippingTax }
    identify(order, row, &intake)
    for place in furtherPlaces(in: row.header) {
      if let cell = row.bytes(at: place) { line(cell, row, of: order, &intake) }
    }
    refunds(row, of: order, &intake)
  }

  /// A guest's account number is 0, which is nobody's.
  private func identify(_ order: Int, _ row: Row, _ intake: inout Intake) {
    if let account = row.identifier(.accountID), !account.elementsEqual([Byte.zero]) {
      intake.orders.party[order] = intake.parties.party(
        id: account, email: row.bytes(.email), phone: row.identifier(.phone))
    }
    intake.nameCustomer(intake.orders.party[order], from: row)
  }

  /// `name:Savon|product_id:12|sku:SAV-3|quantity:1|total:5.00`, perhaps with a `tax` beside.
  private func line(_ cell: FieldBytes, _ row: Row, of order: Int, _ intake: inout Intake) {
    let parts = KeyedParts(cell)
    guard let total = parts.amount("total", row.amounts) else {
      return row.warn(.notAnAmount, .product)
    }
    var line = LineDraft(order: Int32(order))
    line.productID = intake.words.code(of: parts["product_id"])
    line.sku = intake.words.code(of: parts["sku"])
    line.name = intake.words.code(of: parts["name"])
    line.quantity = parts.amount("quantity", row.amounts) ?? AmountReader.scale
    line.price = total &+ (parts.amount("tax", row.amounts) ?? 0)
    line.isTotal = true
    intake.lines.append(line)
  }

  /// `amount:10.00|reason:…|date:2026-04-01 09:00:00`, several divided by `;`.
  private func refunds(_ row: Row, of order: Int, _ intake: inout Intake) {
    guard let cell = row.bytes(.refundItems) else { return }
    for piece in cell.split(separator: Byte.semicolon) {
      let parts = KeyedParts(FieldBytes(rebasing: piece))
      guard let amount = parts.amount("amount", row.amounts) else { continue }
      var date = parts["date"]
      let day = date.withUTF8 { row.dates.read($0) }?.day
      intake.refunds.append(
        RefundDraft(
          reference: intake.orders.reference[order], amount: amount.positive, day: day,
          file: row.file, line: Int32(clamping: row.line)))
    }
  }
}

/// Text of the form `key:value|key:value`.
struct KeyedParts {
  private var values: [String: String] = [:]

  /// A part that begins with no key goes on with the value before it: names may hold bars.
  init(_ bytes: FieldBytes) {
    var last = ""
    for part in bytes.split(separator: Byte.bar, omittingEmptySubsequences: false) {
      let colon = part.firstIndex(of: Byte.colon)
      if let colon, Self.isKey(part[..<colon]) {
        last = String(decoding: part[..<colon], as: UTF8.self)
        values[last] = String(decoding: part[(colon + 1)...], as: UTF8.self)
      } else if !last.isEmpty {
        values[last, default: ""] += "|" + String(decoding: part, as: UTF8.self)
      }
    }
    values = values.mapValues { String($0.trimming(\.isWhitespace)) }
  }

  /// The value of a key; "" when there is none.
  subscript(key: String) -> String { values[key] ?? "" }

  /// The value of a key as a number in millionths; nil when it is none or beyond belief.
  func amount(_ key: String, _ reader: AmountReader) -> Int64? {
    guard var text = values[key] else { return nil }
    let amount = text.withUTF8 { reader.read($0) }
    return amount.flatMap { $0.magnitude <= Money.largest.magnitude ? $0 : nil }
  }

  private static func isKey(_ bytes: Slice<FieldBytes>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (97...122).contains($0) || $0 == 95 }  // a…z _
  }
}
