/// What a whole file gives away about how it writes dates and numbers: the same for any order of
/// its rows.
struct Evidence {
  private(set) var isDayFirst = false
  private(set) var isMonthFirst = false
  private(set) var hasEither = false
  private(set) var hasPoint = false
  private(set) var hasComma = false
  /// The column of the first date that could be either.
  private(set) var eitherColumn: Field?
  private let dates: [Field]
  private let numbers: [Field]

  /// Has seen nothing yet of a file with these columns.
  init(columns: [Field: Int]) {
    dates = columns.keys.filter(\.isDate)
    numbers = columns.keys.filter(\.isNumber)
  }

  /// Looks at every date and number of a scanner's rows. O(bytes).
  init(of row: Row, columns: [Field: Int]) {
    self.init(columns: columns)
    while row.advance() != nil { look(at: row) }
  }

  /// Looks at every date and number of a row.
  mutating func look(at row: Row) {
    for field in dates {
      if let value = row.bytes(field) { note(DateReader.evidence(value), in: field) }
    }
    for field in numbers {
      guard let value = row.bytes(field), let mark = AmountReader.evidence(value) else { continue }
      if mark == Byte.point { hasPoint = true } else { hasComma = true }
    }
  }

  /// Looks at every row of a piece whose first record begins on `line`; what plain rows give
  /// away is known.
  mutating func look(at row: Row, in piece: TextPiece, line: Int) {
    row.enter(piece, line: line)
    guard let plain = piece.plain else {
      while row.advanceInPiece() { look(at: row) }
      return
    }
    hasPoint = hasPoint || plain.hasPoint
    var record = 0
    while let other = plain.firstOther(from: record) {
      record = other + 1
      guard plain.fates[other] == .odd else { continue }
      row.go(to: other)
      look(at: row)
    }
  }

  private mutating func note(_ evidence: DateReader.Evidence, in field: Field) {
    switch evidence {
    case .none: break
    case .dayFirst: isDayFirst = true
    case .monthFirst: isMonthFirst = true
    case .either:
      hasEither = true
      if eitherColumn == nil { eitherColumn = field }
    }
  }

  /// The order of day and month; nil when there is nothing to tell, or no telling.
  var order: DateReader.Order? {
    isDayFirst == isMonthFirst ? nil : isDayFirst ? .dayFirst : .monthFirst
  }

  /// Why the file's dates can't be read.
  var dateFault: IngestReason? {
    if isDayFirst && isMonthFirst { return .contradictoryDates }
    guard hasEither && order == nil else { return nil }
    return .ambiguousDates(setting: "date_format = \"dd/MM/yyyy\"")
  }

  /// The sign before decimals; nil when unsettled.
  var decimalMark: UInt8? {
    hasPoint == hasComma ? nil : hasPoint ? Byte.point : Byte.comma
  }
}
