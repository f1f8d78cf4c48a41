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
public struct Codes: RandomAccessCollection, ExpressibleByArrayLiteral {
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

  @usableFromInline let places: UnsafeRawPointer?
  /// Bytes of one place: 1, 2 or 4; 0: all are absent.
  @usableFromInline let width: Int
  @usableFromInline let owner: ColumnMemory?
  /// The number of rows.
  public let endIndex: Int

  init(storage: Storage) {
    func parts<Place>(
      _ column: Column<Place>, _ width: Int
    ) -> (UnsafeRawPointer?, Int, ColumnMemory?, Int) {
      (UnsafeRawPointer(column.values.baseAddress), width, column.owner, column.count)
    }
    (places, width, owner, endIndex) =
      switch storage {
      case .absent(let count): (nil, 0, nil, count)
      case .bytes(let column): parts(column, 1)
      case .shorts(let column): parts(column, 2)
      case .words(let column): parts(column, 4)
      }
  }

  /// How the codes lie in memory.
  public var storage: Storage {
    switch width {
    case 1: .bytes(column())
    case 2: .shorts(column())
    case 4: .words(column())
    default: .absent(count: endIndex)
    }
  }

  private func column<Place>() -> Column<Place> {
    Column(
      UnsafeBufferPointer(
        start: places?.assumingMemoryBound(to: Place.self), count: endIndex), in: owner)
  }

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
    switch all.max() ?? -1 {
    case ..<0: self.init(storage: .absent(count: all.count))
    case ..<255: self.init(storage: .bytes(Self.stored(all)))
    case ..<65_535: self.init(storage: .shorts(Self.stored(all)))
    default: self.init(storage: .words(Self.stored(all)))
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

  /// The code of a row, which must be one of the column's; `Words.absent` when it has none.
  @inlinable public subscript(row: Int) -> Int32 {
    precondition(row >= 0 && row < endIndex, "row \(row) of \(endIndex)")
    guard let places else { return -1 }
    return withExtendedLifetime(owner) {
      switch width {
      case 1: Int32(places.load(fromByteOffset: row, as: UInt8.self)) &- 1
      case 2: Int32(places.load(fromByteOffset: row &* 2, as: UInt16.self)) &- 1
      default:
        Int32(
          truncatingIfNeeded: places.load(fromByteOffset: row &* 4, as: UInt32.self)) &- 1
      }
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

// The memory is never written to once it is a column's.
extension Codes: @unchecked Sendable {}

extension Codes: Hashable {
  /// Equal codes in the same order, however stored. O(count).
  public static func == (left: Codes, right: Codes) -> Bool { left.elementsEqual(right) }

  /// Feeds count and codes. O(count).
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for code in self { hasher.combine(code) }
  }
}
