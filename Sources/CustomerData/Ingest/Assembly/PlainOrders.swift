/// The rows of a piece that are orders in plain words, typed column by column: what
/// `StandardRows.order` would make of them.
struct PlainOrders: PlainRows {
  let shape: Shape
  private(set) var fates: [RowFate] = []
  var second: [Int64] = []
  var day: [Int32] = []
  var minute: [Int16] = []
  /// Column after column of `shape.amounts` the hundredths, `room` for each; `AmountColumn.none`
  /// where empty.
  var amounts: [Int32] = []
  /// Column after column of `shape.words` the codes in `words`, `room` for each.
  var codes: [Int32] = []
  /// Rows for which there is room.
  private(set) var room = 0
  /// The words of these rows so far.
  private(set) var words = Vocabulary()
  private var recentWords = RecentWords()
  /// Whether an amount had decimals behind a point.
  private(set) var hasPoint = false
  private var moments: PlainMomentReader
  private var paid: [Int32: Bool] = [:]
  /// For each of `words` its code in the intake; -1: not entered yet.
  var entered: [Int32] = []
  /// Whether all words of the piece were known before it.
  var isFamiliar = false
  /// What customers' ids are found by; where there is none, of no meaning.
  var customers: [WordKey] = []
  var references: [Int32] = []
  var parties: [Int32] = []
  var emails: [Int32] = []
  var phones: [Int32] = []
  var lines: [Int32] = []

  init(_ shape: Shape) {
    self.shape = shape
    moments = PlainMomentReader(zone: shape.zone)
  }

  /// Types the rows of a piece that has been cut.
  mutating func fill(from piece: TextPiece) {
    hasPoint = false
    makeRoom(for: piece.records)
    Self.fates(piece, width: shape.width, into: &fates)
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
    customers = Array(repeating: WordKey(number: 0, kind: 0), count: room)
    references = Array(repeating: 0, count: room)
    parties = Array(repeating: 0, count: room)
    emails = Array(repeating: 0, count: shape.email == nil ? 0 : room)
    phones = Array(repeating: 0, count: shape.phone == nil ? 0 : room)
    lines = Array(repeating: 0, count: room)
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
      if let amount = PlainField.hundredths(cell), amount.value <= Int32.max {
        amounts[start + row] = Int32(truncatingIfNeeded: amount.value)
        hasPoint = hasPoint || amount.hasPoint
      } else if cell.isEmpty && column > 0 {
        amounts[start + row] = AmountColumn.none
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
      if let cell = cells[row, place], let code = code(of: cell, isIdentifier) {
        codes[start + row] = code
      } else {
        fates[row] = .odd
      }
    }
  }

  /// The code of a word; nil when it is not what the cell stands for. What is met lately is known to
  /// be, but for ids.
  @inline(__always)
  private mutating func code(of cell: FieldBytes, _ isIdentifier: Bool) -> Int32? {
    if cell.isEmpty { return Vocabulary.absent }
    if !isIdentifier, let known = recentWords.code(of: cell) { return known }
    guard Row.isEven(cell), !isIdentifier || Self.isIdentifier(cell) else { return nil }
    let code = words.code(of: cell)
    if !isIdentifier { recentWords.keep(cell, code) }
    return code
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
      guard let cell = cells[row, place] else {
        fates[row] = .odd
        continue
      }
      if cell.isEmpty { continue }
      if let number = PlainField.number(cell) {
        customers[row] = WordKey(number: number, kind: Parties.Kind.shopID.rawValue)
      } else if Row.isEven(cell) && Self.isIdentifier(cell) {
        customers[row] = Parties.key(ofID: cell)
      } else {
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
