/// The rows of a piece of Shopify's orders export, its many columns read where they are used: one
/// row an order's line item, the order's own data on the first of them (`ShopifyOrders`).
struct ShopifyRows: PlainRows {
  let shape: Shape
  /// What plain rows tell, row by row.
  private(set) var columns = Columns(room: 0)
  private(set) var hasPoint = false
  private var records = 0
  /// The words of these rows so far.
  private(set) var words = Vocabulary()
  private var recentWords = RecentWords()
  private var moments: PlainMomentReader
  private var statuses = KnownMeanings<OrderDraft.Marks?>()
  private var answers = KnownMeanings<Int8>()
  private var methods = KnownMeanings<Bool>()
  /// For each of `words` its code in the intake; -1: not entered yet.
  var entered: [Int32] = []
  /// The intake's word for where answers to e-mails come from; -1: not entered yet.
  var answersSource = Vocabulary.absent
  /// Of `entered` how many are not.
  var missing = 0
  var pending = PendingOrders()

  init(_ shape: Shape) {
    self.shape = shape
    moments = PlainMomentReader(zone: shape.zone)
  }

  var fates: UnsafeBufferPointer<RowFate> {
    UnsafeBufferPointer(rebasing: columns.fates[..<records])
  }

  mutating func fill(from piece: TextPiece) {
    hasPoint = false
    records = piece.records
    // A copy of these rows shares its columns: those that need more room get their own.
    if records > columns.room { columns = Columns(room: records + records / 4) }
    let fates = columns.fates
    Self.fates(piece, width: shape.width, into: fates)
    var reader = CellReader(PlainCells(piece, width: shape.width))
    for row in 0..<records where fates[row] == .plain {
      reader.row = row
      if !read(&reader) { fates[row] = .odd }
    }
    hasPoint = reader.hasPoint
  }

  /// Reads a row's cells; false: one of them is not plain.
  @inline(__always)
  private mutating func read(_ reader: inout CellReader) -> Bool {
    let (columns, row) = (columns, reader.row)
    guard let name = reader.text(shape.name), !name.isEmpty, let email = reader.text(shape.email),
      let moment = moments.read(reader.cell(shape.moment))
    else { return false }
    columns.second[row] = moment.second
    columns.day[row] = moment.day.number
    columns.minute[row] = moment.minute
    let isLineOnly = shape.ownRanges.allSatisfy { reader.areEmpty($0) }
    columns.isLineOnly[row] = isLineOnly
    columns.emails[row] = isLineOnly || email.isEmpty ? .none : WordKey(email, kind: 0)
    if isLineOnly {
      forgetOwnData(row)
    } else if !readOwnData(&reader) {
      return false
    }
    readLine(&reader)
    return reader.isPlain && isFair(row)
  }

  /// The last line of a shop's order tells nothing of the order itself.
  @inline(__always)
  private func forgetOwnData(_ row: Int) {
    let columns = columns
    columns.zips[row] = .none
    columns.ids[row] = 0
    columns.marks[row] = []
    columns.accepts[row] = -1
    for amount in Columns.ownAmounts { columns[amount, row] = AmountColumn.none }
    for word in Columns.ownWords { columns[word, row] = Vocabulary.absent }
  }

  @inline(__always)
  private mutating func readOwnData(_ reader: inout CellReader) -> Bool {
    let (columns, row) = (columns, reader.row)
    guard reader.isEmpty(shape.cancelled), reader.isEmpty(shape.attributes),
      reader.isEmpty(shape.phone)
    else { return false }
    columns[.total, row] = reader.amount(shape.total)
    columns[.shipping, row] = reader.amount(shape.shipping)
    columns[.tax, row] = reader.amount(shape.tax)
    columns[.discount, row] = reader.amount(shape.discount)
    columns[.refunded, row] = reader.amount(shape.refunded)
    guard reader.isPlain, readID(reader), readMeanings(&reader) else { return false }
    columns[.currency, row] = code(shape.currency, &reader)
    columns[.source, row] = code(shape.source, &reader)
    let country = code(shape.country, &reader)
    let billing = code(shape.billingCountry, &reader)
    columns[.country, row] = country < 0 ? billing : country
    columns[.city, row] = code(shape.city, &reader)
    guard let zip = reader.identifier(shape.zip) else { return false }
    columns.zips[row] = zip.isEmpty ? .none : WordKey(zip, kind: 0)
    columns[.discountCode, row] = code(shape.discountCode, &reader)
    return reader.isPlain
  }

  @inline(__always)
  private mutating func readLine(_ reader: inout CellReader) {
    let (columns, row) = (columns, reader.row)
    columns[.quantity, row] = reader.amount(shape.quantity)
    columns[.price, row] = reader.amount(shape.price)
    columns[.product, row] = code(shape.product, &reader)
    columns[.sku, row] = code(shape.sku, &reader)
    columns[.brand, row] = code(shape.brand, &reader)
  }

  /// A line has a price and is worth what somebody sells.
  @inline(__always)
  private func isFair(_ row: Int) -> Bool {
    let (quantity, price) = (columns[.quantity, row], columns[.price, row])
    guard quantity != AmountColumn.none else { return true }
    let most = Money.largest / AmountColumn.hundredth
    return price != AmountColumn.none && Int64(quantity) * Int64(price) / 100 < most
  }

  @inline(__always)
  private func readID(_ reader: CellReader) -> Bool {
    let id = reader.cell(shape.id)
    let number = PlainField.number(id)
    columns.ids[reader.row] = number ?? 0
    return id.isEmpty || number != nil
  }

  // MARK: Words

  /// The code of a column's word. What is met lately is known to be the text it stands for.
  @inline(__always)
  private mutating func code(_ place: Int?, _ reader: inout CellReader) -> Int32 {
    guard let cell = reader.bytes(place) else {
      reader.isPlain = false
      return Vocabulary.absent
    }
    if cell.isEmpty { return Vocabulary.absent }
    if let known = recentWords.code(of: cell) { return known }
    guard Row.isEven(cell) else {
      reader.isPlain = false
      return Vocabulary.absent
    }
    let code = words.code(of: cell)
    recentWords.keep(cell, code)
    return code
  }

  // MARK: Meanings

  @inline(__always)
  private mutating func readMeanings(_ reader: inout CellReader) -> Bool {
    guard let status = reader.text(shape.status), let answer = reader.text(shape.accepts),
      let method = reader.text(shape.method), !isBogus(method), let marks = marks(of: status)
    else { return false }
    columns.marks[reader.row] = marks
    columns.accepts[reader.row] = self.answer(answer)
    return true
  }

  private mutating func marks(of status: FieldBytes) -> OrderDraft.Marks? {
    if status.isEmpty { return [] }
    let statuses = shape.statuses
    return self.statuses.meaning(of: status) { word in
      switch statuses[word] {
      case .paid: []
      case .unpaid: .unpaid
      case .cancelled: .cancelled
      case .refunded: .refunded
      case nil: nil
      }
    }
  }

  private mutating func answer(_ word: FieldBytes) -> Int8 {
    if word.isEmpty { return -1 }
    return answers.meaning(of: word) { (word: String) in Row.answer(word).map { $0 ? 1 : 0 } ?? -1 }
  }

  /// Whether the payment went to the gateway for tests.
  private mutating func isBogus(_ method: FieldBytes) -> Bool {
    !method.isEmpty && methods.meaning(of: method) { $0.contains("bogus") }
  }
}
