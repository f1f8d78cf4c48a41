/// A column of text: all bytes in a row, and where each text ends. A `String` is made only of what
/// is asked for.
///
///     bytes   "#1001#1002#1003"
///     starts   0    5    10   15
///
/// Or, where every text is a number behind the same letters, the numbers alone.
public struct TextColumn: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// How the texts lie in memory.
  enum Storage: Sendable {
    /// Where each row's bytes begin, one more than rows, ascending; and the bytes, UTF-8.
    case bytes(starts: Column<UInt32>, Column<UInt8>)
    /// Each is a number behind letters they share, as orders are called.
    case numbers(NumberTexts)
  }

  let storage: Storage

  init(starts: Column<UInt32>, bytes: Column<UInt8>) {
    precondition(!starts.isEmpty, "a column of text without an end")
    storage = .bytes(starts: starts, bytes)
  }

  init(_ numbers: NumberTexts) { storage = .numbers(numbers) }

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
  public var endIndex: Int {
    switch storage {
    case .bytes(let starts, _): starts.count - 1
    case .numbers(let numbers): numbers.count
    }
  }

  /// The text of a row, which must be one of the column's. O(length).
  public subscript(row: Int) -> String {
    withUTF8(of: row) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a row's text, without making a string of them.
  public func withUTF8<Result>(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    switch storage {
    case .bytes(let starts, let bytes):
      // A damaged file must not lead outside the bytes: what ends before it begins is empty.
      let end = Swift.min(Int(starts[row + 1]), bytes.count)
      let start = Swift.min(Int(starts[row]), end)
      return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    case .numbers(let numbers): return numbers.withUTF8(of: row, body)
    }
  }

  /// Whether a row's text has those bytes.
  public func isEqual(_ row: Int, to text: some Collection<UInt8>) -> Bool {
    withUTF8(of: row) { $0.elementsEqual(text) }
  }

  /// Whether a row's text is empty.
  public func isEmpty(_ row: Int) -> Bool { withUTF8(of: row) { $0.isEmpty } }

  /// The first texts, as a column; fewer when there are not so many. O(1).
  public func prefix(_ count: Int) -> TextColumn {
    switch storage {
    case .bytes(let starts, let bytes):
      TextColumn(starts: starts.prefix(Swift.min(count, self.count) + 1), bytes: bytes)
    case .numbers(let numbers): TextColumn(numbers.prefix(count))
    }
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
  private var starts = GrowingColumn<UInt32>()
  private var bytes = GrowingColumn<UInt8>()

  init(rows: Int = 0) {
    starts.reserve(rows + 1)
    starts.append(0)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    precondition(bytes.count <= UInt32.max, "a column of text has at most 4 GiB")
    starts.append(UInt32(bytes.count))
  }

  /// The texts so far.
  var column: TextColumn { TextColumn(starts: starts.column, bytes: bytes.column) }
}
