extension OrderDraft {
  /// Takes over what another row of the order tells and this one does not know yet; the earlier
  /// time is the order's.
  mutating func fill(from other: OrderDraft) {
    if let theirs = other.moment { moment = moment.map { Swift.min($0, theirs) } ?? theirs }
    if party < 0 { party = other.party }
    if cancelledDay == nil { cancelledDay = other.cancelledDay }
    if email < 0 { email = other.email }
    if phone < 0 { phone = other.phone }
    if currency < 0 { currency = other.currency }
    if channel < 0 { channel = other.channel }
    if campaign < 0 { campaign = other.campaign }
    if source < 0 { source = other.source }
    if device < 0 { device = other.device }
    if country < 0 { country = other.country }
    if city < 0 { city = other.city }
    if zip < 0 { zip = other.zip }
    if discountCode < 0 { discountCode = other.discountCode }
    marks.formUnion(other.marks)
  }

  /// A second telling of the same order: refunds only grow and a cancellation stays, so the
  /// later state is the larger.
  mutating func absorb(_ other: OrderDraft) {
    if other.refunded != Self.untold { refunded = Swift.max(refunded, other.refunded) }
    if refundedDay == nil { refundedDay = other.refundedDay }
    if cancelledDay == nil { cancelledDay = other.cancelledDay }
    marks.formUnion(other.marks.intersection([.cancelled, .refunded, .test]))
  }

  /// Another row of an order told row by row.
  mutating func add(_ other: OrderDraft) {
    rows += 1
    total = total &+ other.total
    shipping = shipping &+ other.shipping
    tax = tax &+ other.tax
    discount = discount &+ other.discount
    if other.refunded != Self.untold {
      refunded = other.refunded &+ (refunded == Self.untold ? 0 : refunded)
    }
    fill(from: other)
  }
}

extension Moment: Comparable {
  static func < (first: Moment, second: Moment) -> Bool { first.second < second.second }
}

extension Intake {
  /// The order a line item belongs to: one that an orders file told, else one made of its lines.
  mutating func lineOrder(_ reference: Int32, for row: Row) -> Int {
    let known = orderByLines[reference]
    if known >= 0 { return Int(known) }
    var draft = OrderDraft(file: row.file, line: Int32(clamping: row.line))
    draft.reference = reference
    draft.marks = [.sumsLines, .lineMade]
    draft.rows = 0
    orderByLines[reference] = Int32(orders.count)
    orders.append(draft)
    return orders.count - 1
  }
}
