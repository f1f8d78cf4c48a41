/// The rows of a piece that are orders in plain words, typed column by column.
///
/// A row is plain when each of its cells is one that `PlainField` reads and nothing about it needs
/// saying; the others are left to `StandardRows`, which says what every row means. A plain row
/// means here exactly what it means there.
struct PlainOrders: Sendable {
  /// What becomes of a record.
  enum Fate: UInt8 { case odd, plain, blank }

  /// Which columns a file has for them.
  struct Shape: Sendable {
    let width: Int
    let moment, reference: Int
    /// Columns of numbers: total first.
    let amounts: [(field: Field, place: Int)]
    /// Columns of words, in the order in which a row's words are entered.
    let words: [(field: Field, place: Int)]
    let customer, email, phone, status: Int?
    /// Columns that a plain row leaves empty.
    let empty: [Int]
    let zone: ZoneTable
    /// Whether rows tell what was bought.
    let hasProduct: Bool
  }

  let shape: Shape
  private(set) var fates: [Fate] = []
  private(set) var second: [Int64] = []
  private(set) var day: [Int32] = []
  private(set) var minute: [Int16] = []
  /// Column after column of `shape.amounts` the millionths, `room` for each; untold where empty.
  private(set) var amounts: [Int64] = []
  /// Column after column of `shape.words` the codes in `words`, `room` for each.
  private(set) var codes: [Int32] = []
  /// Rows for which there is room.
  private(set) var room = 0
  /// The words of these rows so far.
  private(set) var words = Vocabulary()
  /// Whether an amount had decimals behind a point.
  private(set) var hasPoint = false
  private var moments: PlainMomentReader
  private var paid: [Int32: Bool] = [:]
  /// For each of `words` its code in the intake; -1: not entered yet.
  private var entered: [Int32] = []
  /// Customers' ids; 0 where they are no numbers.
  private var customers: [UInt64] = []
  private var references: [Int32] = []
  private var parties: [Int32] = []
  private var emails: [Int32] = []
  private var phones: [Int32] = []
  private var lines: [Int32] = []

  init(_ shape: Shape) {
    self.shape = shape
    moments = PlainMomentReader(zone: shape.zone)
  }

  /// Types the rows of a piece that has been cut.
  mutating func fill(from piece: TextPiece) {
    hasPoint = false
    makeRoom(for: piece.records)
    sort(piece)
    let cells = PlainCells(piece, width: shape.width)
    for place in shape.empty { leaveEmpty(place, cells) }
    readMoments(cells)
    for column in shape.amounts.indices { readAmounts(column, cells) }
    for column in shape.words.indices { readWords(column, cells) }
    checkIdentifier(shape.reference, isNeeded: true, cells)
    if let place = shape.customer { readCustomers(place, cells) }
    if let place = shape.phone { checkIdentifier(place, isNeeded: false, cells) }
    if let place = shape.email { checkEven(place, cells) }
    if let place = shape.status { checkPaid(place, cells) }
  }

  private mutating func makeRoom(for rows: Int) {
    guard rows > room else { return }
    room = rows + rows / 4
    second = Array(repeating: 0, count: room)
    day = Array(repeating: 0, count: room)
    minute = Array(repeating: 0, count: room)
    amounts = Array(repeating: 0, count: room * shape.amounts.count)
    codes = Array(repeating: 0, count: room * shape.words.count)
    customers = Array(repeating: 0, count: room)
    references = Array(repeating: 0, count: room)
    parties = Array(repeating: 0, count: room)
    emails = Array(repeating: 0, count: shape.email == nil ? 0 : room)
    phones = Array(repeating: 0, count: shape.phone == nil ? 0 : room)
    lines = Array(repeating: 0, count: room)
  }

  private mutating func sort(_ piece: TextPiece) {
    let lasts = piece.lasts
    let stops = piece.stops
    fates.removeAll(keepingCapacity: true)
    fates.reserveCapacity(lasts.count)
    var first = 0
    for last in lasts {
      let count = Int(last) - first
      let isBlank = count == 1 && Self.isBlank(piece.text, stops[first], stops[first + 1])
      fates.append(isBlank ? .blank : count == shape.width ? .plain : .odd)
      first = Int(last)
    }
  }

  private static func isBlank(_ text: UnsafePointer<UInt8>, _ stop: UInt32, _ end: UInt32) -> Bool {
    let count = Int(end) - Int(stop &+ 1)
    return count == 0 || (count == 1 && text[Int(stop &+ 1)] == Byte.carriageReturn)
  }

  // MARK: Columns

  private mutating func leaveEmpty(_ place: Int, _ cells: PlainCells) {
    for row in fates.indices where fates[row] == .plain {
      if cells[row, place]?.isEmpty != true { fates[row] = .odd }
    }
  }

