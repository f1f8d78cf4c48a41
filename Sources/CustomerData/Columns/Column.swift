/// The values of one column: a row of plain values in memory that never changes, whoever owns it.
///
/// Copies share the memory; `part` and `prefix` are views of it. Reading is checked. For a pass
/// over many rows take `withUnsafeBufferPointer`, whose reads are as fast as an array's.
///
///     let day: Column<Day> = dataset.orders.day
///     day[row]                                       one value, checked
///     day.withUnsafeBufferPointer { days in … }      a whole pass
public struct Column<Element: BitwiseCopyable & Sendable>: RandomAccessCollection,
  ExpressibleByArrayLiteral
{
  @usableFromInline let values: UnsafeBufferPointer<Element>
  @usableFromInline let owner: ColumnMemory?

  init(_ values: UnsafeBufferPointer<Element>, in owner: ColumnMemory?) {
    self.values = values
    self.owner = owner
  }

  /// Room for `capacity` values, set by `fill`, which tells how many it has set.
  init(capacity: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Int) {
    let (memory, values) = ColumnMemory.room(for: capacity, of: Element.self, fill: fill)
    self.init(values, in: memory)
  }

  /// That many values, one a row.
  init(count: Int, value: (Int) -> Element) {
    self.init(capacity: count) { room in
      for row in 0..<count { room[row] = value(row) }
      return count
    }
  }

  /// A copy of values. O(count).
  public init(_ elements: some Sequence<Element>) {
    if let column = elements as? Column<Element> {
      self = column
      return
    }
    let copied = elements.withContiguousStorageIfAvailable { all in
      Column(capacity: all.count) { room in room.initialize(fromContentsOf: all) }
    }
    if let copied {
      self = copied
      return
    }
    let all = ContiguousArray(elements)
    self.init(capacity: all.count) { room in room.initialize(from: all).index }
  }

  /// A column of values written out.
  public init(arrayLiteral elements: Element...) { self.init(elements) }

  /// Always 0.
  @inlinable public var startIndex: Int { 0 }

  /// The number of values.
  @inlinable public var endIndex: Int { values.count }

  /// The value of a row, which must be one of the column's.
  @inlinable public subscript(row: Int) -> Element {
    precondition(row >= 0 && row < values.count, "row \(row) of \(values.count)")
    return withExtendedLifetime(owner) { values[row] }
  }

  /// The values as one buffer, valid inside `body` only. Nothing checks its reads: keep to its
  /// indices.
  @inlinable public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(owner) {} }
    return try body(values)
  }

  /// What lets arrays and the like copy the whole column at once.
  @inlinable public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    defer { withExtendedLifetime(owner) {} }
    return try body(values)
  }

  /// The first values, as a column; fewer when there are not so many. O(1).
  public func prefix(_ count: Int) -> Column { part(0..<Swift.min(count, self.count)) }

  /// Some rows as a column that counts from 0. O(1).
  public func part(_ rows: Range<Int>) -> Column {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows \(rows) of \(count)")
    return Column(UnsafeBufferPointer(rebasing: values[rows]), in: owner)
  }

  /// The same memory as values of another type, which must lie alike.
  func bound<Other: BitwiseCopyable & Sendable>(to type: Other.Type) -> Column<Other> {
    precondition(
      MemoryLayout<Other>.stride == MemoryLayout<Element>.stride, "\(type) for \(Element.self)")
    return Column<Other>(UnsafeRawBufferPointer(values).bindMemory(to: type), in: owner)
  }

  /// A column of zeros, which takes no memory worth speaking of.
  static func zeros(_ count: Int) -> Column where Element: FixedWidthInteger {
    guard let memory = ColumnMemory.zeros(count * MemoryLayout<Element>.stride) else {
      return Column(repeatElement(0, count: count))
    }
    return Column(memory.bytes.assumingMemoryBound(to: Element.self), in: memory)
  }
}

// The memory is never written to once it is a column's.
extension Column: @unchecked Sendable {}

extension Column: Equatable where Element: Equatable {
  /// Equal values in the same order. O(count).
  public static func == (left: Column, right: Column) -> Bool { left.elementsEqual(right) }
}

extension Column: Hashable where Element: Hashable {
  /// Feeds count and values. O(count).
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for value in self { hasher.combine(value) }
  }
}
