/// A set of rows, one bit each.
public struct Bitmap: Hashable, Sendable {
  /// Number of rows, set or not.
  public let count: Int
  private var blocks: [UInt64]

  /// All rows unset, or all set. O(count / 64).
  public init(count: Int, repeating isSet: Bool = false) {
    precondition(count >= 0, "a bitmap of \(count) rows")
    self.count = count
    blocks = Array(repeating: isSet ? .max : 0, count: (count + 63) / 64)
    clearTail()
  }

  /// The rows for which `isSet` holds. O(count).
  public init(count: Int, where isSet: (Int) -> Bool) {
    self.init(count: count)
    for row in 0..<count where isSet(row) { blocks[row >> 6] |= 1 << UInt64(row & 63) }
  }

  /// Whether a row is set.
  public subscript(row: Int) -> Bool {
    get {
      precondition(row >= 0 && row < count, "row \(row) of \(count)")
      return blocks[row >> 6] & (1 << UInt64(row & 63)) != 0
    }
    set {
      precondition(row >= 0 && row < count, "row \(row) of \(count)")
      let bit: UInt64 = 1 << UInt64(row & 63)
      if newValue { blocks[row >> 6] |= bit } else { blocks[row >> 6] &= ~bit }
    }
  }

  /// How many rows are set. O(count / 64).
  public var population: Int { blocks.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no row is set.
  public var isEmpty: Bool { blocks.allSatisfy { $0 == 0 } }

  /// Rows set in both.
  public func intersection(_ other: Bitmap) -> Bitmap { combined(with: other) { $0 & $1 } }

  /// Rows set in either.
  public func union(_ other: Bitmap) -> Bitmap { combined(with: other) { $0 | $1 } }

  /// Rows set here and not there.
  public func subtracting(_ other: Bitmap) -> Bitmap { combined(with: other) { $0 & ~$1 } }

  /// Rows not set.
  public var inverted: Bitmap {
    var result = self
    for block in blocks.indices { result.blocks[block] = ~blocks[block] }
    result.clearTail()
    return result
  }

  /// Visits the set rows in ascending order. O(count / 64 + population).
  public func forEachSet<Failure: Error>(
    _ body: (Int) throws(Failure) -> Void
  ) throws(Failure) {
    for (index, block) in blocks.enumerated() {
      var rest = block
      while rest != 0 {
        try body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// Reads the bits as they lie in memory, 64 rows a word, the first row lowest; bits beyond the
  /// last row are unset. O(1).
  public func withWords<Result>(
    _ body: (UnsafeBufferPointer<UInt64>) throws -> Result
  ) rethrows -> Result {
    try blocks.withUnsafeBufferPointer(body)
  }

  /// Takes bits 64 rows a word, as `withWords` gives them. O(count / 64).
  public init(count: Int, words: [UInt64]) {
    precondition(words.count == (count + 63) / 64, "\(words.count) words for \(count) rows")
    self.count = count
    blocks = words
    clearTail()
  }

  /// The set rows in ascending order.
  public var rows: [Int] {
    var result: [Int] = []
    result.reserveCapacity(population)
    forEachSet { result.append($0) }
    return result
  }

  private func combined(with other: Bitmap, _ join: (UInt64, UInt64) -> UInt64) -> Bitmap {
    precondition(count == other.count, "bitmaps of \(count) and \(other.count) rows")
    var result = self
    for block in blocks.indices { result.blocks[block] = join(blocks[block], other.blocks[block]) }
    return result
  }

  private mutating func clearTail() {
    guard count & 63 != 0, let last = blocks.indices.last else { return }
    blocks[last] &= (1 << UInt64(count & 63)) - 1
  }
}