  private mutating func readMoments(_ cells: PlainCells) {
    var reader = moments
    for row in fates.indices where fates[row] == .plain {
      if let cell = cells[row, shape.moment], let moment = reader.read(cell) {
        second[row] = moment.second
        day[row] = moment.day.number
        minute[row] = moment.minute
      } else {
        fates[row] = .odd
      }
    }
    moments = reader
  }

  private mutating func readAmounts(_ column: Int, _ cells: PlainCells) {
    let place = shape.amounts[column].place
    let start = column * room
    for row in fates.indices where fates[row] == .plain {
      guard let cell = cells[row, place] else {
        fates[row] = .odd
        continue
      }
      if let amount = PlainField.amount(cell) {
        amounts[start + row] = amount.millionths
        hasPoint = hasPoint || amount.hasPoint
      } else if cell.isEmpty && column > 0 {
        amounts[start + row] = OrderDraft.untold
      } else {
        fates[row] = .odd
      }
    }
  }

  private mutating func readWords(_ column: Int, _ cells: PlainCells) {
    let (field, place) = shape.words[column]
    let isIdentifier = field == .zip || field == .productID
    let start = column * room
    for row in fates.indices where fates[row] == .plain {
      guard let cell = cells[row, place], cell.isEmpty || Row.isEven(cell),
        !isIdentifier || Self.isIdentifier(cell)
      else {
        fates[row] = .odd
        continue
      }
      codes[start + row] = words.code(of: cell)
    }
  }

  private mutating func checkIdentifier(_ place: Int, isNeeded: Bool, _ cells: PlainCells) {
    for row in fates.indices where fates[row] == .plain {
      guard let cell = cells[row, place] else {
        fates[row] = .odd
        continue
      }
      if PlainField.number(cell) != nil { continue }
      let isPlain = cell.isEmpty ? !isNeeded : Row.isEven(cell) && Self.isIdentifier(cell)
      if !isPlain { fates[row] = .odd }
    }
  }

  private mutating func readCustomers(_ place: Int, _ cells: PlainCells) {
    for row in fates.indices where fates[row] == .plain {
      customers[row] = 0
      guard let cell = cells[row, place] else {
        fates[row] = .odd
        continue
      }
      if let number = PlainField.number(cell) {
        customers[row] = number
      } else if !cell.isEmpty && !(Row.isEven(cell) && Self.isIdentifier(cell)) {
        fates[row] = .odd
      }
    }
  }

  private mutating func checkEven(_ place: Int, _ cells: PlainCells) {
    for row in fates.indices where fates[row] == .plain {
      guard let cell = cells[row, place], cell.isEmpty || Row.isEven(cell) else {
        fates[row] = .odd
        continue
      }
    }
  }

  /// Only an order that is simply paid needs no mark.
  private mutating func checkPaid(_ place: Int, _ cells: PlainCells) {
    for row in fates.indices where fates[row] == .plain {
      guard let cell = cells[row, place], cell.isEmpty || Row.isEven(cell) else {
        fates[row] = .odd
        continue
      }
      if !cell.isEmpty && !isPaid(cell) { fates[row] = .odd }
    }
  }

  private mutating func isPaid(_ status: FieldBytes) -> Bool {
    let code = words.code(of: status)
    if let known = paid[code] { return known }
    let word = String(decoding: status, as: UTF8.self).lowercased()
    let isPaid = if case .paid = OrderStatus.common[word] { true } else { false }
    paid[code] = isPaid
    return isPaid
  }

  /// Whether `Row.identifier` leaves it as it is: no address, no number that went through a
  /// spreadsheet.
  @inline(__always)
  private static func isIdentifier(_ cell: FieldBytes) -> Bool {
    for byte in cell where byte == Byte.plus || byte == Byte.point || byte == Byte.at {
      return false
    }
    return true
  }
}

// MARK: Entering

extension PlainOrders {
  /// Enters the rows into an intake, in their order; `odd` reads the records that are not plain.
  /// Returns how many rows were entered.
  mutating func enter(
    _ piece: TextPiece, from firstLine: Int, of file: Int32, into intake: inout Intake,
    odd: (Int, inout Intake) -> Void
  ) -> Int {
    if words.count > entered.count {
      entered.append(contentsOf: repeatElement(-1, count: words.count - entered.count))
    }
    let cells = PlainCells(piece, width: shape.width)
    var innerLines = piece.innerLines[...]
    var (taken, total) = (0, 0)
    for row in fates.indices where fates[row] != .blank {
      let ahead = row + 24
      if ahead < fates.count { intake.parties.prefetch(customers[ahead]) }
      if fates[row] == .plain, let reference = newReference(row, cells, taken, &intake) {
        while let line = innerLines.first, line < cells.start(of: row) { innerLines.removeFirst() }
        lines[taken] = Int32(
          clamping: firstLine + row + piece.innerLines.count - innerLines.count)
        references[taken] = reference
        enterParty(row, as: taken, cells, &intake)
        enterWords(row, as: taken, &intake)
        move(row, to: taken)
        taken += 1
      } else {
        total += taken
        flush(&taken, file, &intake)
        odd(row, &intake)
      }
    }
    total += taken
    flush(&taken, file, &intake)
    return total
  }

