/// For each row the place of its word in a dictionary, as narrow as the dictionary allows.
///
/// A row's code is `Words.absent` (−1) or a place from 0. In memory each is one higher, so that an
/// absent value is 0 and a column of nothing but absent values takes no memory. A pass over many
/// rows asks for the storage once and counts from 1:
///
///     switch words.codes.storage {
///     case .absent: …
///     case .bytes(let codes): codes.withUnsafeBufferPointer { … }    Int(codes[row]) - 1
///     …
///     }
public struct Codes: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// How the codes lie in memory, each one higher than the code.
  public enum Storage: Sendable {
    /// That many absent values.
    case absent(count: Int)
    /// Places below 255.
    case bytes(Column<UInt8>)
    /// Places below 65,535.
    case shorts(Column<UInt16>)
    /// Any place.
    case words(Column<UInt32>)
  }

  /// How the codes lie in memory.
  public let storage: Storage

  init(storage: Storage) { self.storage = storage }

  /// A column of codes; anything below 0 is absent. O(count).
  public init(_ codes: some Sequence<Int32>) {
    if let column = codes as? Codes {
      self = column
      return
    }
    if let column = codes.withContiguousStorageIfAvailable(Self.init(buffer:)) {
      self = column
      return
    }
    self = ContiguousArray(codes).withUnsafeBufferPointer(Self.init(buffer:))
  }

  private init(buffer all: UnsafeBufferPointer<Int32>) {
    storage =
      switch all.max() ?? -1 {
      case ..<0: .absent(count: all.count)
      case ..<255: .bytes(Self.stored(all))
      case ..<65_535: .shorts(Self.stored(all))
      default: .words(Self.stored(all))
      }
  }

  private static func stored<
    Place: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable
  >(_ codes: UnsafeBufferPointer<Int32>) -> Column<Place> {
    Column(count: codes.count) { Place(truncatingIfNeeded: Swift.max(-1, codes[$0]) &+ 1) }
  }

  /// A column of codes written out.
  public init(arrayLiteral elements: Int32...) { self.init(elements) }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }

  /// The number of rows.
  @inlinable public var endIndex: Int {
    switch storage {
    case .absent(let count): count
    case .bytes(let column): column.endIndex
    case .shorts(let column): column.endIndex
    case .words(let column): column.endIndex
    }
  }

  /// The code of a row, which must be one of the column's; `Words.absent` when it has none.
  @inlinable public subscript(row: Int) -> Int32 {
    switch storage {
    case .absent(let count):
      precondition(row >= 0 && row < count, "row \(row) of \(count)")
      return -1
    case .bytes(let column): return Int32(column[row]) &- 1
    case .shorts(let column): return Int32(column[row]) &- 1
    case .words(let column): return Int32(truncatingIfNeeded: column[row]) &- 1
    }
  }

  /// The first codes, as a column; fewer when there are not so many. O(1).
  public func prefix(_ count: Int) -> Codes {
    switch storage {
    case .absent(let all): Codes(storage: .absent(count: Swift.min(count, all)))
    case .bytes(let column): Codes(storage: .bytes(column.prefix(count)))
    case .shorts(let column): Codes(storage: .shorts(column.prefix(count)))
    case .words(let column): Codes(storage: .words(column.prefix(count)))
    }
  }
}

extension Codes: Hashable {
  /// Equal codes in the same order, however stored. O(count).
  public static func == (left: Codes, right: Codes) -> Bool { left.elementsEqual(right) }

  /// Feeds count and codes. O(count).
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for code in self { hasher.combine(code) }
  }
}
