/// A column of money in minor units, each value as narrow as the largest allows.
///
/// Most shops' amounts fit 32 bits, and then half the memory is read; a column of nothing but zeros
/// takes none. A pass over many rows asks for the storage once:
///
///     switch orders.net.storage {
///     case .zero: …
///     case .narrow(let net): net.withUnsafeBufferPointer { … }
///     case .wide(let net): net.withUnsafeBufferPointer { … }
///     }
public struct Amounts: RandomAccessCollection, ExpressibleByArrayLiteral {
  /// How the values lie in memory.
  public enum Storage: Sendable {
    /// That many zeros.
    case zero(count: Int)
    /// Values that all fit 32 bits.
    case narrow(Column<Int32>)
    /// Values of any size.
    case wide(Column<Int64>)
  }

  @usableFromInline let narrow: UnsafePointer<Int32>?
  @usableFromInline let wide: UnsafePointer<Int64>?
  @usableFromInline let owner: ColumnMemory?
  /// The number of amounts.
  public let endIndex: Int

  init(storage: Storage) {
    switch storage {
    case .zero(let count): (narrow, wide, owner, endIndex) = (nil, nil, nil, count)
    case .narrow(let column):
      (narrow, wide) = (column.values.baseAddress, nil)
      (owner, endIndex) = (column.owner, column.count)
    case .wide(let column):
      (narrow, wide) = (nil, column.values.baseAddress)
      (owner, endIndex) = (column.owner, column.count)
    }
  }

  /// How the values lie in memory.
  public var storage: Storage {
    if let narrow { return .narrow(Column(.init(start: narrow, count: endIndex), in: owner)) }
    if let wide { return .wide(Column(.init(start: wide, count: endIndex), in: owner)) }
    return .zero(count: endIndex)
  }

  /// A column of amounts. O(count).
  public init(_ amounts: some Sequence<Int64>) {
    if let column = amounts as? Amounts {
      self = column
      return
    }
    if let column = amounts.withContiguousStorageIfAvailable(Self.init(buffer:)) {
      self = column
      return
    }
    self = ContiguousArray(amounts).withUnsafeBufferPointer(Self.init(buffer:))
  }

  private init(buffer all: UnsafeBufferPointer<Int64>) {
    var (least, most) = (Int64(0), Int64(0))
    for amount in all { (least, most) = (Swift.min(least, amount), Swift.max(most, amount)) }
    if least == 0 && most == 0 {
      self.init(storage: .zero(count: all.count))
    } else if least >= Int32.min && most <= Int32.max {
      self.init(
        storage: .narrow(Column(count: all.count) { Int32(truncatingIfNeeded: all[$0]) }))
    } else {
      self.init(storage: .wide(Column(all)))
    }
  }

  /// A column of amounts written out.
  public init(arrayLiteral elements: Int64...) { self.init(elements) }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }

  /// The amount of a row, which must be one of the column's.
  @inlinable public subscript(row: Int) -> Int64 {
    precondition(row >= 0 && row < endIndex, "row \(row) of \(endIndex)")
    return withExtendedLifetime(owner) {
      if let narrow { return Int64(narrow[row]) }
      return wide?[row] ?? 0
    }
  }

  /// The first amounts, as a column; fewer when there are not so many. O(1).
  public func prefix(_ count: Int) -> Amounts {
    switch storage {
    case .zero(let all): Amounts(storage: .zero(count: Swift.min(count, all)))
    case .narrow(let column): Amounts(storage: .narrow(column.prefix(count)))
    case .wide(let column): Amounts(storage: .wide(column.prefix(count)))
    }
  }
}

// The memory is never written to once it is a column's.
extension Amounts: @unchecked Sendable {}

extension Amounts: Hashable {
  /// Equal amounts in the same order, however stored. O(count).
  public static func == (left: Amounts, right: Amounts) -> Bool { left.elementsEqual(right) }

  /// Feeds count and values. O(count).
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for value in self { hasher.combine(value) }
  }
}
