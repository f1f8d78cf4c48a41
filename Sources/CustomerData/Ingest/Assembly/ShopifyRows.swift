/// The rows of a piece of Shopify's orders export, its many columns read where they are used: one
/// row an order's line item, the order's own data on the first of them (`ShopifyOrders`).
struct ShopifyRows: PlainRows {
  /// What a plain row tells.
  struct Cells: BitwiseCopyable {
    var second: Int64 = 0
    var day: Int32 = 0
    var minute: Int16 = -1
    /// What the status says; unknown ones make no plain row.
    var marks: OrderDraft.Marks = []
    /// The answer to e-mails: 1 yes, 0 no, -1 none.
    var accepts: Int8 = -1
    /// Whether it tells nothing of the order itself but its time and address.
    var isLineOnly = false
    /// In hundredths.
    var total = AmountColumn.none
    var shipping = AmountColumn.none
    var tax = AmountColumn.none
    var discount = AmountColumn.none
    var refunded = AmountColumn.none
    var quantity = AmountColumn.none
    var price = AmountColumn.none
    /// Codes in `words`.
    var currency, source, country, city, zip, discountCode, product, sku, brand: Int32
    /// What the address is found by.
    var email: WordKey
  }

  let shape: Shape
  private var fateRoom = RowRoom<RowFate>()
  private var records = 0
  private(set) var hasPoint = false
  private(set) var cells: [Cells] = []
  /// The words of these rows so far.
  private(set) var words = Vocabulary()
  private var recentWords = RecentWords()
  /// For each of `words` its code in the intake; -1: not entered yet.
  var entered: [Int32] = []
  /// The intake's word for where answers to e-mails come from; -1: not entered yet.
  var answersSource = Vocabulary.absent
  private var moments: PlainMomentReader
  private var statuses: [Int32: OrderDraft.Marks?] = [:]
  private var answers: [Int32: Int8] = [:]
  private var methods: [Int32: Bool] = [:]

  init(_ shape: Shape) {
    self.shape = shape
    moments = PlainMomentReader(zone: shape.zone)
  }

  var fates: UnsafeBufferPointer<RowFate> { fateRoom[0..<records] }

  mutating func fill(from piece: TextPiece) {
    hasPoint = false
    records = piece.records
    fateRoom.makeRoom(records + records / 4)
    let fates = UnsafeMutableBufferPointer(rebasing: fateRoom.values[..<records])
    Self.fates(piece, width: shape.width, into: fates)
    let none = WordKey(number: 0, kind: 0)
    let empty = Cells(
      currency: -1, source: -1, country: -1, city: -1, zip: -1, discountCode: -1, product: -1,
      sku: -1, brand: -1, email: none)
    cells.removeAll(keepingCapacity: true)
    cells.reserveCapacity(fates.count)
    var reader = CellReader(PlainCells(piece, width: shape.width))
    for row in fates.indices {
      var cell = empty
      reader.row = row
      if fates[row] == .plain && !read(&reader, into: &cell) { fates[row] = .odd }
      cells.append(cell)
    }
    hasPoint = reader.hasPoint
  }

  /// Reads a row's cells; false: one of them is not plain.
  private mutating func read(_ reader: inout CellReader, into row: inout Cells) -> Bool {
    guard let name = reader.text(shape.name), !name.isEmpty, reader.isEmpty(shape.cancelled),
      reader.isEmpty(shape.attributes), reader.isEmpty(shape.phone),
      let email = reader.text(shape.email), let moment = moments.read(reader.cell(shape.moment))
    else { return false }
    if !email.isEmpty { row.email = WordKey(email, kind: 0) }
    (row.second, row.day, row.minute) = (moment.second, moment.day.number, moment.minute)
    row.total = reader.amount(shape.total)
    row.shipping = reader.amount(shape.shipping)
    row.tax = reader.amount(shape.tax)
    row.discount = reader.amount(shape.discount)
    row.refunded = reader.amount(shape.refunded)
    row.quantity = reader.amount(shape.quantity)
    row.price = reader.amount(shape.price)
    guard reader.isPlain, Self.isFair(row), hasPlainID(reader), readMeanings(&reader, into: &row)
    else { return false }
    readWords(&reader, into: &row)
    return reader.isPlain
  }

