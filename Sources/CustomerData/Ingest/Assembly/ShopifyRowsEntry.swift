import Foundation

extension ShopifyRows {
  mutating func enter(
    _ piece: TextPiece, from firstLine: Int, of file: Int32, into intake: inout Intake,
    odd: (Int, inout Intake) -> Void
  ) -> Int {
    if words.count > entered.count {
      entered.append(contentsOf: repeatElement(-1, count: words.count - entered.count))
    }
    var lines = RecordLines(piece, from: firstLine)
    var entry = ShopifyEntry(PlainCells(piece, width: shape.width), shape, file)
    var taken = 0
    for row in fates.indices where fates[row] != .blank {
      prefetch(behind: row, intake)
      if fates[row] == .plain, let order = entry.order(row, &intake) {
        let line = lines.line(of: row, at: entry.cells.start(of: row))
        enter(cells[row], at: line, order, &entry, &intake)
        taken += 1
      } else {
        odd(row, &intake)
      }
    }
    return taken
  }

  /// Addresses lie far from the processor: each is fetched in three steps, some rows ahead.
  @inline(__always)
  private func prefetch(behind row: Int, _ intake: Intake) {
    guard row + 18 < cells.count else { return }
    intake.words.prefetch(cells[row + 18].email)
    intake.prefetchParty(ofEmail: cells[row + 12].email)
    intake.words.prefetchText(cells[row + 6].email)
  }

  private mutating func enter(
    _ row: Cells, at line: Int32, _ order: ShopifyEntry.Order, _ entry: inout ShopifyEntry,
    _ intake: inout Intake
  ) {
    intake.hasOrderRows = true
    entry.readParty(row, &intake)
    let place = order.place ?? intake.orders.count
    if order.place == nil {
      var draft = ownData(row, at: line, entry, &intake)
      draft.reference = order.name
      draft.marks.formUnion([.sumsLines, .prorates])
      intake.orderByReference[order.name] = Int32(place)
      intake.orders.append(draft)
      intake.adopt(order.id, for: place)
    } else {
      intake.orders.rows[place] += 1
      if !row.isLineOnly || !entry.isNothingNew(row, in: intake.orders, place) {
        intake.orders.complete(place, with: ownData(row, at: line, entry, &intake))
      }
    }
    if row.quantity != AmountColumn.none { enterLine(row, of: place, &intake) }
  }

  /// What a row tells about the order itself.
  private mutating func ownData(
    _ row: Cells, at line: Int32, _ entry: ShopifyEntry, _ intake: inout Intake
  ) -> OrderDraft {
    func told(_ amount: Int32, _ untold: Int64) -> Int64 {
      amount == AmountColumn.none ? untold : Int64(amount) * AmountColumn.hundredth
    }
    var draft = OrderDraft(file: entry.file, line: line)
    let moment = Moment(second: row.second, day: Day(number: row.day), minute: row.minute)
    draft.moment = moment
    draft.total = told(row.total, OrderDraft.untold)
    draft.shipping = told(row.shipping, 0)
    draft.tax = told(row.tax, 0)
    draft.discount = told(row.discount, 0)
    draft.refunded = told(row.refunded, OrderDraft.untold)
    draft.marks = row.marks
    (draft.party, draft.email) = (entry.party, entry.email)
    draft.currency = enter(row.currency, &intake)
    draft.source = enter(row.source, &intake)
    draft.channel = draft.source
    draft.country = enter(row.country, &intake)
    draft.city = enter(row.city, &intake)
    draft.zip = enter(row.zip, &intake)
    draft.discountCode = enter(row.discountCode, &intake)
    if row.accepts >= 0 && draft.party >= 0 && draft.total != OrderDraft.untold {
      var consent = ConsentDraft(
        party: draft.party, purpose: .email, state: row.accepts == 1 ? .granted : .denied,
        moment: moment, weight: .checkout)
      consent.source = answersSource(of: entry.file, &intake)
      intake.consents.append(consent)
    }
    return draft
  }

