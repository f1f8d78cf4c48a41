/// Rows that mean what their columns say: what generic files and most platforms need.
enum StandardRows {
  // MARK: Orders

  /// One order: net = total − shipping − refunds. Its place; nil when a row told it before.
  @discardableResult static func order(
    _ row: Row, statuses: [String: OrderStatus], into intake: inout Intake
  ) throws(Refusal) -> Int? {
    let moment = try row.required(.createdAt, row.moment(.createdAt))
    let total = try row.required(.total, row.amount(.total))
    var draft = OrderDraft(file: row.file, line: Int32(clamping: row.line))
    draft.moment = moment
    draft.total = total
    draft.shipping = try row.amount(.shipping) ?? 0
    draft.tax = try row.amount(.tax) ?? 0
    draft.discount = try row.amount(.discount) ?? 0
    draft.refunded = try row.amount(.refunded)?.positive ?? OrderDraft.untold
    draft.refundedDay = try row.moment(.refundedAt)?.day
    draft.cancelledDay = try row.moment(.cancelledAt)?.day
    if draft.cancelledDay != nil { draft.marks.insert(.cancelled) }
    draft.reference = try reference(of: row, into: &intake)
    mark(&draft, statuses: statuses, row)
    describe(&draft, row, &intake)
    let quantity = try row.amount(.quantity) ?? AmountReader.scale
    intake.hasOrderRows = true
    guard let kept = keep(draft, row, &intake) else { return nil }
    detail(kept, quantity: quantity, total: total, row, &intake)
    return kept
  }

  /// Stores an order; rows of a file with products add up, else the number may come once.
  private static func keep(_ draft: OrderDraft, _ row: Row, _ intake: inout Intake) -> Int? {
    let known = Int(intake.orderByReference[draft.reference])
    guard known >= 0 else {
      intake.orderByReference[draft.reference] = Int32(intake.orders.count)
      intake.orders.append(draft)
      return intake.orders.count - 1
    }
    guard intake.orders.file[known] == draft.file && hasProduct(row) else {
      row.warn(.duplicateOrder(file: intake.fileName(of: known)), .orderID)
      intake.orders[known].absorb(draft)
      return nil
    }
    row.warn(.totalsAdded, .total)
    intake.orders.add(draft, to: known)
    return known
  }

  private static func detail(
    _ order: Int, quantity: Int64, total: Int64, _ row: Row, _ intake: inout Intake
  ) {
    guard hasProduct(row) else { return }
    var line = product(row, of: Int32(order), &intake)
    line.quantity = quantity
    // The row's total is the line's: told as one unit, so that no cent is lost to a division.
    line.price = total
    line.isTotal = true
    intake.lines.append(line)
  }

  private static func hasProduct(_ row: Row) -> Bool {
    row.has(.product) || row.has(.sku) || row.has(.productID) || row.has(.category)
  }

  /// The order's number; a row without one gets a name of its place.
  private static func reference(of row: Row, into intake: inout Intake) throws(Refusal) -> Int32 {
    if row.has(.orderID) {
      let id = try row.required(.orderID, row.identifier(.orderID))
      return intake.references.code(ofReference: id)
    }
    return intake.references.code(of: "\(row.fileName):\(row.line)")
  }

  /// Reads the status and the test flag.
  static func mark(_ draft: inout OrderDraft, statuses: [String: OrderStatus], _ row: Row) {
    if row.flag(.test) == true { draft.marks.insert(.test) }
    switch row.ruling {
    case .cancel:
      draft.marks.insert(.cancelled)
      draft.cancelledDay = draft.moment?.day
    case .refund:
      draft.marks.insert(.refunded)
      draft.refundedDay = draft.moment?.day
    case .drop, nil: break
    }
    guard row.bytes(.status) != nil else { return }
    switch row.status(in: statuses) {
    case .paid: break
    case .unpaid: draft.marks.insert(.unpaid)
    case .cancelled: draft.marks.insert(.cancelled)
    case .refunded: draft.marks.insert(.refunded)
    case nil:
      draft.marks.insert(.unpaid)
      row.warn(.unknownStatus, .status)
    }
  }

