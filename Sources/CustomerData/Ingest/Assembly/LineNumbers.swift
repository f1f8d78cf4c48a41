/// The lines of rows. A file of one line a row has lines that rise with the rows: what they are ahead
/// of them by stays the same, and takes no room.
struct LineNumbers: Sendable {
  private var ahead = DraftColumn<Int32>(untold: 0)

  subscript(row: Int) -> Int32 {
    get { ahead[row] &+ Int32(truncatingIfNeeded: row) }
    set { ahead[row] = newValue &- Int32(truncatingIfNeeded: row) }
  }

  /// The lines of further rows, which begin at `row`, behind all that were told.
  mutating func append(_ lines: some Collection<Int32>, at row: Int) {
    let own = zip(lines, row...).map { $0 &- Int32(truncatingIfNeeded: $1) }
    ahead.append(own[...], at: row)
  }

  /// Lines that follow each other, of further rows.
  mutating func append(from first: Int32, count: Int, at row: Int) {
    ahead.append(first &- Int32(truncatingIfNeeded: row), count: count, at: row)
  }

  mutating func reserve(_ rows: Int) { ahead.reserve(rows) }

  /// Gives its memory back: nobody will ask any more.
  mutating func forget() { self = LineNumbers() }
}
