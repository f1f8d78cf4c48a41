/// Stands on one record of a piece after the other and says where its fields are.
struct PieceCursor {
  /// The piece's text.
  private(set) var text: UnsafePointer<UInt8>
  private let stops: UnsafeBufferPointer<UInt32>
  private let lasts: UnsafeBufferPointer<UInt32>
  private let innerLines: [UInt32]
  private let firstLine: Int
  /// Whether it stands in a piece at all.
  let isCutting: Bool
  /// The record's place in the piece.
  private(set) var record = -1
  /// The first line of the record.
  var line = 0
  /// Fields of the record.
  private(set) var count = 0
  /// The stop before the record.
  private var first = 0
  private var passed = 0

  /// Stands in no piece.
  init(nowhereIn text: UnsafePointer<UInt8>) {
    self.text = text
    stops = UnsafeBufferPointer(start: nil, count: 0)
    lasts = UnsafeBufferPointer(start: nil, count: 0)
    innerLines = []
    firstLine = 1
    isCutting = false
  }

  /// Stands before the first record of a piece, which begins on `line`.
  init(_ piece: TextPiece, line: Int) {
    text = piece.text
    stops = piece.stops
    lasts = piece.lasts
    innerLines = piece.innerLines
    firstLine = line
    isCutting = true
  }

  /// Goes to the next record that is no blank line; false when there is none.
  mutating func advance() -> Bool {
    while record + 1 < lasts.count {
      go(to: record + 1)
      if count > 1 || !isBlank { return true }
    }
    return false
  }

  /// Goes to a record.
  mutating func go(to place: Int) {
    record = place
    first = place == 0 ? 0 : Int(lasts[place - 1])
    count = Int(lasts[place]) - first
    let start = start(of: 0)
    while passed < innerLines.count && innerLines[passed] < start { passed += 1 }
    line = firstLine + place + passed
  }

  private var isBlank: Bool {
    let raw = raw(at: 0)
    return raw.count == 0 || (raw.count == 1 && raw[0] == Byte.carriageReturn)
  }

  private func start(of field: Int) -> Int { Int(stops[first + field] &+ 1) }

  /// All bytes between the stops around a field.
  @inline(__always)
  func raw(at field: Int) -> FieldBytes {
    let start = start(of: field)
    return FieldBytes(start: text + start, count: Int(stops[first + field + 1]) - start)
  }

  /// A field without its quotes and without the return before a line feed.
  func slice(at field: Int) -> FieldSlice {
    var start = start(of: field)
    var end = Int(stops[first + field + 1])
    let isQuoted = start < end && text[start] == Byte.quote
    if field == count - 1 && end > start && text[end - 1] == Byte.carriageReturn { end -= 1 }
    guard isQuoted else {
      return FieldSlice(start: start, count: end - start, isQuoted: false, isEscaped: false)
    }
    (start, end) = (start + 1, end - 1)
    let inner = FieldBytes(start: text + start, count: end - start)
    return FieldSlice(
      start: start, count: end - start, isQuoted: true, isEscaped: inner.contains(Byte.quote))
  }
}
