/// Values on their way to a column. What is large lies in large pages: millions of first touches
/// cost a few faults.
///
/// A value type: copies share the memory until one of them is written to.
struct GrowingColumn<Element: BitwiseCopyable & Sendable>: RandomAccessCollection {
  private var owner: GrowingMemory?
  private var room = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)
  private(set) var endIndex = 0

  var startIndex: Int { 0 }

  init() {}

  /// That many values whose bytes are all zero.
  init(zeros count: Int) { grow(toZeros: count) }

  /// The value of a row, which must be one of the column's.
  subscript(row: Int) -> Element {
    @inline(__always) get {
      precondition(row >= 0 && row < endIndex, "row \(row) of \(endIndex)")
      return withExtendedLifetime(owner) { room[row] }
    }
    @inline(__always) set {
      precondition(row >= 0 && row < endIndex, "row \(row) of \(endIndex)")
      if !isKnownUniquelyReferenced(&owner) { move(to: room.count) }
      room[row] = newValue
    }
  }

  /// The values, valid as long as this column lives and is not written to.
  var values: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<endIndex])
  }

  /// The values as a column that never changes, in the same memory. O(1).
  var column: Column<Element> {
    guard let owner else { return [] }
    return Column(values, in: ColumnMemory(owner))
  }

  /// The values as one buffer, valid inside `body` only.
  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    defer { withExtendedLifetime(owner) {} }
    return try body(values)
  }

  /// Writes to all values at once.
  mutating func withMutableValues<Result>(
    _ body: (UnsafeMutableBufferPointer<Element>) -> Result
  ) -> Result {
    if !isKnownUniquelyReferenced(&owner) { move(to: room.count) }
    defer { withExtendedLifetime(owner) {} }
    return body(UnsafeMutableBufferPointer(rebasing: room[..<endIndex]))
  }

  // MARK: Growing

  @inline(__always)
  mutating func append(_ value: Element) {
    if endIndex == room.count || !isKnownUniquelyReferenced(&owner) { makeRoom(1) }
    room[endIndex] = value
    endIndex += 1
  }

  mutating func append(contentsOf more: UnsafeBufferPointer<Element>) {
    guard more.count > 0 else { return }
    makeRoom(more.count)
    _ = UnsafeMutableBufferPointer(rebasing: room[endIndex...]).update(fromContentsOf: more)
    endIndex += more.count
  }

  mutating func append(contentsOf more: some Collection<Element>) {
    let isCopied: Void? = more.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    guard isCopied == nil else { return }
    makeRoom(more.count)
    for value in more {
      room[endIndex] = value
      endIndex += 1
    }
  }

  /// Adds values that `body` sets, each of them.
  mutating func appendRoom(_ count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    guard count > 0 else { return }
    makeRoom(count)
    body(UnsafeMutableBufferPointer(rebasing: room[endIndex..<(endIndex + count)]))
    endIndex += count
  }

  mutating func append(repeating value: Element, count: Int) {
    guard count > 0 else { return }
    makeRoom(count)
    UnsafeMutableBufferPointer(rebasing: room[endIndex..<(endIndex + count)])
      .update(repeating: value)
    endIndex += count
  }

  /// Adds values whose bytes are all zero; they cost nothing before they are touched.
  mutating func grow(toZeros count: Int) {
    guard count > endIndex else { return }
    makeRoom(count - endIndex)
    // Beyond the end nothing has been written yet, and new memory is zero.
    endIndex = count
  }

  /// Values there is room for.
  var capacity: Int { room.count }

  /// Makes room for that many values in all.
  mutating func reserve(_ count: Int) {
    if count > room.count { move(to: count) }
  }

  private mutating func makeRoom(_ more: Int) {
    let wanted = endIndex + more
    if wanted <= room.count && isKnownUniquelyReferenced(&owner) { return }
    move(to: wanted <= room.count ? room.count : Swift.max(wanted, room.count * 3 / 2, 16))
  }

  private mutating func move(to count: Int) {
    let stride = MemoryLayout<Element>.stride
    let fresh = GrowingMemory(count * stride)
    fresh.copy(UnsafeRawBufferPointer(values))
    owner = fresh
    room = UnsafeMutableBufferPointer(
      start: fresh.start.bindMemory(to: Element.self, capacity: fresh.count / stride),
      count: fresh.count / stride)
  }
}

// Memory that more than one column shares is never written to.
extension GrowingColumn: @unchecked Sendable {}