  /// Fills who ordered, from where and over which channel.
  static func describe(_ draft: inout OrderDraft, _ row: Row, _ intake: inout Intake) {
    draft.party = intake.party(of: row)
    draft.email = intake.email(of: row)
    draft.phone = intake.words.code(of: row.identifier(.phone))
    draft.currency = intake.word(.currency, of: row)
    draft.channel = intake.word(.channel, of: row)
    draft.campaign = intake.word(.campaign, of: row)
    draft.source = intake.word(.source, of: row)
    draft.device = intake.word(.device, of: row)
    draft.country = intake.words.code(of: row.bytes(.country) ?? row.bytes(.billingCountry))
    draft.city = intake.word(.city, of: row)
    draft.zip = intake.words.code(of: row.identifier(.zip))
    draft.discountCode = intake.word(.discountCode, of: row)
  }

  // MARK: Lines

  /// One line item; the order is made from its lines unless a file of orders tells it.
  static func lineItem(
    _ row: Row, statuses: [String: OrderStatus], into intake: inout Intake
  ) throws(Refusal) {
    let quantity = try row.required(.quantity, row.amount(.quantity))
    let price = try row.required(.unitPrice, row.amount(.unitPrice))
    let moment = try row.moment(.createdAt)
    let discount = try row.amount(.discount) ?? 0
    let reference = try lineReference(row, &intake)
    if row.ruling == .refund {
      // A returned line: it pays back, and makes no order.
      let (amount, over) = (quantity / AmountReader.scale).multipliedReportingOverflow(by: price)
      if over { throw Refusal(reason: .tooLarge, field: .unitPrice) }
      return intake.refunds.append(
        RefundDraft(
          reference: reference, amount: amount.positive, day: moment?.day, file: row.file,
          line: Int32(clamping: row.line)))
    }
    var line = product(row, of: -1, &intake)
    line.quantity = quantity
    line.price = price
    line.discount = discount
    try check(line)
    let order = intake.lineOrder(reference, for: row)
    var draft = OrderDraft(file: row.file, line: Int32(clamping: row.line))
    draft.moment = moment
    mark(&draft, statuses: statuses, row)
    describe(&draft, row, &intake)
    intake.orders.rows[order] += 1
    intake.orders.fill(order, from: draft)
    line.order = Int32(order)
    intake.lines.append(line)
  }

  private static func lineReference(_ row: Row, _ intake: inout Intake) throws(Refusal) -> Int32 {
    if row.has(.orderID) { return try reference(of: row, into: &intake) }
    // Without numbers, what one customer bought at one moment is one order.
    let party = intake.party(of: row)
    let moment = try row.required(.createdAt, row.moment(.createdAt))
    guard party >= 0 else { throw Refusal(reason: .noIdentifier, field: .customerID) }
    var digest = Digest()
    for byte in intake.parties.words.utf8(party) { digest.add(UInt64(byte)) }
    digest.add(UInt64(bitPattern: moment.second))
    return intake.references.code(of: "o-" + Fingerprint(value: digest.value).text.prefix(12))
  }

  /// Refuses a line worth more than anybody sells.
  static func check(_ line: LineDraft) throws(Refusal) {
    let value = Money.minor(
      quantity: line.quantity, price: line.price, discount: line.discount, 1)
    guard let value, value.magnitude <= (Money.largest / AmountReader.scale).magnitude else {
      throw Refusal(reason: .tooLarge, field: .unitPrice)
    }
  }

  /// A line that says what was sold.
  static func product(_ row: Row, of order: Int32, _ intake: inout Intake) -> LineDraft {
    var line = LineDraft(order: order)
    line.productID = intake.words.code(of: row.identifier(.productID))
    line.sku = intake.word(.sku, of: row)
    line.name = intake.word(.product, of: row)
    line.category = intake.word(.category, of: row)
    line.brand = intake.word(.brand, of: row)
    return line
  }

  // MARK: Customers, products, consents, refunds

