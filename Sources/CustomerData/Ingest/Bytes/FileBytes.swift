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
    for (place, byte) in bytes.enumerated() { (start + place).initialize(to: byte) }
  }

  var all: FieldBytes { FieldBytes(start: start, count: count) }

  /// Reads a whole file in pieces, telling how many bytes each had.
  static func read(
    path: String, piece: (Int) throws(LoadError) -> Void
  ) throws(LoadError) -> FileBytes {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
    let file = FileBytes(count: Int(status.st_size))
    var done = 0
    while done < file.count {
      let got = pread(descriptor, file.start + done, min(4 << 20, file.count - done), off_t(done))
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(path: path, errno: errno) }
      // Cut short while being read: what is left is zero, which no text holds.
      if got == 0 { (file.start + done).initialize(repeating: 0, count: file.count - done) }
      done = got == 0 ? file.count : done + got
      try piece(got)
    }
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
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place + 8 <= raw.count {
      add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    var rest: UInt64 = 0
    while place < raw.count {
      rest = rest << 8 | UInt64(raw[place])
      place += 1
    }
    add(rest)
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
