/// One word of many drafts, by its code: each code in one, two or four bytes as the largest so far
/// needs. A column that no row has told takes no room, nor does one whose rows have all told the same.
struct CodeColumn: Sendable {
  private enum Width: Sendable { case byte, short, word }

  /// Codes up to the last one told, each one higher: absent is 0. One of them is in use.
  private var bytes = GrowingColumn<UInt8>()
  private var shorts = GrowingColumn<UInt16>()
  private var words = GrowingColumn<UInt32>()
  private var width = Width.byte
  /// What the first rows have told, while nothing is spelt: all the same.
  private var steady = Vocabulary.absent
  private var steadyRows = 0

  init() {}

  /// Whether no row has told anything.
  var isUntold: Bool { rows == 0 }

  /// Rows up to the last one told.
  var rows: Int { max(spelt, steadyRows) }

  private var spelt: Int {
    switch width {
    case .byte: bytes.count
    case .short: shorts.count
    case .word: words.count
    }
  }

  /// The code of a row, whether or not it was told.
  subscript(row: Int) -> Int32 {
    get {
      guard row < spelt else { return row < steadyRows ? steady : Vocabulary.absent }
      switch width {
      case .byte: return Int32(bytes[row]) - 1
      case .short: return Int32(shorts[row]) - 1
      case .word: return Int32(truncatingIfNeeded: words[row]) &- 1
      }
    }
    set {
      guard newValue != self[row] else { return }
      if row >= rows { return append(newValue, count: 1, at: row) }
      fill(to: rows)
      widen(for: newValue)
      switch width {
      case .byte: bytes[row] = UInt8(truncatingIfNeeded: newValue &+ 1)
      case .short: shorts[row] = UInt16(truncatingIfNeeded: newValue &+ 1)
      case .word: words[row] = UInt32(truncatingIfNeeded: newValue &+ 1)
      }
    }
  }

  // MARK: Growing

  /// The codes of further rows, which begin at `row`, behind all that were told.
  mutating func append(_ codes: UnsafeBufferPointer<Int32>, at row: Int) {
    guard let first = codes.first else { return }
    var (most, differing) = (first, Int32(0))
    for code in codes {
      most = max(most, code)
      differing |= code ^ first
    }
    if differing == 0 { return append(first, count: codes.count, at: row) }
    fill(to: row)
    widen(for: most)
    switch width {
    case .byte: bytes.append(raising: codes)
    case .short: shorts.append(raising: codes)
    case .word: words.append(raising: codes)
    }
  }

  /// One code for many further rows.
  mutating func append(_ code: Int32, count: Int, at row: Int) {
    guard code != Vocabulary.absent, count > 0 else { return }
    if spelt == 0 && row == steadyRows && (row == 0 || code == steady) {
      (steady, steadyRows) = (code, row + count)
    } else {
      fill(to: row)
      spell(code, count: count)
    }
  }

  private mutating func fill(to row: Int) {
    if spelt == 0 && steadyRows > 0 {
      let rows = steadyRows
      steadyRows = 0
      spell(steady, count: rows)
    }
    spell(Vocabulary.absent, count: row - spelt)
  }

  private mutating func spell(_ code: Int32, count: Int) {
    widen(for: code)
    switch width {
    case .byte: bytes.append(repeating: UInt8(truncatingIfNeeded: code &+ 1), count: count)
    case .short: shorts.append(repeating: UInt16(truncatingIfNeeded: code &+ 1), count: count)
    case .word: words.append(repeating: UInt32(truncatingIfNeeded: code &+ 1), count: count)
    }
  }

  private mutating func widen(for code: Int32) {
    if code >= Int32(UInt16.max), width != .word {
      words.reserve(max(bytes.capacity, shorts.capacity))
      words.append(contentsOf: shorts.lazy.map { UInt32($0) })
      words.append(contentsOf: bytes.lazy.map { UInt32($0) })
      (bytes, shorts, width) = (GrowingColumn(), GrowingColumn(), .word)
    } else if code >= Int32(UInt8.max), width == .byte {
      shorts.reserve(bytes.capacity)
      shorts.append(contentsOf: bytes.lazy.map { UInt16($0) })
      (bytes, width) = (GrowingColumn(), .short)
    }
  }

  /// Makes room for that many rows, when rows tell this field.
  mutating func reserve(_ rows: Int) {
    guard spelt > 0 else { return }
    switch width {
    case .byte: bytes.reserve(rows)
    case .short: shorts.reserve(rows)
    case .word: words.reserve(rows)
    }
  }

  /// Gives its memory back: nobody will ask any more.
  mutating func forget() { self = CodeColumn() }

  /// Reads rows without a look at who owns them.
  var reader: CodeReader {
    let codes: CodeReader.Codes =
      switch width {
      case .byte: .bytes(bytes.values)
      case .short: .shorts(shorts.values)
      case .word: .words(words.values)
      }
    return CodeReader(codes: codes, spelt: spelt, steady: steady, steadyRows: steadyRows)
  }
}

/// Reads the rows of a column of codes, which must live as long: `withExtendedLifetime` around the
/// loop.
struct CodeReader {
  fileprivate enum Codes {
    case bytes(UnsafeBufferPointer<UInt8>)
    case shorts(UnsafeBufferPointer<UInt16>)
    case words(UnsafeBufferPointer<UInt32>)
  }

  fileprivate let codes: Codes
  fileprivate let spelt: Int
  fileprivate let steady: Int32
  fileprivate let steadyRows: Int

  /// Whether no row tells anything.
  var isUntold: Bool { spelt == 0 && steadyRows == 0 }

  /// The code of a row, whether or not it was told.
  @inline(__always)
  subscript(row: Int) -> Int32 {
    guard row < spelt else { return row < steadyRows ? steady : Vocabulary.absent }
    switch codes {
    case .bytes(let codes): return Int32(codes[row]) &- 1
    case .shorts(let codes): return Int32(codes[row]) &- 1
    case .words(let codes): return Int32(truncatingIfNeeded: codes[row]) &- 1
    }
  }
}

extension GrowingColumn where Element: FixedWidthInteger {
  /// Adds codes, each one higher, which must fit.
  fileprivate mutating func append(raising codes: UnsafeBufferPointer<Int32>) {
    appendRoom(codes.count) { room in
      for place in codes.indices { room[place] = Element(truncatingIfNeeded: codes[place] &+ 1) }
    }
  }
}
