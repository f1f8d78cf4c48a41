/// The rows of a piece that are orders in plain words, typed column by column: what
/// `StandardRows.order` would make of them.
struct PlainOrders: PlainRows {
  let shape: Shape
  var second = RowRoom<Int64>()
  var day = RowRoom<Int32>()
  var minute = RowRoom<Int16>()
  /// Order numbers; 0 where a number is none.
  var numbers = RowRoom<UInt64>()
  /// What customers' ids are found by; none where there is none.
  var customers = RowRoom<WordKey>()
  /// Column after column of `shape.amounts` the hundredths, `room` for each; `AmountColumn.none`
  /// where empty.
  var amounts = RowRoom<Int32>()
  /// Column after column of `shape.words` the codes in `words`, `room` for each.
  var codes = RowRoom<Int32>()
  /// What the intake knows them by, as they are entered.
  var references = RowRoom<Int32>()
  var parties = RowRoom<Int32>()
  var emails = RowRoom<Int32>()
  var phones = RowRoom<Int32>()
  /// Rows for which there is room.
  private(set) var room = 0
  private var records = 0
  private var fateRoom = RowRoom<RowFate>()
  /// The words of these rows so far.
  private(set) var words = Vocabulary()
  private var recentWords = RecentWords()
  /// For each of `words` its code in the intake; -1: not entered yet.
  var entered: [Int32] = []
  /// Of `entered` how many are not.
  var missing = 0
  /// Whether an amount had decimals behind a point.
  private(set) var hasPoint = false
  private var moments: PlainMomentReader
  private var paid = KnownMeanings<Bool>()

  init(_ shape: Shape) {
    self.shape = shape
    moments = PlainMomentReader(zone: shape.zone)
  }

  var fates: UnsafeBufferPointer<RowFate> { UnsafeBufferPointer(ownFates) }
  private var ownFates: UnsafeMutableBufferPointer<RowFate> {
    UnsafeMutableBufferPointer(rebasing: fateRoom.values[..<records])
  }

  /// Types the rows of a piece that has been cut.
  mutating func fill(from piece: TextPiece) {
    hasPoint = false
    records = piece.records
    makeRoom(for: records)
    Self.fates(piece, width: shape.width, into: fateRoom.values)
    let cells = PlainCells(piece, width: shape.width)
    for place in shape.empty { Self.each(place, cells, ownFates) { _, cell in cell.isEmpty } }
    readMoments(cells)
    for column in shape.amounts.indices { readAmounts(column, cells) }
    for column in shape.words.indices { readWords(column, cells) }
    readNumbers(cells)
    if let place = shape.customer { readCustomers(place, cells) }
    if let place = shape.phone { checkIdentifiers(place, cells) }
    if let place = shape.email {
      Self.each(place, cells, ownFates) { _, cell in Self.isEven(cell) }
    }
    if let place = shape.status { checkPaid(place, cells) }
  }

  private mutating func makeRoom(for rows: Int) {
    guard rows > room else { return }
    room = rows + rows / 4
    fateRoom.makeRoom(room)
    second.makeRoom(room)
    day.makeRoom(room)
    minute.makeRoom(room)
    numbers.makeRoom(room)
    customers.makeRoom(room)
    amounts.makeRoom(room * shape.amounts.count)
    codes.makeRoom(room * shape.words.count)
    references.makeRoom(room)
    parties.makeRoom(room)
    emails.makeRoom(shape.email == nil ? 0 : room)
    phones.makeRoom(shape.phone == nil ? 0 : room)
  }

  // MARK: Columns

  /// Reads the cells of a column in plain rows; a row whose cell is not what `read` can take is odd.
  @inline(__always)
  private static func each(
    _ place: Int, _ cells: PlainCells, _ fates: UnsafeMutableBufferPointer<RowFate>,
    _ read: (Int, FieldBytes) -> Bool
  ) {
    for row in fates.indices where fates[row] == .plain {
      if let cell = cells[row, place], read(row, cell) { continue }
      fates[row] = .odd
    }
  }

  private mutating func readMoments(_ cells: PlainCells) {
    var reader = moments
    let (second, day, minute) = (second.values, day.values, minute.values)
    Self.each(shape.moment, cells, ownFates) { row, cell in
      guard let moment = reader.read(cell) else { return false }
      second[row] = moment.second
      day[row] = moment.day.number
      minute[row] = moment.minute
      return true
    }
    moments = reader
  }

  private mutating func readAmounts(_ column: Int, _ cells: PlainCells) {
    let amounts = amounts.values
    let start = column * room
    var hasPoint = hasPoint
    Self.each(shape.amounts[column].place, cells, ownFates) { row, cell in
      if let amount = PlainField.hundredths(cell), amount.value <= Int32.max {
        amounts[start &+ row] = Int32(truncatingIfNeeded: amount.value)
        hasPoint = hasPoint || amount.hasPoint
        return true
      }
      amounts[start &+ row] = AmountColumn.none
      return cell.isEmpty && column > 0
    }
    self.hasPoint = hasPoint
  }

  /// What is met lately is known to be what the cell stands for, but for ids.
  private mutating func readWords(_ column: Int, _ cells: PlainCells) {
    let (field, place) = shape.words[column]
    let isIdentifier = field == .zip || field == .productID
    let codes = codes.values
    let start = column * room
    Self.each(place, cells, ownFates) { row, cell in
      if !isIdentifier, let known = recentWords.code(of: cell) {
        codes[start &+ row] = known
        return true
      }
      guard !cell.isEmpty else {
        codes[start &+ row] = Vocabulary.absent
        return true
      }
      guard Row.isEven(cell), !isIdentifier || Self.isIdentifier(cell) else { return false }
      let code = words.code(of: cell)
      if !isIdentifier { recentWords.keep(cell, code) }
      codes[start &+ row] = code
      return true
    }
  }

  private func readNumbers(_ cells: PlainCells) {
    let numbers = numbers.values
    Self.each(shape.reference, cells, ownFates) { row, cell in
      let number = PlainField.number(cell)
      numbers[row] = number ?? 0
      return number != nil || !cell.isEmpty && Row.isEven(cell) && Self.isIdentifier(cell)
    }
  }

  private func readCustomers(_ place: Int, _ cells: PlainCells) {
    let customers = customers.values
    Self.each(place, cells, ownFates) { row, cell in
      if let number = PlainField.number(cell) {
        customers[row] = WordKey(number: number, kind: Parties.Kind.shopID.rawValue)
        return true
      }
      customers[row] = cell.isEmpty ? .none : Parties.key(ofID: cell)
      return cell.isEmpty || Row.isEven(cell) && Self.isIdentifier(cell)
    }
  }

  private func checkIdentifiers(_ place: Int, _ cells: PlainCells) {
    Self.each(place, cells, ownFates) { _, cell in
      PlainField.number(cell) != nil || Self.isEven(cell) && Self.isIdentifier(cell)
    }
  }

  /// Only an order that is simply paid needs no mark.
  private mutating func checkPaid(_ place: Int, _ cells: PlainCells) {
    let fates = ownFates
    for row in fates.indices where fates[row] == .plain {
      guard let cell = cells[row, place], Self.isEven(cell), cell.isEmpty || isPaid(cell) else {
        fates[row] = .odd
        continue
      }
    }
  }

  private mutating func isPaid(_ status: FieldBytes) -> Bool {
    paid.meaning(of: status) { word in
      if case .paid = OrderStatus.common[word] { true } else { false }
    }
  }

  @inline(__always)
  private static func isEven(_ cell: FieldBytes) -> Bool { cell.isEmpty || Row.isEven(cell) }

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
