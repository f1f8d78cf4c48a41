/// The cells of a piece by row and column, without quotes around; rows must have the file's width.
struct PlainCells {
  let text: UnsafePointer<UInt8>
  private let stops: UnsafeBufferPointer<UInt32>
  private let firsts: UnsafeBufferPointer<UInt32>
  private let last: Int
  private let hasDoubled: Bool

  init(_ piece: TextPiece, width: Int) {
    text = piece.text
    stops = piece.stops
    firsts = piece.firsts
    last = width - 1
    hasDoubled = piece.hasDoubled
  }

  /// Where a row begins.
  func start(of row: Int) -> UInt32 { stops[Int(firsts[row])] &+ 1 }

  /// Whether nothing stands in a stretch of columns but what separates them.
  @inline(__always)
  func areEmpty(_ row: Int, _ columns: ClosedRange<Int>) -> Bool {
    let first = Int(firsts[row])
    let length = stops[first &+ columns.upperBound &+ 1] &- stops[first &+ columns.lowerBound]
    return Int(length) == columns.count
  }

  /// A cell's bytes; nil when quotes are doubled within.
  @inline(__always)
  subscript(row: Int, column: Int) -> FieldBytes? {
    let place = Int(firsts[row]) &+ column
    let start = Int(stops[place] &+ 1)
    var end = Int(stops[place &+ 1])
    if column == last && end > start && text[end &- 1] == Byte.carriageReturn { end &-= 1 }
    if start < end && text[start] == Byte.quote { return unquoted(start, end) }
    return FieldBytes(start: text + start, count: end &- start)
  }

  private func unquoted(_ start: Int, _ end: Int) -> FieldBytes? {
    let inner = FieldBytes(start: text + start + 1, count: end - start - 2)
    return hasDoubled && inner.contains(Byte.quote) ? nil : inner
  }
}