  private mutating func enterLine(_ row: Cells, of order: Int, _ intake: inout Intake) {
    var line = LineDraft(order: Int32(order))
    line.sku = enter(row.sku, &intake)
    line.name = enter(row.product, &intake)
    line.brand = enter(row.brand, &intake)
    line.quantity = Int64(row.quantity) * AmountColumn.hundredth
    line.price = Int64(row.price) * AmountColumn.hundredth
    intake.lines.append(line)
  }

  /// The intake's code of one of `words`.
  @inline(__always)
  private mutating func enter(_ own: Int32, _ intake: inout Intake) -> Int32 {
    guard own >= 0 else { return Vocabulary.absent }
    if entered[Int(own)] < 0 {
      entered[Int(own)] = words.withUTF8(own) { intake.words.code(of: $0) }
    }
    return entered[Int(own)]
  }

  /// The word for where the answers come from.
  private mutating func answersSource(of file: Int32, _ intake: inout Intake) -> Int32 {
    if answersSource < 0 {
      answersSource = intake.words.code(
        of: intake.files[Int(file)] + ": " + shape.answersName)
    }
    return answersSource
  }
}

/// Finds the orders and people of one row after the other, most of which are those of the last.
struct ShopifyEntry {
  /// The order of a row.
  struct Order {
    /// Its place in the intake; nil: no row told it before.
    var place: Int?
    var name, id: Int32
  }

  let cells: PlainCells
  let file: Int32
  /// The last row's.
  private(set) var email = Vocabulary.absent
  private(set) var party: Int32 = -1
  private let shape: ShopifyRows.Shape
  private var name = Vocabulary.absent
  private var nameCell = FieldBytes(start: nil, count: 0)
  private var emailCell = FieldBytes(start: nil, count: 0)
  private var row = 0

  init(_ cells: PlainCells, _ shape: ShopifyRows.Shape, _ file: Int32) {
    self.cells = cells
    self.shape = shape
    self.file = file
  }

  /// The order of a row; nil when another file told it, which is for `ShopifyOrders` to say.
  mutating func order(_ row: Int, _ intake: inout Intake) -> Order? {
    self.row = row
    guard let cell = cells[row, shape.name] else { return nil }
    if !cell.hasBytes(of: nameCell) {
      name = intake.references.code(ofReference: cell)
      nameCell = cell
    }
    let id = id(&intake)
    guard let place = place(id, &intake) else { return Order(place: nil, name: name, id: id) }
    return intake.orders.file[place] == file ? Order(place: place, name: name, id: id) : nil
  }

  private func id(_ intake: inout Intake) -> Int32 {
    guard let place = shape.id, let cell = cells[row, place],
      let number = PlainField.number(cell)
    else { return Vocabulary.absent }
    return intake.internalIDs.code(ofReference: cell, number: number)
  }

  private func place(_ id: Int32, _ intake: inout Intake) -> Int? {
    intake.knownOrder(name: name, id: id)
  }

  /// Whom a row's address names.
  mutating func readParty(_ plain: ShopifyRows.Cells, _ intake: inout Intake) {
    guard let place = shape.email, let cell = cells[row, place], !cell.isEmpty else {
      (email, party, emailCell) = (Vocabulary.absent, -1, FieldBytes(start: nil, count: 0))
      return
    }
    guard !cell.hasBytes(of: emailCell) else { return }
    emailCell = cell
    email = intake.words.code(of: cell, plain.email)
    party = intake.party(ofEmail: cell, email)
  }

  /// Whether a row's time and address tell an order nothing that it does not know.
  func isNothingNew(_ plain: ShopifyRows.Cells, in orders: OrderDrafts, _ place: Int) -> Bool {
    let known = orders.moment.second[place]
    return known != .min && plain.second >= known && (party < 0 || orders.party[place] >= 0)
      && (email < 0 || orders.email[place] >= 0)
  }
}

extension FieldBytes {
  /// Whether two fields are the same bytes; an empty one is like no other.
  @inline(__always)
  fileprivate func hasBytes(of other: FieldBytes) -> Bool {
    guard count == other.count, count > 0, let mine = baseAddress, let theirs = other.baseAddress
    else { return false }
    return memcmp(mine, theirs, count) == 0
  }
}
