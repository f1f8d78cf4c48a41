/// What a query in PrestaShop's SQL manager gives (FORMATS 4.5): one row a product of an order, the
/// order's own data on each of them. The grids tell neither e-mail addresses nor products with an
/// order; this does:
///
///     SELECT o.id_order, o.reference, o.date_add, c.id_customer, c.email, c.firstname, c.lastname,
///       o.total_paid_tax_incl, o.total_shipping_tax_incl, o.total_discounts_tax_incl,
///       m.iso_code AS currency, o.current_state, d.product_id, d.product_reference,
///       d.product_name, d.product_quantity, d.unit_price_tax_incl, c.newsletter, c.optin,
///       a.phone, a.phone_mobile, a.postcode, a.city, k.iso_code
///     FROM ps_orders o
///       JOIN ps_customer c ON c.id_customer = o.id_customer
///       JOIN ps_currency m ON m.id_currency = o.id_currency
///       JOIN ps_order_detail d ON d.id_order = o.id_order
///       JOIN ps_address a ON a.id_address = o.id_address_delivery
///       JOIN ps_country k ON k.id_country = a.id_country
struct PrestaShopQuery: Dialect {
  let platform = "prestashop"
  let kind = FileKind.orders
  let signature = Signature(
    all: ["id_order", "date_add", "total_paid_tax_incl"], any: [["id_customer", "email"]])
  let columns: [Field: [String]] = [
    .orderID: ["id_order"], .createdAt: ["date_add"], .customerID: ["id_customer"],
    .email: ["email"], .firstName: ["firstname"], .lastName: ["lastname"],
    .total: ["total_paid_tax_incl"], .shipping: ["total_shipping_tax_incl"],
    .discount: ["total_discounts_tax_incl"], .currency: ["currency"],
    .status: ["current_state"], .productID: ["product_id"], .sku: ["product_reference"],
    .product: ["product_name"], .quantity: ["product_quantity"],
    .unitPrice: ["unit_price_tax_incl"], .acceptsEmail: ["newsletter"],
    .phone: ["phone_mobile", "phone"], .otherPhone: ["phone"], .zip: ["postcode"],
    .city: ["city"], .country: ["iso_code"],
  ]
  let statuses = PrestaShopStatus.words

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let id = try row.required(.orderID, row.identifier(.orderID))
    let own = try ownData(row, &intake)
    var line = try line(row, &intake)
    let reference = intake.references.code(ofReference: id)
    var order = Int(intake.orderByReference[reference])
    if order < 0 {
      order = intake.orders.count
      enter(own, as: reference, row, &intake)
    } else if intake.orders.file[order] != row.file {
      row.warn(.duplicateOrder(file: intake.fileName(of: order)), .orderID)
      return intake.orders[order].absorb(own)
    } else {
      intake.orders.rows[order] += 1
    }
    guard line != nil else { return }
    line?.order = Int32(order)
    line.map { intake.lines.append($0) }
  }

  private func enter(
    _ draft: OrderDraft, as reference: Int32, _ row: Row, _ intake: inout Intake
  ) {
    var draft = draft
    draft.reference = reference
    intake.hasOrderRows = true
    intake.orderByReference[reference] = Int32(intake.orders.count)
    intake.orders.append(draft)
    intake.nameCustomer(draft.party, from: row)
    intake.consent(draft.party, to: .email, if: .acceptsEmail, of: row)
  }

  private func ownData(_ row: Row, _ intake: inout Intake) throws(Refusal) -> OrderDraft {
    var draft = OrderDraft(file: row.file, line: Int32(clamping: row.line))
    draft.moment = try row.required(.createdAt, row.moment(.createdAt))
    draft.total = try row.required(.total, row.amount(.total))
    draft.shipping = try row.amount(.shipping) ?? 0
    draft.discount = try row.amount(.discount) ?? 0
    draft.marks.insert(.prorates)
    StandardRows.mark(&draft, statuses: statuses, row)
    StandardRows.describe(&draft, row, &intake)
    if draft.phone < 0 { draft.phone = intake.words.code(of: row.identifier(.otherPhone)) }
    return draft
  }

  private func line(_ row: Row, _ intake: inout Intake) throws(Refusal) -> LineDraft? {
    guard let quantity = try row.amount(.quantity) else { return nil }
    var line = StandardRows.product(row, of: -1, &intake)
    line.quantity = quantity
    line.price = try row.required(.unitPrice, row.amount(.unitPrice))
    try StandardRows.check(line)
    return line
  }
}
