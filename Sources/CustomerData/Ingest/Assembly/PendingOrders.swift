/// Orders and lines of a piece that are not in the intake's columns yet: they are entered together.
struct PendingOrders: Sendable {
  /// The rows that begin orders.
  private(set) var heads: [Int32] = []
  /// Rows of each order.
  var rows: [Int32] = []
  private(set) var names: [Int32] = []
  private(set) var ids: [Int32] = []
  private(set) var parties: [Int32] = []
  private(set) var emails: [Int32] = []
  private(set) var zips: [Int32] = []
  /// The lines of the file on which they begin.
  private(set) var places: [Int32] = []
  /// The rows that sold something, and the places of their orders.
  private(set) var lineRows: [Int32] = []
  private(set) var lineOrders: [Int32] = []
  /// The rows that tell an answer to e-mails, and whose it is.
  private(set) var answerRows: [Int32] = []
  private(set) var answerParties: [Int32] = []

  /// An order's first row.
  mutating func append(_ row: Int, _ entry: ShopifyEntry, line: Int32) {
    heads.append(Int32(truncatingIfNeeded: row))
    rows.append(1)
    names.append(entry.name)
    ids.append(entry.id)
    parties.append(entry.party)
    emails.append(entry.email)
    zips.append(entry.zip)
    places.append(line)
  }

  /// What a row sold.
  mutating func appendLine(_ row: Int, of order: Int) {
    lineRows.append(Int32(truncatingIfNeeded: row))
    lineOrders.append(Int32(truncatingIfNeeded: order))
  }

  /// A party's answer to e-mails.
  mutating func appendAnswer(_ row: Int, of party: Int32) {
    answerRows.append(Int32(truncatingIfNeeded: row))
    answerParties.append(party)
  }

  /// Forgets all, but not the room they took.
  mutating func removeAll() {
    heads.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    parties.removeAll(keepingCapacity: true)
    emails.removeAll(keepingCapacity: true)
    zips.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    lineRows.removeAll(keepingCapacity: true)
    lineOrders.removeAll(keepingCapacity: true)
    answerRows.removeAll(keepingCapacity: true)
    answerParties.removeAll(keepingCapacity: true)
  }
}

extension ShopifyRows {
  /// Enters what waits, behind all that the intake has.
  mutating func flush(of file: Int32, _ intake: inout Intake) {
    if !pending.heads.isEmpty { flushOrders(file, &intake) }
    if !pending.lineRows.isEmpty { flushLines(&intake) }
    if !pending.answerRows.isEmpty { flushAnswers(file, &intake) }
    pending.removeAll()
  }

  private func flushOrders(_ file: Int32, _ intake: inout Intake) {
    let (base, heads) = (intake.orders.count, pending.heads)
    intake.hasOrderRows = true
    intake.orders.grow(by: heads.count)
    intake.orders.file.append(file, count: heads.count, at: base)
    intake.orders.line.append(pending.places, at: base)
    pending.rows.withUnsafeBufferPointer { intake.orders.rows.append($0, at: base) }
    pending.ids.withUnsafeBufferPointer { intake.orders.internalID.append($0, at: base) }
    pending.names.withUnsafeBufferPointer { intake.orders.reference.append($0, at: base) }
    pending.parties.withUnsafeBufferPointer { intake.orders.party.append($0, at: base) }
    pending.emails.withUnsafeBufferPointer { intake.orders.email.append($0, at: base) }
    gather(heads, columns.second) { intake.orders.moment.second.append($0, at: base) }
    gather(heads, columns.day) { intake.orders.moment.day.append($0, at: base) }
    gather(heads, columns.minute) { intake.orders.moment.minute.append($0, at: base) }
    gather(heads, columns.all(.total)) { intake.orders.total.append($0, at: base) }
    gather(heads, columns.all(.shipping)) { intake.orders.shipping.append($0, at: base) }
    gather(heads, columns.all(.tax)) { intake.orders.tax.append($0, at: base) }
    gather(heads, columns.all(.discount)) { intake.orders.discount.append($0, at: base) }
    gather(heads, columns.all(.refunded)) { intake.orders.refunded.append($0, at: base) }
    let marks = columns.marks
    gather(heads, { marks[$0].union([.sumsLines, .prorates]) }) {
      intake.orders.marks.append($0, at: base)
    }
    gatherWords(heads, .currency) { intake.orders.currency.append($0, at: base) }
    gatherWords(heads, .source) {
      intake.orders.source.append($0, at: base)
      intake.orders.channel.append($0, at: base)
    }
    gatherWords(heads, .country) { intake.orders.country.append($0, at: base) }
    gatherWords(heads, .city) { intake.orders.city.append($0, at: base) }
    pending.zips.withUnsafeBufferPointer { intake.orders.zip.append($0, at: base) }
    gatherWords(heads, .discountCode) { intake.orders.discountCode.append($0, at: base) }
  }

