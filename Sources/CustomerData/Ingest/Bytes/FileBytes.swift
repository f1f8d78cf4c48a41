import Foundation

/// The bytes of one field; valid until the row is left.
typealias FieldBytes = UnsafeBufferPointer<UInt8>

/// A text in memory, followed by zero bytes so that the scanner may read whole blocks.
final class FileBytes {
  /// Readable zero bytes behind the last one.
  static let padding = 64

  let start: UnsafeMutablePointer<UInt8>
  let count: Int

  /// Room for `count` bytes, not yet set, and the padding.
  init(count: Int) {
    self.count = count
    start = .allocate(capacity: count + Self.padding)
    (start + count).initialize(repeating: 0, count: Self.padding)
  }

  deinit { start.deallocate() }

  convenience init(_ bytes: some Collection<UInt8>) {
    self.init(count: bytes.count)
    _ = UnsafeMutableBufferPointer(start: start, count: count).initialize(from: bytes)
  }

  var all: FieldBytes { FieldBytes(start: start, count: count) }

  /// Reads a whole file, telling how many bytes each step had.
  static func read(
    _ source: SourceFile, step: (Int) throws(LoadError) -> Void
  ) throws(LoadError) -> FileBytes {
    let file = FileBytes(count: source.size)
    var done = 0
    while done < file.count {
      let count = min(4 << 20, file.count - done)
      try source.read(count, from: done, into: file.start + done)
      done += count
      try step(count)
    }
    try source.checkUnchanged()
    return file
  }

  /// 64 bits over the content.
  var digest: UInt64 {
    var digest = Digest()
    digest.add(all)
    return digest.value
  }
}

/// A fast 64-bit hash, the same on every machine; not for secrets.
struct Digest {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ word: UInt64) {
    let mixed = (value ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    value = mixed.high ^ mixed.low ^ (word &+ 0xE703_7ED1_A0B4_28DB)
  }

  mutating func add(_ bytes: FieldBytes) {
    add(UInt64(bytes.count))
    let whole = bytes.count & ~7
    add(words: FieldBytes(rebasing: bytes[..<whole]))
    add(rest: FieldBytes(rebasing: bytes[whole...]))
  }

  /// Adds a part of some bytes, eight at a time; its count is a multiple of eight.
  mutating func add(words bytes: FieldBytes) {
    let raw = UnsafeRawBufferPointer(bytes)
    for place in stride(from: 0, to: raw.count, by: 8) {
      add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
    }
  }

  /// Adds the last bytes, fewer than eight.
  mutating func add(rest bytes: FieldBytes) {
    add(bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Eight bytes and fewer spread over all 64 bits.
  static func of(_ bytes: FieldBytes) -> UInt64 {
    var digest = Digest()
    digest.add(bytes)
    return digest.value
  }
}
