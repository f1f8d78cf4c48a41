/// A column of moments in seconds since 1970, kept in four bytes as long as all lie within 68 years of
/// the beginning of 2000.
struct SecondColumn: Sendable {
  private var near = DraftColumn<Int32>(untold: .min)
  private var far = DraftColumn<Int64>(untold: .min)
  private var isFar = false

  /// 2000-01-01 00:00:00 UTC.
  fileprivate static let origin: Int64 = 946_684_800

  /// Whether no row has told anything.
  var isUntold: Bool { near.isUntold && far.isUntold }

  /// The second of a row; `Int64.min` where it was not told.
  subscript(row: Int) -> Int64 {
    @inline(__always) get {
      if isFar { return far[row] }
      let own = near[row]
      return own == .min ? .min : Int64(own) &+ Self.origin
    }
    set {
      guard newValue != self[row] else { return }
      if !isFar, let own = newValue == .min ? Int32.min : Self.near(newValue) {
        near[row] = own
      } else {
        widen()
        far[row] = newValue
      }
    }
  }

  /// The seconds of further rows, all told, which begin at `row`, behind all that were told.
  mutating func append(_ seconds: UnsafeBufferPointer<Int64>, at row: Int) {
    let isEntered =
      !isFar
      && withUnsafeTemporaryAllocation(of: Int32.self, capacity: seconds.count) {
        room in
        var lost: Int64 = 0
        for place in seconds.indices {
          let own = seconds[place] &- Self.origin
          room[place] = Int32(truncatingIfNeeded: own)
          lost |= Int64(room[place]) ^ own | (room[place] == .min ? 1 : 0)
        }
        if lost == 0 { near.append(UnsafeBufferPointer(room), at: row) }
        return lost == 0
      }
    guard !isEntered else { return }
    widen()
    far.append(seconds, at: row)
  }

  private static func near(_ second: Int64) -> Int32? {
    let own = Int32(exactly: second.subtractingReportingOverflow(origin).partialValue)
    return own == .min ? nil : own
  }

  private mutating func widen() {
    guard !isFar else { return }
    let all = (0..<near.rows).map { self[$0] }
    far.append(all[...], at: 0)
    near.forget()
    isFar = true
  }

  mutating func reserve(_ rows: Int) {
    near.reserve(rows)
    far.reserve(rows)
  }

  /// Gives its memory back: nobody will ask any more.
  mutating func forget() { self = SecondColumn() }

  /// Reads rows without a look at who owns them.
  var reader: SecondReader { SecondReader(near: near.reader, far: far.reader, isFar: isFar) }
}

/// Reads the rows of a column of seconds, which must live as long.
struct SecondReader {
  fileprivate let near: DraftReader<Int32>
  fileprivate let far: DraftReader<Int64>
  fileprivate let isFar: Bool

  /// `Int64.min` where it was not told.
  @inline(__always)
  subscript(row: Int) -> Int64 {
    if isFar { return far[row] }
    let own = near[row]
    return own == .min ? .min : Int64(own) &+ SecondColumn.origin
  }
}