  private func flushLines(_ intake: inout Intake) {
    let (base, rows) = (intake.lines.count, pending.lineRows)
    intake.lines.grow(by: rows.count)
    pending.lineOrders.withUnsafeBufferPointer { intake.lines.order.append($0, at: base) }
    gather(rows, columns.all(.quantity)) { intake.lines.quantity.append($0, at: base) }
    gather(rows, columns.all(.price)) { intake.lines.price.append($0, at: base) }
    gatherWords(rows, .sku) { intake.lines.sku.append($0, at: base) }
    gatherWords(rows, .product) { intake.lines.name.append($0, at: base) }
    gatherWords(rows, .brand) { intake.lines.brand.append($0, at: base) }
  }

  /// Answers to e-mails, beside the orders they were told with.
  private mutating func flushAnswers(_ file: Int32, _ intake: inout Intake) {
    if answersSource < 0 {
      answersSource = intake.words.code(of: intake.files[Int(file)] + ": " + shape.answersName)
    }
    let (base, rows, accepts) = (intake.consents.count, pending.answerRows, columns.accepts)
    intake.consents.grow(by: rows.count)
    pending.answerParties.withUnsafeBufferPointer { intake.consents.party.append($0, at: base) }
    gather(rows, columns.second) { intake.consents.moment.second.append($0, at: base) }
    gather(rows, columns.day) { intake.consents.moment.day.append($0, at: base) }
    gather(rows, columns.minute) { intake.consents.moment.minute.append($0, at: base) }
    intake.consents.purpose.append(.email, count: rows.count, at: base)
    gather(rows, { accepts[$0] == 1 ? ConsentState.granted : .denied }) {
      intake.consents.state.append($0, at: base)
    }
    intake.consents.weight.append(.checkout, count: rows.count, at: base)
    intake.consents.source.append(answersSource, count: rows.count, at: base)
  }

  // MARK: Gathering

  /// The values of some rows, one behind the other.
  @inline(__always)
  private func gather<Value: BitwiseCopyable>(
    _ rows: [Int32], _ value: (Int) -> Value, _ body: (UnsafeBufferPointer<Value>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Value.self, capacity: rows.count) { room in
      for place in rows.indices { room[place] = value(Int(rows[place])) }
      body(UnsafeBufferPointer(room))
    }
  }

  @inline(__always)
  private func gather<Value: BitwiseCopyable>(
    _ rows: [Int32], _ values: UnsafeMutableBufferPointer<Value>,
    _ body: (UnsafeBufferPointer<Value>) -> Void
  ) {
    gather(rows, { values[$0] }, body)
  }

  /// The words of some rows by the intake's codes.
  @inline(__always)
  private func gatherWords(
    _ rows: [Int32], _ word: Columns.Word, _ body: (UnsafeBufferPointer<Int32>) -> Void
  ) {
    let own = columns.all(word)
    entered.withUnsafeBufferPointer { entered in
      gather(rows, { own[$0] < 0 ? own[$0] : entered[Int(own[$0])] }, body)
    }
  }
}
