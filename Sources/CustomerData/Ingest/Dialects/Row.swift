/// Why a row can't be read; thrown by the readers of `Row`, caught by `FileReading`.
struct Refusal: Error {
  let reason: IngestReason
  let field: Field?
}

/// One row of a file, asked by field. Values are trimmed; an empty cell is absent.
///
/// A class, so that one row object serves a whole file; it never leaves the thread that reads. Its
/// rows come from a scanner over the whole text, or piece by piece.
final class Row {
  /// The number of the file.
  let file: Int32
  let fileName: String
  let header: Header
  /// Keeps a platform's customer ids apart from the shop's; "" for the shop's own.
  let identitySpace: String
  /// Problems that leave the row readable.
  private(set) var warnings: [(reason: IngestReason, field: Field?)] = []
  /// What a rule of tenure.toml says of this row.
  var ruling: DropRule.Action?
  let amounts: AmountReader
  let dates: DateReader

  var scanner: CSVScanner
  /// Behind a pointer: a class's own fields are checked for overlapping access at every use.
  private let cursor: UnsafeMutablePointer<PieceCursor>
  private let places: UnsafeMutablePointer<Int32>
  private var unescaped: [UnsafeMutableBufferPointer<UInt8>] = []
  private var sources: [Field: Int32] = [:]
  private var plainMoments: PlainMomentReader?
  private var flags = WordMeanings<Bool>()
  private var meanings = WordMeanings<OrderStatus>()

  init(
    file: Int32, fileName: String, header: Header, columns: [Field: Int], scanner: CSVScanner,
    amounts: AmountReader, dates: DateReader, identitySpace: String
  ) {
    self.file = file
    self.fileName = fileName
    self.header = header
    self.identitySpace = identitySpace
    self.amounts = amounts
    self.dates = dates
    self.scanner = scanner
    plainMoments = dates.readsPlainMoments ? PlainMomentReader(zone: dates.shop) : nil
    cursor = .allocate(capacity: 1)
    cursor.initialize(to: PieceCursor(nowhereIn: scanner.text))
    places = .allocate(capacity: Field.allCases.count)
    places.initialize(repeating: -1, count: Field.allCases.count)
    for (field, place) in columns { places[field.rawValue] = Int32(place) }
  }

  deinit {
    forget()
    cursor.deinitialize(count: 1)
    cursor.deallocate()
    places.deallocate()
  }

  /// The first line of the record.
  var line: Int { cursor.pointee.line }

  /// Goes to the scanner's next record; nil at the end.
  func advance() -> CSVScanner.Record? {
    forget()
    guard let record = scanner.next() else { return nil }
    cursor.pointee.line = record.line
    return record
  }

  /// Stands before the first record of a piece, which begins on `line`.
  func enter(_ piece: TextPiece, line: Int) {
    forget()
    cursor.pointee = PieceCursor(piece, line: line)
  }

  /// Goes to the piece's next record; false at its end.
  func advanceInPiece() -> Bool {
    forget()
    return cursor.pointee.advance()
  }

  /// Goes to a record of the piece, behind the one it stands on.
  func go(to record: Int) {
    forget()
    cursor.pointee.go(to: record)
  }

  /// Fields of the record.
  var fieldCount: Int {
    cursor.pointee.isCutting ? cursor.pointee.count : scanner.fields.count
  }

  /// Whether nothing stands in any field from a place on.
  func isBlank(from place: Int) -> Bool {
    guard cursor.pointee.isCutting else {
      return scanner.fields[place...].allSatisfy { $0.count == 0 }
    }
    return (place..<fieldCount).allSatisfy { cursor.pointee.slice(at: $0).count == 0 }
  }

  @inline(__always)
  private func forget() {
    if unescaped.isEmpty && warnings.isEmpty { return }
    for buffer in unescaped { buffer.deallocate() }
    unescaped.removeAll()
    warnings.removeAll()
  }

  // MARK: Asking

  /// Whether the file has a column of this field.
  func has(_ field: Field) -> Bool { places[field.rawValue] >= 0 }

  /// The value of a field; nil when the cell is empty or the file has no such column.
  @inline(__always)
  func bytes(_ field: Field) -> FieldBytes? {
    let place = Int(places[field.rawValue])
    return place < 0 ? nil : bytes(at: place)
  }

  /// Where a record begins.
  func start(of record: CSVScanner.Record) -> UnsafePointer<UInt8> { scanner.text + record.start }

  /// The value of a column by its place.
  @inline(__always)
  func bytes(at place: Int) -> FieldBytes? {
    guard cursor.pointee.isCutting else {
      guard place < scanner.fields.count else { return nil }
      return value(of: scanner.fields[place], in: scanner.text)
    }
    guard place < cursor.pointee.count else { return nil }
    let raw = cursor.pointee.raw(at: place)
    guard raw.count > 0 else { return nil }
    if Self.isEven(raw) { return raw }
    return value(of: cursor.pointee.slice(at: place), in: cursor.pointee.text)
  }

  /// Whether a field has neither spaces, a quote nor an apostrophe at its ends: its value is what
  /// stands there.
  @inline(__always)
  static func isEven(_ raw: FieldBytes) -> Bool {
    let first = raw[0]
    return first > Byte.space && first != Byte.quote && first != Byte.apostrophe
      && raw[raw.count - 1] > Byte.space
  }

  private func value(of slice: FieldSlice, in text: UnsafePointer<UInt8>) -> FieldBytes? {
    guard slice.count > 0 else { return nil }
    let raw = FieldBytes(start: text + slice.start, count: slice.count)
    return Self.trimmed(slice.isEscaped ? unescape(raw) : raw)
  }

