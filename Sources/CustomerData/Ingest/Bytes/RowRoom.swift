/// Room for one value a row of a piece, or several rows of values one behind the other.
///
/// Nothing checks reads and writes: whoever asks keeps to the rows there is room for. A copy shares
/// the memory until more room is made.
struct RowRoom<Element: BitwiseCopyable> {
  private final class Memory {
    let values: UnsafeMutableBufferPointer<Element>

    init(_ count: Int) {
      values = .allocate(capacity: count)
      // Bytes rather than values: none of them is read before it is set.
      UnsafeMutableRawBufferPointer(values).initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit { values.deallocate() }
  }

  private var memory = Memory(0)
  /// The values, valid until more room is made.
  private(set) var values = UnsafeMutableBufferPointer<Element>(start: nil, count: 0)

  /// Makes room for that many values, which forgets those there are.
  mutating func makeRoom(_ count: Int) {
    guard count > values.count else { return }
    memory = Memory(count)
    values = memory.values
  }

  /// Some of the values.
  subscript(rows: Range<Int>) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: values[rows])
  }
}

// A piece and what is typed of it belong to one thread at a time.
extension RowRoom: @unchecked Sendable {}
