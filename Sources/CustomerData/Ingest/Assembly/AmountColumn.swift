/// A column of amounts in millionths, kept as hundredths in four bytes as long as all of them are
/// whole hundredths below some twenty million.
struct AmountColumn: Sendable {
  /// What a row has that tells nothing.
  let untold: Int64
  private var hundredths = DraftColumn<Int32>(untold: AmountColumn.none)
  private var millionths: DraftColumn<Int64>
  private var isWide = false

  /// A hundredth in millionths.
  static let hundredth = AmountReader.scale / 100
  /// Stands for no amount among hundredths.
  static let none = Int32.min

  init(untold: Int64) {
    self.untold = untold
    millionths = DraftColumn(untold: untold)
  }

  /// Whether no row has told anything.
  var isUntold: Bool { hundredths.isUntold && millionths.isUntold }

  /// Hundredths for millionths; nil when they are not whole, or too many.
  @inline(__always)
  static func hundredths(_ amount: Int64) -> Int32? {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: hundredth)
    return rest == 0 && whole.magnitude <= Int32.max.magnitude
      ? Int32(truncatingIfNeeded: whole) : nil
  }

  /// The amount of a row, whether or not it was told.
  subscript(row: Int) -> Int64 {
    @inline(__always) get {
      if isWide { return millionths[row] }
      let own = hundredths[row]
      return own == Self.none ? untold : Int64(own) &* Self.hundredth
    }
    set {
      guard newValue != self[row] else { return }
      if !isWide, let own = newValue == untold ? Self.none : Self.hundredths(newValue) {
        hundredths[row] = own
      } else {
        widen()
        millionths[row] = newValue
      }
    }
  }

  /// Hundredths of further rows, which begin at `row`, behind all that were told; `none` where a
  /// row tells nothing.
  mutating func append(_ amounts: UnsafeBufferPointer<Int32>, at row: Int) {
    guard isWide else { return hundredths.append(amounts, at: row) }
    let wide = amounts.map { $0 == Self.none ? untold : Int64($0) * Self.hundredth }
    millionths.append(wide[...], at: row)
  }

  /// One amount for many further rows.
  mutating func append(_ amount: Int64, count: Int, at row: Int) {
    guard !isWide, let own = Self.hundredths(amount) else {
      widen()
      return millionths.append(amount, count: count, at: row)
    }
    hundredths.append(own, count: count, at: row)
  }

  private mutating func widen() {
    guard !isWide else { return }
    let all = (0..<hundredths.rows).map { self[$0] }
    millionths.append(all[...], at: 0)
    hundredths.forget()
    isWide = true
  }

  mutating func reserve(_ rows: Int) {
    hundredths.reserve(rows)
    millionths.reserve(rows)
  }

  /// Gives its memory back: nobody will ask any more.
  mutating func forget() { self = AmountColumn(untold: untold) }

  /// Reads rows without a look at who owns them.
  var reader: AmountsReader {
    AmountsReader(
      hundredths: hundredths.reader, millionths: millionths.reader, isWide: isWide, untold: untold)
  }
}

/// Reads the rows of a column of amounts, which must live as long.
struct AmountsReader {
  fileprivate let hundredths: DraftReader<Int32>
  fileprivate let millionths: DraftReader<Int64>
  fileprivate let isWide: Bool
  fileprivate let untold: Int64

  @inline(__always)
  subscript(row: Int) -> Int64 {
    if isWide { return millionths[row] }
    let own = hundredths[row]
    return own == AmountColumn.none ? untold : Int64(own) &* AmountColumn.hundredth
  }
}