  /// The code of a row's order number; nil when an order has it already.
  @inline(__always)
  private func newReference(
    _ row: Int, _ cells: PlainCells, _ taken: Int, _ intake: inout Intake
  ) -> Int32? {
    guard let cell = cells[row, shape.reference] else { return nil }
    let known = intake.words.count
    let code: Int32
    if let number = PlainField.number(cell) {
      code = intake.words.code(ofReference: cell, number: number)
    } else {
      code = intake.words.code(ofReference: cell)
    }
    if code < known && intake.orderByReference[code] >= 0 { return nil }
    intake.orderByReference[code] = Int32(intake.orders.count + taken)
    return code
  }

  @inline(__always)
  private mutating func enterParty(
    _ row: Int, as place: Int, _ cells: PlainCells, _ intake: inout Intake
  ) {
    func cell(_ column: Int?) -> FieldBytes? {
      column.flatMap { cells[row, $0] }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let customer = cell(shape.customer)
    guard shape.email != nil || shape.phone != nil else {
      parties[place] = customer.map { node($0, customers[row], &intake) } ?? -1
      return
    }
    let (email, phone) = (cell(shape.email), cell(shape.phone))
    parties[place] = intake.parties.party(id: customer, email: email, phone: phone)
    if shape.email != nil { emails[place] = intake.words.code(of: email) }
    if shape.phone != nil { phones[place] = intake.words.code(of: phone) }
  }

  @inline(__always)
  private func node(_ id: FieldBytes, _ number: UInt64, _ intake: inout Intake) -> Int32 {
    number > 0 ? intake.parties.node(ofID: id, number: number) : intake.parties.node(ofID: id)
  }

  @inline(__always)
  private mutating func enterWords(_ row: Int, as place: Int, _ intake: inout Intake) {
    for start in stride(from: 0, to: codes.count, by: room) {
      let own = codes[start + row]
      var code = own
      if own >= 0 {
        code = entered[Int(own)]
        if code < 0 {
          code = words.utf8(own).withUnsafeBufferPointer { intake.words.code(of: $0) }
          entered[Int(own)] = code
        }
      }
      codes[start + place] = code
    }
  }

  @inline(__always)
  private mutating func move(_ row: Int, to place: Int) {
    guard row != place else { return }
    second[place] = second[row]
    day[place] = day[row]
    minute[place] = minute[row]
    for start in stride(from: 0, to: amounts.count, by: room) {
      amounts[start + place] = amounts[start + row]
    }
  }

  private func flush(_ taken: inout Int, _ file: Int32, _ intake: inout Intake) {
    guard taken > 0 else { return }
    let base = intake.orders.count
    intake.hasOrderRows = true
    intake.orders.grow(by: taken)
    intake.orders.file.append(file, count: taken, at: base)
    intake.orders.line.append(lines[..<taken], at: base)
    intake.orders.reference.append(references[..<taken], at: base)
    intake.orders.party.append(parties[..<taken], at: base)
    if shape.email != nil { intake.orders.email.append(emails[..<taken], at: base) }
    if shape.phone != nil { intake.orders.phone.append(phones[..<taken], at: base) }
    intake.orders.moment.second.append(second[..<taken], at: base)
    intake.orders.moment.day.append(day[..<taken], at: base)
    intake.orders.moment.minute.append(minute[..<taken], at: base)
    if shape.hasProduct { flushLines(taken, file, at: base, &intake) }
    for (column, entry) in shape.amounts.enumerated() {
      flush(entry.field, amounts[(column * room)...].prefix(taken), base, &intake)
    }
    for (column, entry) in shape.words.enumerated() {
      flush(entry.field, codes[(column * room)...].prefix(taken), base, &intake)
    }
    taken = 0
  }

  private func flushLines(_ taken: Int, _ file: Int32, at order: Int, _ intake: inout Intake) {
    let base = intake.lines.count
    intake.lines.grow(by: taken)
    intake.lines.order.append(Int32(order)..<Int32(order + taken), at: base)
    intake.lines.file.append(file, count: taken, at: base)
    intake.lines.line.append(lines[..<taken], at: base)
    intake.lines.price.append(amounts[..<taken], at: base)
    intake.lines.isTotal.append(true, count: taken, at: base)
    if !shape.amounts.contains(where: { $0.field == .quantity }) {
      intake.lines.quantity.append(AmountReader.scale, count: taken, at: base)
    }
  }

  private func flush(
    _ field: Field, _ values: ArraySlice<Int64>, _ base: Int, _ intake: inout Intake
  ) {
    func told(_ untold: Int64) -> [Int64] {
      values.map { $0 == OrderDraft.untold ? untold : $0 }
    }
    switch field {
    case .total: intake.orders.total.append(values, at: base)
    case .discount: intake.orders.discount.append(told(0), at: base)
    case .shipping: intake.orders.shipping.append(told(0), at: base)
    case .tax: intake.orders.tax.append(told(0), at: base)
    case .quantity where shape.hasProduct:
      intake.lines.quantity.append(
        told(AmountReader.scale), at: intake.lines.count - values.count)
    default: break
    }
  }

  private func flush(
    _ field: Field, _ values: ArraySlice<Int32>, _ base: Int, _ intake: inout Intake
  ) {
    let line = intake.lines.count - values.count
    switch field {
    case .currency: intake.orders.currency.append(values, at: base)
    case .channel: intake.orders.channel.append(values, at: base)
    case .campaign: intake.orders.campaign.append(values, at: base)
    case .source: intake.orders.source.append(values, at: base)
    case .device: intake.orders.device.append(values, at: base)
    case .country: intake.orders.country.append(values, at: base)
    case .city: intake.orders.city.append(values, at: base)
    case .zip: intake.orders.zip.append(values, at: base)
    case .discountCode: intake.orders.discountCode.append(values, at: base)
    case .productID: intake.lines.productID.append(values, at: line)
    case .sku: intake.lines.sku.append(values, at: line)
    case .product: intake.lines.name.append(values, at: line)
    case .category: intake.lines.category.append(values, at: line)
    case .brand: intake.lines.brand.append(values, at: line)
    default: break
    }
  }
}

extension PlainOrders.Shape {
  /// The words of a row in the order in which `StandardRows` enters them.
  private static let wordFields: [Field] = [
    .currency, .channel, .campaign, .source, .device, .country, .city, .zip, .discountCode,
    .productID, .sku, .product, .category, .brand,
  ]
  private static let amountFields: [Field] = [.total, .discount, .shipping, .tax, .quantity]