  /// As text.
  func string(_ field: Field) -> String? {
    bytes(field).map { String(decoding: $0, as: UTF8.self) }
  }

  /// An id, phone or postal code: without the apostrophe that keeps Excel away, `17850` for
  /// `17850.0`; absent with a warning when Excel has eaten its digits.
  func identifier(_ field: Field) -> FieldBytes? {
    guard var value = bytes(field) else { return nil }
    if value.allSatisfy(Byte.isDigit) { return value }
    if value[0] == Byte.apostrophe { value = FieldBytes(rebasing: value.dropFirst()) }
    guard !value.isEmpty else { return nil }
    if Self.isExcelNumber(value) {
      warn(.excelNumber, field)
      return nil
    }
    return Self.withoutZeroDecimals(value)
  }

  /// An amount in millionths; nil when absent.
  func amount(_ field: Field) throws(Refusal) -> Int64? {
    guard let value = bytes(field) else { return nil }
    guard let amount = amounts.read(value) else {
      throw Refusal(reason: field == .quantity ? .notAQuantity : .notAnAmount, field: field)
    }
    guard amount.magnitude <= Money.largest.magnitude else {
      throw Refusal(reason: .tooLarge, field: field)
    }
    return amount
  }

  /// A moment in the shop's calendar; nil when absent.
  func moment(_ field: Field) throws(Refusal) -> Moment? {
    guard let value = bytes(field) else { return nil }
    if let moment = plainMoments?.read(value) { return moment }
    guard let moment = dates.read(value) else { throw Refusal(reason: .notADate, field: field) }
    return moment
  }

  /// Yes or no, in English or French; nil when absent or neither.
  func flag(_ field: Field) -> Bool? {
    guard let value = bytes(field) else { return nil }
    return flags.meaning(of: value, look: Self.answer)
  }

  /// Yes or no by its word in lower case; nil for other words.
  static func answer(_ word: String) -> Bool? {
    switch word {
    case "yes", "true", "1", "y", "t", "oui", "vrai", "subscribed", "granted": true
    case "no", "false", "0", "n", "f", "non", "faux", "unsubscribed", "denied": false
    default: nil
    }
  }

  /// What the status says in a platform's words; nil when absent or none of them.
  func status(in statuses: [String: OrderStatus]) -> OrderStatus? {
    guard let value = bytes(.status) else { return nil }
    return meanings.meaning(of: value) { statuses[$0] }
  }

  /// A value that must be there.
  func required<Value>(_ field: Field, _ value: Value?) throws(Refusal) -> Value {
    guard let value else { throw Refusal(reason: .missing, field: field) }
    return value
  }

  /// Notes something odd about a row that is read all the same.
  func warn(_ reason: IngestReason, _ field: Field? = nil) { warnings.append((reason, field)) }

  /// The header of a field's column; "" when there is none.
  func columnName(_ field: Field?) -> String {
    guard let field, has(field) else { return "" }
    return Self.neutral(header.names[Int(places[field.rawValue])])
  }

  /// The word for where a statement comes from: the file and its column.
  func sourceCode(of field: Field, in words: inout Vocabulary) -> Int32 {
    if let known = sources[field] { return known }
    let code = words.code(of: fileName + ": " + columnName(field))
    sources[field] = code
    return code
  }

  // MARK: Cells

  private func unescape(_ raw: FieldBytes) -> FieldBytes {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: raw.count)
    unescaped.append(buffer)
    var count = 0
    var wasQuote = false
    for byte in raw {
      // Of two quotes the second is left out.
      if byte == Byte.quote && wasQuote {
        wasQuote = false
        continue
      }
      wasQuote = byte == Byte.quote
      buffer.initializeElement(at: count, to: byte)
      count += 1
    }
    return FieldBytes(rebasing: FieldBytes(buffer).prefix(count))
  }

  /// Without spaces around and without the apostrophe before `= + - @` that exporters add against
  /// formulas; nil when nothing is left.
  private static func trimmed(_ raw: FieldBytes) -> FieldBytes? {
    var first = 0
    var last = raw.count
    while first < last && isSpace(raw[first]) { first += 1 }
    while last > first && isSpace(raw[last - 1]) { last -= 1 }
    if last - first > 1 && raw[first] == Byte.apostrophe {
      let second = raw[first + 1]
      if second == 61 || second == Byte.plus || second == Byte.minus || second == Byte.at {
        first += 1
      }
    }
    return first == last ? nil : FieldBytes(rebasing: raw[first..<last])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == Byte.space || (byte >= Byte.tab && byte <= Byte.carriageReturn)
  }

  /// `7,41E+12`, `7.41e+12`.
  static func isExcelNumber(_ value: FieldBytes) -> Bool {
    guard value.count >= 5, let e = value.firstIndex(where: { $0 | 32 == 101 }), e > 0,
      e + 2 < value.count, value[e + 1] == Byte.plus
    else { return false }
    return value[..<e].allSatisfy { Byte.isDigit($0) || $0 == Byte.comma || $0 == Byte.point }
      && value[(e + 2)...].allSatisfy(Byte.isDigit)
  }

  /// `17850.0` → `17850`.
  private static func withoutZeroDecimals(_ value: FieldBytes) -> FieldBytes {
    guard value[value.count - 1] == Byte.zero, let point = value.firstIndex(of: Byte.point),
      point > 0, value[(point + 1)...].allSatisfy({ $0 == Byte.zero }),
      value[..<point].allSatisfy(Byte.isDigit)
    else { return value }
    return FieldBytes(rebasing: value[..<point])
  }
}
