/// The rows of a piece that are read straight into columns, since each of their cells is plain and
/// nothing about them needs saying. The other rows are left to their dialect, which says what every
/// row means; a plain row means here exactly what it means there.
protocol PlainRows: Sendable {
  /// What becomes of each record.
  var fates: UnsafeBufferPointer<RowFate> { get }
  /// Whether an amount of a plain row had decimals behind a point.
  var hasPoint: Bool { get }

  /// Types the rows of a piece that has been cut. On any thread.
  mutating func fill(from piece: TextPiece)

  /// Enters the rows into an intake, in their order; `odd` reads the records that are not plain.
  /// Returns how many rows were entered.
  mutating func enter(
    _ piece: TextPiece, from firstLine: Int, of file: Int32, into intake: inout Intake,
    odd: (Int, inout Intake) -> Void
  ) -> Int
}

/// What becomes of a record.
enum RowFate: UInt8, BitwiseCopyable { case odd, plain, blank }

extension PlainRows {
  /// What becomes of each record by its number of fields alone.
  static func fates(_ piece: TextPiece, width: Int, into fates: UnsafeMutableBufferPointer<RowFate>)
  {
    let (firsts, lasts, stops, text) = (piece.firsts, piece.lasts, piece.stops, piece.text)
    for row in lasts.indices {
      let (first, count) = (Int(firsts[row]), Int(lasts[row] &- firsts[row]))
      if count == width && count > 1 {
        fates[row] = .plain
      } else {
        let isBlank = count == 1 && isBlank(text, stops[first], stops[first + 1])
        fates[row] = isBlank ? .blank : count == width ? .plain : .odd
      }
    }
  }

  /// The first record from a place on that is not plain; nil when there is none.
  func firstOther(from row: Int) -> Int? {
    let fates = fates
    var row = row
    while row < fates.count && fates[row] == .plain { row += 1 }
    return row < fates.count ? row : nil
  }

  private static func isBlank(
    _ text: UnsafePointer<UInt8>, _ stop: UInt32, _ end: UInt32
  ) -> Bool {
    let count = Int(end) - Int(stop &+ 1)
    return count == 0 || (count == 1 && text[Int(stop &+ 1)] == Byte.carriageReturn)
  }
}

/// The lines of a piece's records, asked for in their order.
struct RecordLines {
  private let innerLines: [UInt32]
  private let firstLine: Int
  private var passed = 0

  /// The line of the first record, where every record has one line; else nil.
  var firstOfSteady: Int? { innerLines.isEmpty ? firstLine : nil }

  init(_ piece: TextPiece, from firstLine: Int) {
    innerLines = piece.innerLines
    self.firstLine = firstLine
  }

  /// The first line of a record that begins at a place of the text.
  @inline(__always)
  mutating func line(of record: Int, at place: UInt32) -> Int32 {
    while passed < innerLines.count && innerLines[passed] < place { passed += 1 }
    return Int32(clamping: firstLine + record + passed)
  }
}