  /// A line has a price and is worth what somebody sells; refunds are told without a sign.
  private static func isFair(_ row: Cells) -> Bool {
    guard row.quantity != AmountColumn.none else { return true }
    let most = Money.largest / AmountColumn.hundredth
    return row.price != AmountColumn.none
      && Int64(row.quantity) * Int64(row.price) / 100 < most
  }

  private func hasPlainID(_ reader: CellReader) -> Bool {
    let id = reader.cell(shape.id)
    return id.isEmpty || PlainField.number(id) != nil
  }

  private mutating func readMeanings(_ reader: inout CellReader, into row: inout Cells) -> Bool {
    guard let status = reader.text(shape.status), let answer = reader.text(shape.accepts),
      let method = reader.text(shape.method), !isBogus(method), let marks = marks(of: status)
    else { return false }
    row.marks = marks
    row.accepts = self.answer(answer)
    row.isLineOnly = status.isEmpty && answer.isEmpty && row.tellsNoAmount
    return true
  }

  private mutating func readWords(_ reader: inout CellReader, into row: inout Cells) {
    row.currency = code(shape.currency, &reader)
    row.source = code(shape.source, &reader)
    row.country = code(shape.country, &reader)
    let billing = code(shape.billingCountry, &reader)
    if row.country < 0 { row.country = billing }
    row.city = code(shape.city, &reader)
    row.zip = identifierCode(shape.zip, &reader)
    row.discountCode = code(shape.discountCode, &reader)
    row.product = code(shape.product, &reader)
    row.sku = code(shape.sku, &reader)
    row.brand = code(shape.brand, &reader)
    // Codes of absent words are all ones.
    let told =
      row.currency & row.source & row.country & row.city & row.zip & row.discountCode
    row.isLineOnly = row.isLineOnly && told == Vocabulary.absent
  }

  /// The code of a column's word. What is met lately is known to be the text it stands for.
  @inline(__always)
  private mutating func code(_ place: Int?, _ reader: inout CellReader) -> Int32 {
    let cell = reader.bytes(place)
    if let cell, cell.isEmpty { return Vocabulary.absent }
    if let cell, let known = recentWords.code(of: cell) { return known }
    guard let cell, Row.isEven(cell) else {
      reader.isPlain = false
      return Vocabulary.absent
    }
    let code = words.code(of: cell)
    recentWords.keep(cell, code)
    return code
  }

  private mutating func identifierCode(_ place: Int?, _ reader: inout CellReader) -> Int32 {
    guard let word = reader.identifier(place) else {
      reader.isPlain = false
      return Vocabulary.absent
    }
    return words.code(of: word)
  }

  // MARK: Meanings

  private mutating func marks(of status: FieldBytes) -> OrderDraft.Marks? {
    if status.isEmpty { return [] }
    let code = words.code(of: status)
    if let known = statuses[code] { return known }
    let word = String(decoding: status, as: UTF8.self).lowercased()
    let marks: OrderDraft.Marks? =
      switch shape.statuses[word] {
      case .paid: []
      case .unpaid: .unpaid
      case .cancelled: .cancelled
      case .refunded: .refunded
      case nil: nil
      }
    statuses[code] = .some(marks)
    return marks
  }

  private mutating func answer(_ word: FieldBytes) -> Int8 {
    if word.isEmpty { return -1 }
    let code = words.code(of: word)
    if let known = answers[code] { return known }
    let answer = Row.answer(String(decoding: word, as: UTF8.self).lowercased())
    answers[code] = answer.map { $0 ? 1 : 0 } ?? -1
    return answers[code] ?? -1
  }

  /// Whether the payment went to the gateway for tests.
  private mutating func isBogus(_ method: FieldBytes) -> Bool {
    if method.isEmpty { return false }
    let code = words.code(of: method)
    if let known = methods[code] { return known }
    let isBogus = String(decoding: method, as: UTF8.self).lowercased().contains("bogus")
    methods[code] = isBogus
    return isBogus
  }
}

extension ShopifyRows.Cells {
  /// Whether the row tells no amount of the order.
  fileprivate var tellsNoAmount: Bool {
    let none = AmountColumn.none
    return total == none && shipping == none && tax == none && discount == none
      && refunded == none
  }
}
