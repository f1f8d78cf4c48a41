/// A column of text: all bytes in a row, and where each text ends. A `String` is made only of what
/// is asked for.
///
///     bytes   "#1001#1002#1003"
///     starts   0    5    10   15
public struct TextColumn: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// Where each row's bytes begin; one more than rows, ascending.
  let starts: Column<UInt32>
  /// The bytes of all rows, UTF-8.
  let bytes: Column<UInt8>

  init(starts: Column<UInt32>, bytes: Column<UInt8>) {
    precondition(!starts.isEmpty, "a column of text without an end")
    self.starts = starts
    self.bytes = bytes
  }

  /// A column of texts. O(bytes).
  public init(_ texts: some Sequence<String>) {
    if let column = texts as? TextColumn {
      self = column
      return
    }
    var builder = TextColumnBuilder()
    for text in texts { builder.append(text) }
    self = builder.column
  }

  /// A column of texts written out.
  public init(arrayLiteral elements: String...) { self.init(elements) }

  /// Always 0.
  public var startIndex: Int { 0 }

  /// The number of texts.
  public var endIndex: Int { starts.count - 1 }

  /// The text of a row, which must be one of the column's. O(length).
  public subscript(row: Int) -> String {
    withUTF8(of: row) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a row's text, without making a string of them.
  public func withUTF8<Result>(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    // A damaged file must not lead outside the bytes: what ends before it begins is empty.
    let end = Swift.min(Int(starts[row + 1]), bytes.count)
    let start = Swift.min(Int(starts[row]), end)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  /// Whether a row's text has those bytes.
  public func isEqual(_ row: Int, to text: some Collection<UInt8>) -> Bool {
    withUTF8(of: row) { $0.elementsEqual(text) }
  }

  /// Whether a row's text is empty.
  public func isEmpty(_ row: Int) -> Bool { starts[row + 1] <= starts[row] }

  /// The first texts, as a column; fewer when there are not so many. O(1).
  public func prefix(_ count: Int) -> TextColumn {
    TextColumn(starts: starts.prefix(Swift.min(count, self.count) + 1), bytes: bytes)
  }

  /// A column of empty texts, which takes no memory worth speaking of.
  static func empty(_ count: Int) -> TextColumn {
    TextColumn(starts: .zeros(count + 1), bytes: [])
  }
}

extension TextColumn: Hashable {
  /// Equal texts in the same order, byte for byte. O(bytes).
  public static func == (left: TextColumn, right: TextColumn) -> Bool {
    left.count == right.count
      && left.indices.allSatisfy { row in left.withUTF8(of: row) { right.isEqual(row, to: $0) } }
  }

  /// Feeds count and texts. O(bytes).
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for row in indices { withUTF8(of: row) { hasher.combine(bytes: .init($0)) } }
  }
}

/// Grows a column of text.
struct TextColumnBuilder {
  private var starts: ContiguousArray<UInt32> = [0]
  private var bytes: ContiguousArray<UInt8> = []

  init(rows: Int = 0) { starts.reserveCapacity(rows + 1) }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    end()
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    end()
  }

  mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
    end()
  }

  private mutating func end() {
    precondition(bytes.count <= UInt32.max, "a column of text has at most 4 GiB")
    starts.append(UInt32(bytes.count))
  }

  /// The texts so far.
  var column: TextColumn { TextColumn(starts: Column(starts), bytes: Column(bytes)) }
}
