/// Shopify's orders export: one row a line item, the order's own data on the first of them only
/// (FORMATS 4.1).
struct ShopifyOrders: Dialect {
  let platform = "shopify"
  let kind = FileKind.orders
  let signature = Signature(
    all: ["financial status", "lineitem name", "lineitem quantity", "name"])
  let columns: [Field: [String]] = [
    .orderName: ["name"], .orderID: ["id"], .email: ["email"], .phone: ["phone"],
    .createdAt: ["created at"], .status: ["financial status"], .currency: ["currency"],
    .shipping: ["shipping"], .tax: ["taxes"], .total: ["total"], .discount: ["discount amount"],
    .discountCode: ["discount code"], .refunded: ["refunded amount"],
    .cancelledAt: ["cancelled at"], .paymentMethod: ["payment method"], .source: ["source"],
    .attributes: ["note attributes"], .acceptsEmail: ["accepts marketing"],
    .country: ["shipping country"], .billingCountry: ["billing country"],
    .city: ["shipping city", "billing city"], .zip: ["shipping zip", "billing zip"],
    .quantity: ["lineitem quantity"], .product: ["lineitem name"], .unitPrice: ["lineitem price"],
    .sku: ["lineitem sku"], .brand: ["vendor"],
  ]
  let statuses: [String: OrderStatus] = [
    "paid": .paid, "partially_paid": .paid, "partially_refunded": .paid, "refunded": .refunded,
    "pending": .unpaid, "authorized": .unpaid, "voided": .unpaid, "expired": .unpaid,
  ]

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let name = try row.required(.orderName, row.bytes(.orderName))
    let id = row.identifier(.orderID)
    let idCode = id.map { intake.internalIDs.code(ofReference: $0) } ?? Vocabulary.absent
    let nameCode = intake.references.code(ofReference: name)
    intake.hasOrderRows = true
    let order = place(nameCode, idCode, row, &intake)
    guard intake.orders.file[order] == row.file else {
      row.warn(.duplicateOrder(file: intake.fileName(of: order)), .orderName)
      if let again = try? ownData(row, &intake) { intake.orders[order].absorb(again) }
      return
    }
    intake.orders.rows[order] += 1
    do throws(Refusal) {
      intake.orders.complete(order, with: try ownData(row, &intake))
      try line(row, of: order, &intake)
    } catch {
      // Without this row the order would be told in part only.
      intake.orders.marks[order].insert(.spoiled)
      intake.orders.rows[order] -= 1
      throw error
    }
  }

  /// The order of a row, made when no row told it before.
  private func place(_ name: Int32, _ id: Int32, _ row: Row, _ intake: inout Intake) -> Int {
    if let known = intake.knownOrder(name: name, id: id) { return known }
    var draft = OrderDraft(file: row.file, line: Int32(clamping: row.line))
    draft.reference = name
    draft.rows = 0
    draft.marks = [.sumsLines, .prorates]
    intake.orderByReference[name] = Int32(intake.orders.count)
    intake.orders.append(draft)
    intake.adopt(id, for: intake.orders.count - 1)
    return intake.orders.count - 1
  }

  /// What the row tells about the order itself: everything on the first row, little on the rest.
  private func ownData(_ row: Row, _ intake: inout Intake) throws(Refusal) -> OrderDraft {
    var draft = OrderDraft(file: row.file, line: Int32(clamping: row.line))
    draft.moment = try row.moment(.createdAt)
    draft.total = try row.amount(.total) ?? OrderDraft.untold
    draft.shipping = try row.amount(.shipping) ?? 0
    draft.tax = try row.amount(.tax) ?? 0
    draft.discount = try row.amount(.discount) ?? 0
    draft.refunded = try row.amount(.refunded)?.positive ?? OrderDraft.untold
    draft.cancelledDay = try row.moment(.cancelledAt)?.day
    if draft.cancelledDay != nil { draft.marks.insert(.cancelled) }
    if isBogus(row) { draft.marks.insert(.test) }
    StandardRows.mark(&draft, statuses: statuses, row)
    StandardRows.describe(&draft, row, &intake)
    attribute(&draft, row, &intake)
    if let moment = draft.moment, draft.total != OrderDraft.untold {
      intake.consent(
        draft.party, to: .email, if: .acceptsEmail, of: row, weight: .checkout, at: moment)
    }
    return draft
  }

  /// Whether the payment went to the gateway for tests.
  private func isBogus(_ row: Row) -> Bool {
    // Few methods have a g in them: for the others no text is made.
    guard let method = row.bytes(.paymentMethod), method.contains(where: { $0 | 32 == 103 }) else {
      return false
    }
    return String(decoding: method, as: UTF8.self).lowercased().contains("bogus")
  }

  /// Channel and campaign from the `utm_…` lines of the note attributes, else the source.
  private func attribute(_ draft: inout OrderDraft, _ row: Row, _ intake: inout Intake) {
    draft.channel = draft.source
    guard let text = row.bytes(.attributes) else { return }
    for line in text.split(whereSeparator: { $0 == Byte.lineFeed || $0 == Byte.carriageReturn }) {
      guard line.count > 4, line.first.map({ $0 | 32 }) == 117,  // u
        let colon = line.firstIndex(of: Byte.colon)
      else { continue }
      let key = String(decoding: line[..<colon], as: UTF8.self).trimming(\.isWhitespace)
      let value = String(decoding: line[(colon + 1)...], as: UTF8.self).trimming(\.isWhitespace)
      switch key.lowercased() {
      case "utm_source" where !value.isEmpty: draft.channel = intake.words.code(of: String(value))
      case "utm_campaign": draft.campaign = intake.words.code(of: String(value))
      default: break
      }
    }
  }

  private func line(_ row: Row, of order: Int, _ intake: inout Intake) throws(Refusal) {
    guard let quantity = try row.amount(.quantity) else { return }
    var line = StandardRows.product(row, of: Int32(order), &intake)
    line.quantity = quantity
    line.price = try row.required(.unitPrice, row.amount(.unitPrice))
    try StandardRows.check(line)
    intake.lines.append(line)
  }
}

extension OrderDrafts {
  /// Adds what a row tells to what is known: the first value of each column wins.
  mutating func complete(_ row: Int, with other: OrderDraft) {
    if total[row] == OrderDraft.untold { total[row] = other.total }
    if other.shipping != 0 && shipping[row] == 0 { shipping[row] = other.shipping }
    if other.tax != 0 && tax[row] == 0 { tax[row] = other.tax }
    if other.discount != 0 && discount[row] == 0 { discount[row] = other.discount }
    if refunded[row] == OrderDraft.untold { refunded[row] = other.refunded }
    fill(row, from: other)
  }
}

extension Intake {
  /// The order of an internal id, else of a name, which other exports may repeat; nil: none yet.
  mutating func knownOrder(name: Int32, id: Int32) -> Int? {
    let byID = orderByID[id]
    if byID >= 0 { return Int(byID) }
    let byName = Int(orderByReference[name])
    guard byName >= 0 else { return nil }
    let known = orders.internalID[byName]
    guard id < 0 || known < 0 || known == id else { return nil }
    if known < 0 { adopt(id, for: byName) }
    return byName
  }

  /// Makes an order findable by its internal id.
  mutating func adopt(_ id: Int32, for order: Int) {
    guard id >= 0 else { return }
    orders.internalID[order] = id
    orderByID[id] = Int32(order)
  }
}
