extension OrderDrafts {
  /// Takes over what another row of an order tells and this one does not know yet; the earlier
  /// time is the order's.
  mutating func fill(_ row: Int, from other: OrderDraft) {
    func first(_ mine: inout CodeColumn, _ theirs: Int32) {
      if theirs >= 0 && mine[row] < 0 { mine[row] = theirs }
    }
    if let theirs = other.moment, theirs < moment[row] ?? .distantFuture { moment[row] = theirs }
    if let theirs = other.cancelledDay, cancelledDay[row] == nil { cancelledDay[row] = theirs }
    if other.party >= 0 && party[row] < 0 { party[row] = other.party }
    first(&email, other.email)
    first(&phone, other.phone)
    first(&currency, other.currency)
    first(&channel, other.channel)
    first(&campaign, other.campaign)
    first(&source, other.source)
    first(&device, other.device)
    first(&country, other.country)
    first(&city, other.city)
    first(&zip, other.zip)
    first(&discountCode, other.discountCode)
    if !other.marks.isEmpty { marks[row].formUnion(other.marks) }
  }

  /// Another row of an order told row by row.
  mutating func add(_ other: OrderDraft, to row: Int) {
    rows[row] += 1
    total[row] &+= other.total
    shipping[row] &+= other.shipping
    tax[row] &+= other.tax
    discount[row] &+= other.discount
    if other.refunded != OrderDraft.untold {
      let known = refunded[row]
      refunded[row] = other.refunded &+ (known == OrderDraft.untold ? 0 : known)
    }
    fill(row, from: other)
  }
}

extension OrderDraft {
  /// A second telling of the same order: refunds only grow and a cancellation stays, so the
  /// later state is the larger.
  mutating func absorb(_ other: OrderDraft) {
    if other.refunded != Self.untold { refunded = Swift.max(refunded, other.refunded) }
    if refundedDay == nil { refundedDay = other.refundedDay }
    if cancelledDay == nil { cancelledDay = other.cancelledDay }
    marks.formUnion(other.marks.intersection([.cancelled, .refunded, .test]))
  }
}

extension Moment: Comparable {
  /// Later than every moment of a file.
  static let distantFuture = Moment(second: .max, day: Day(number: .max), minute: -1)

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
