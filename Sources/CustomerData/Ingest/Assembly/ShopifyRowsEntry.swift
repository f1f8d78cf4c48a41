extension ShopifyRows {
  mutating func enter(
    _ piece: TextPiece, from firstLine: Int, of file: Int32, into intake: inout Intake,
    odd: (Int, inout Intake) -> Void
  ) -> Int {
    missing += words.count - entered.count
    entered.append(contentsOf: repeatElement(-1, count: words.count - entered.count))
    var lines = RecordLines(piece, from: firstLine)
    var entry = ShopifyEntry(PlainCells(piece, width: shape.width), shape, file)
    var taken = 0
    for row in fates.indices where fates[row] != .blank {
      prefetch(behind: row, &intake)
      if fates[row] == .plain, enter(row, &entry, &lines, &intake) {
        taken += 1
      } else {
        flush(of: file, &intake)
        entry.forgetOrder()
        odd(row, &intake)
      }
    }
    flush(of: file, &intake)
    return taken
  }

  /// Addresses lie far from the processor: each is fetched in three steps, some rows ahead. Nothing is
  /// changed: `inout` spares a copy of the whole intake for every row.
  @inline(__always)
  private func prefetch(behind row: Int, _ intake: inout Intake) {
    guard row + 18 < fates.count else { return }
    let (emails, zips) = (columns.emails, columns.zips)
    if !zips[row + 18].isNone { intake.words.prefetch(zips[row + 18]) }
    if !emails[row + 18].isNone { intake.words.prefetch(emails[row + 18]) }
    if !emails[row + 12].isNone { intake.prefetchParty(ofEmail: emails[row + 12]) }
    if !emails[row + 6].isNone { intake.words.prefetchText(emails[row + 6]) }
  }

  /// Enters a plain row; false when another file told its order, which is for `ShopifyOrders` to say.
  private mutating func enter(
    _ row: Int, _ entry: inout ShopifyEntry, _ lines: inout RecordLines, _ intake: inout Intake
  ) -> Bool {
    let order: Int
    if entry.goesOn(row, columns) {
      order = entry.order
      goOn(with: order, &intake)
    } else {
      entry.readNumbers(row, columns, &intake)
      if entry.isNew(in: &intake) {
        order = begin(row, &entry, &lines, &intake)
      } else {
        flush(of: entry.file, &intake)
        entry.forgetOrder()
        guard let known = complete(row, &entry, &lines, &intake) else { return false }
        order = known
      }
    }
    if missing > 0 { enterWords(row, &intake) }
    if columns[.quantity, row] != AmountColumn.none { pending.appendLine(row, of: order) }
    return true
  }

  /// Another line of an order that is known, or waits.
  private mutating func goOn(with order: Int, _ intake: inout Intake) {
    if order < intake.orders.count {
      intake.orders.rows[order] += 1
    } else {
      pending.rows[order - intake.orders.count] += 1
    }
  }

  /// An order that no row told before; it waits for others to be entered with.
  private mutating func begin(
    _ row: Int, _ entry: inout ShopifyEntry, _ lines: inout RecordLines, _ intake: inout Intake
  ) -> Int {
    entry.readParty(row, columns, &intake)
    entry.readZip(row, columns, &intake)
    let order = intake.orders.count + pending.heads.count
    intake.orderByReference[entry.name] = Int32(truncatingIfNeeded: order)
    if entry.id >= 0 { intake.orderByID[entry.id] = Int32(truncatingIfNeeded: order) }
    let line = lines.line(of: row, at: entry.cells.start(of: row))
    pending.append(row, entry, line: line)
    if tellsAnswer(row, entry) { pending.appendAnswer(row, of: entry.party) }
    entry.goOn(from: row, columns, order)
    return order
  }

  /// What a row tells of an order that rows told before; nil: another file's.
  private mutating func complete(
    _ row: Int, _ entry: inout ShopifyEntry, _ lines: inout RecordLines, _ intake: inout Intake
  ) -> Int? {
    guard let order = intake.knownOrder(name: entry.name, id: entry.id) else {
      // Another order of the same name: what it is called leads to it from now on.
      return begin(row, &entry, &lines, &intake)
    }
    guard intake.orders.file[order] == entry.file else { return nil }
    intake.hasOrderRows = true
    entry.readParty(row, columns, &intake)
    entry.readZip(row, columns, &intake)
    intake.orders.rows[order] += 1
    if !columns.isLineOnly[row] || !entry.isNothingNew(row, columns, in: &intake.orders, order) {
      if tellsAnswer(row, entry) { pending.appendAnswer(row, of: entry.party) }
      let line = lines.line(of: row, at: entry.cells.start(of: row))
      intake.orders.complete(order, with: ownData(row, at: line, entry, &intake))
    }
    return order
  }

  /// What a row tells about the order itself.
  private mutating func ownData(
    _ row: Int, at line: Int32, _ entry: ShopifyEntry, _ intake: inout Intake
  ) -> OrderDraft {
    func told(_ amount: Columns.Amount, _ untold: Int64) -> Int64 {
      let own = columns[amount, row]
      return own == AmountColumn.none ? untold : Int64(own) * AmountColumn.hundredth
    }
    enterWords(row, &intake)
    func word(_ word: Columns.Word) -> Int32 {
      let own = columns[word, row]
      return own < 0 ? own : entered[Int(own)]
    }
    var draft = OrderDraft(file: entry.file, line: line)
    draft.moment = columns.moment(row)
    draft.total = told(.total, OrderDraft.untold)
    draft.shipping = told(.shipping, 0)
    draft.tax = told(.tax, 0)
    draft.discount = told(.discount, 0)
    draft.refunded = told(.refunded, OrderDraft.untold)
    draft.marks = columns.marks[row]
    (draft.party, draft.email) = (entry.party, entry.email)
    (draft.currency, draft.country) = (word(.currency), word(.country))
    (draft.source, draft.channel) = (word(.source), word(.source))
    (draft.city, draft.zip, draft.discountCode) = (word(.city), entry.zip, word(.discountCode))
    return draft
  }

  /// Whether a row tells its customer's answer to e-mails, beside an order.
  private func tellsAnswer(_ row: Int, _ entry: ShopifyEntry) -> Bool {
    columns.accepts[row] >= 0 && entry.party >= 0 && columns[.total, row] != AmountColumn.none
  }

  /// Enters a row's words that the intake does not know from here.
  private mutating func enterWords(_ row: Int, _ intake: inout Intake) {
    let columns = columns
    let first = columns.isLineOnly[row] ? Columns.firstOfLine : 0
    // What was not sold is not entered: of a product's names as often told the first one counts.
    let isSold = columns[.quantity, row] != AmountColumn.none
    for word in first..<(isSold ? Columns.Word.allCases.count : Columns.firstOfLine) {
      let own = columns[word: word, row]
      guard own >= 0, entered[Int(own)] < 0 else { continue }
      entered[Int(own)] = words.withUTF8(own) { intake.words.code(of: $0) }
      missing -= 1
    }
  }
}