  /// The shape of a generic file of orders; nil when its rows may need more than plain words.
  init?(_ columns: [Field: Int], width: Int, zone: ZoneTable) {
    guard let moment = columns[.createdAt], let reference = columns[.orderID],
      columns[.total] != nil
    else { return nil }
    func present(_ fields: [Field]) -> [(field: Field, place: Int)] {
      fields.compactMap { field in columns[field].map { (field, $0) } }
    }
    self.width = width
    self.moment = moment
    self.reference = reference
    self.zone = zone
    amounts = present(Self.amountFields)
    words = present(Self.wordFields)
    customer = columns[.customerID]
    email = columns[.email]
    phone = columns[.phone]
    status = columns[.status]
    hasProduct = [.product, .sku, .productID, .category].contains { columns[$0] != nil }
    let known = Self.amountFields + Self.wordFields + [.createdAt]
    let others = columns.filter { field, _ in
      let isTelling = field.isDate || field.isNumber || field == .test || field == .billingCountry
      return isTelling && !known.contains(field)
    }
    empty = others.values.sorted()
  }
}

/// The cells of a piece by row and column, without quotes around; rows must have the file's width.
struct PlainCells {
  private let text: UnsafePointer<UInt8>
  private let stops: UnsafeBufferPointer<UInt32>
  private let lasts: UnsafeBufferPointer<UInt32>
  private let last: Int

  init(_ piece: TextPiece, width: Int) {
    text = piece.text
    stops = piece.stops
    lasts = piece.lasts
    last = width - 1
  }

  /// Where a row begins.
  func start(of row: Int) -> UInt32 { stops[row == 0 ? 0 : Int(lasts[row - 1])] &+ 1 }

  /// A cell's bytes; nil when quotes are doubled within.
  @inline(__always)
  subscript(row: Int, column: Int) -> FieldBytes? {
    let first = row == 0 ? 0 : Int(lasts[row - 1])
    let start = Int(stops[first + column] &+ 1)
    var end = Int(stops[first + column + 1])
    if column == last && end > start && text[end - 1] == Byte.carriageReturn { end -= 1 }
    if start < end && text[start] == Byte.quote {
      let inner = FieldBytes(start: text + start + 1, count: end - start - 2)
      return inner.contains(Byte.quote) ? nil : inner
    }
    return FieldBytes(start: text + start, count: end - start)
  }
}
