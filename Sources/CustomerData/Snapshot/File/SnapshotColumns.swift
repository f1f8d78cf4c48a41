/// Columns by name on their way into a snapshot.
struct SnapshotColumns {
  /// The columns' places and sizes, without offsets and checksums yet.
  private(set) var entries: [SnapshotHeader.Entry] = []
  /// The bytes of each, which live as long as this value.
  private(set) var bytes: [UnsafeRawBufferPointer] = []
  private var owners: [ColumnMemory?] = []

  mutating func add<Element>(_ name: String, _ column: Column<Element>) {
    entries.append(
      SnapshotHeader.Entry(
        name: name, count: UInt64(column.count), stride: UInt64(MemoryLayout<Element>.stride)))
    bytes.append(UnsafeRawBufferPointer(column.values))
    owners.append(column.owner)
  }

  /// A column whose values all stand for nothing takes no room.
  private mutating func add(_ name: String, nothing count: Int) {
    entries.append(SnapshotHeader.Entry(name: name, count: UInt64(count), stride: 0))
    bytes.append(UnsafeRawBufferPointer(start: nil, count: 0))
    owners.append(nil)
  }

  mutating func add(_ name: String, _ amounts: Amounts) {
    switch amounts.storage {
    case .zero(let count): add(name, nothing: count)
    case .narrow(let column): add(name, column)
    case .wide(let column): add(name, column)
    }
  }

  mutating func add(_ name: String, _ codes: Codes) {
    switch codes.storage {
    case .absent(let count): add(name, nothing: count)
    case .bytes(let column): add(name, column)
    case .shorts(let column): add(name, column)
    case .words(let column): add(name, column)
    }
  }

  mutating func add(_ name: String, _ text: TextColumn) {
    switch text.storage {
    case .bytes(let starts, let bytes):
      add(name + ".starts", starts)
      add(name + ".bytes", bytes)
    case .numbers(let numbers):
      add(name + ".offsets", numbers.offsets)
      let letters = numbers.letters
      add(name + ".number", Column([numbers.least, letters.bytes, UInt64(letters.count)]))
    }
  }

  mutating func add(_ name: String, _ words: Words) {
    add(name + ".codes", words.codes)
    add(name + ".words", words.dictionary)
  }

  mutating func add(_ name: String, _ words: LedgerWords) {
    add(name, words.words)
    add(name + ".visible", Column([Int64(words.visible)]))
  }

  /// Calls `body` while the bytes are sure to live.
  func withBytes<Result, Failure: Error>(
    _ body: ([UnsafeRawBufferPointer]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(owners) {} }
    return try body(bytes)
  }
}