  /// One customer.
  static func customer(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let party = intake.party(of: row)
    guard party >= 0 else { throw Refusal(reason: .noIdentifier, field: nil) }
    var draft = CustomerDraft(file: row.file, party: party)
    draft.created = try row.moment(.createdAt)?.day
    draft.email = intake.email(of: row)
    draft.phone = intake.words.code(of: row.identifier(.phone))
    draft.firstName = intake.word(.firstName, of: row)
    draft.lastName = intake.word(.lastName, of: row)
    draft.city = intake.word(.city, of: row)
    draft.zip = intake.words.code(of: row.identifier(.zip))
    draft.country = intake.word(.country, of: row)
    draft.language = intake.word(.language, of: row)
    draft.gender = intake.word(.gender, of: row)
    draft.tags = intake.tags(of: row)
    if let birth = row.bytes(.birthDate) {
      draft.birthDate = row.dates.read(birth)?.day
      if draft.birthDate == nil { row.warn(.notADate, .birthDate) }
    }
    intake.customers.append(draft)
    intake.consent(party, to: .email, if: .acceptsEmail, of: row)
    intake.consent(party, to: .sms, if: .acceptsSms, of: row)
  }

  /// One product, or one product's cost.
  static func product(_ row: Row, into intake: inout Intake) throws(Refusal) {
    var draft = ProductDraft()
    draft.productID = intake.words.code(of: row.identifier(.productID))
    draft.sku = intake.word(.sku, of: row)
    draft.name = intake.word(.product, of: row)
    draft.category = intake.word(.category, of: row)
    draft.brand = intake.word(.brand, of: row)
    draft.unitCost = try row.amount(.unitCost)
    draft.costFrom = try row.moment(.from)?.day
    guard draft.productID >= 0 || draft.sku >= 0 || draft.name >= 0 else {
      throw Refusal(reason: .missing, field: .productID)
    }
    intake.products.append(draft)
  }

  /// One dated statement of consent.
  static func consent(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let party = intake.party(of: row)
    guard party >= 0 else { throw Refusal(reason: .noIdentifier, field: nil) }
    let purpose = try row.required(.purpose, row.string(.purpose)?.lowercased())
    let state = try row.required(.state, row.string(.state)?.lowercased())
    guard let purpose = purposes[purpose] else {
      throw Refusal(reason: .unknownConsent, field: .purpose)
    }
    guard let state = states[state] else {
      throw Refusal(reason: .unknownConsent, field: .state)
    }
    var draft = ConsentDraft(
      party: party, purpose: purpose, state: state,
      moment: try row.required(.at, row.moment(.at)), weight: .record)
    draft.source = intake.word(.source, of: row)
    if draft.source < 0 { draft.source = row.sourceCode(of: .state, in: &intake.words) }
    draft.wording = intake.word(.wording, of: row)
    intake.consents.append(draft)
  }

  private static let purposes: [String: Purpose] = [
    "email": .email, "e-mail": .email, "sms": .sms, "ads": .ads, "profiling": .profiling,
  ]

  private static let states: [String: ConsentState] = [
    "granted": .granted, "subscribed": .granted, "yes": .granted, "denied": .denied,
    "never_subscribed": .denied, "no": .denied, "revoked": .revoked, "unsubscribed": .revoked,
    "withdrawn": .revoked,
  ]

  /// One dated refund.
  static func refund(_ row: Row, into intake: inout Intake) throws(Refusal) {
    let reference = try reference(of: row, into: &intake)
    let moment = try row.required(.returnedAt, row.moment(.returnedAt))
    guard let amount = try row.amount(.refund) else {
      return row.warn(.refundWithoutAmount, .refund)
    }
    intake.refunds.append(
      RefundDraft(
        reference: reference, amount: amount.positive, day: moment.day, file: row.file,
        line: Int32(clamping: row.line)))
  }
}

extension Int64 {
  /// Without its sign: some shops write refunds as negative amounts.
  var positive: Int64 { self == .min ? .max : abs(self) }
}
