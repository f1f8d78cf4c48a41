/// What stands at the beginning of a snapshot: what it is, of what, and where each column lies.
///
///     magic │ version │ byte order │ … │ checksum │ entry, entry, … │ column, column, …
struct SnapshotHeader {
  /// Raise it when a column's name, kind or meaning changes.
  static let version: UInt32 = 3
  /// "TENURESN" in the writer's byte order: a machine of the other one reads it backwards.
  static let magic: UInt64 = 0x4E53_4552_554E_4554
  /// Large columns begin at a page, so that mapping one touches no other.
  static let page = 4096
  static let fixed = 64

  /// Names the state of the input files.
  var inputs: UInt64
  /// Names the build that wrote it.
  var program: UInt64
  /// Names the folder, whatever its state.
  var folder: UInt64
  var entries: [Entry]

  init(inputs: UInt64, program: UInt64, folder: UInt64, entries: [Entry] = []) {
    self.inputs = inputs
    self.program = program
    self.folder = folder
    self.entries = entries
  }

  /// Where one column lies.
  struct Entry {
    static let size = 64
    static let nameSize = 32

    var name: String
    var offset: UInt64 = 0
    var count: UInt64
    /// Bytes of one value.
    var stride: UInt64
    var checksum: UInt64 = 0

    /// Bytes of all values; nil when it is more than can be counted.
    var length: UInt64? {
      let (length, isOver) = count.multipliedReportingOverflow(by: stride)
      return isOver ? nil : length
    }
  }

  /// Bytes of the header with its entries.
  var size: Int { Self.fixed + entries.count * Entry.size }

  /// The first byte behind the last column.
  var end: UInt64 {
    entries.map { $0.offset &+ ($0.length ?? 0) }.max() ?? UInt64(size)
  }

  /// Gives every column its place.
  mutating func layOut() {
    var next = UInt64(size)
    for place in entries.indices {
      let length = entries[place].length ?? 0
      let step = UInt64(length >= UInt64(Self.page) ? Self.page : 64)
      next = (next + step - 1) / step * step
      entries[place].offset = next
      next += length
    }
  }

  // MARK: Bytes

  /// The header as it stands in the file.
  var bytes: [UInt8] { bytes(end: end) }

  /// The header of a file that ends there.
  func bytes(end: UInt64) -> [UInt8] {
    var words: [UInt64] = [
      Self.magic, UInt64(Self.version), UInt64(entries.count), inputs, program, folder, end, 0,
    ]
    let places = entries.flatMap(Self.bytes)
    words[7] = Self.checksum(words, places)
    return words.flatMap(Self.bytes) + places
  }

  private static func checksum(_ words: [UInt64], _ entries: some Sequence<UInt8>) -> UInt64 {
    (words[..<7].flatMap(bytes) + Array(entries)).withUnsafeBytes(Checksum.of)
  }

  private static func bytes(_ word: UInt64) -> [UInt8] {
    withUnsafeBytes(of: word) { Array($0) }
  }

  private static func bytes(_ entry: Entry) -> [UInt8] {
    var name = Array(entry.name.utf8.prefix(Entry.nameSize))
    name += repeatElement(0, count: Entry.nameSize - name.count)
    return name
      + [entry.offset, entry.count, entry.stride, entry.checksum].flatMap { bytes($0) }
  }

  /// Reads and checks a header: nothing of it is believed before its checksum holds.
  ///
  /// `file` are the file's first bytes, at least as many as it says the header has.
  init(_ file: UnsafeRawBufferPointer, fileSize: UInt64) throws(SnapshotFault) {
    guard file.count >= Self.fixed else { throw .truncated }
    let words = (0..<8).map {
      file.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)
    }
    guard words[0] == Self.magic else { throw .notASnapshot }
    guard words[1] == UInt64(Self.version) else {
      throw .otherVersion(UInt32(truncatingIfNeeded: words[1]))
    }
    let room = UInt64((file.count - Self.fixed) / Entry.size)
    guard words[2] <= room else { throw .truncated }
    self.init(inputs: words[3], program: words[4], folder: words[5])
    for place in 0..<Int(words[2]) {
      entries.append(Entry(file, at: Self.fixed + place * Entry.size))
    }
    guard Self.checksum(words, file[Self.fixed..<size]) == words[7] else {
      throw .damaged(column: "")
    }
    guard words[6] == fileSize else { throw .truncated }
    for entry in entries {
      guard let length = entry.length else { throw .damaged(column: entry.name) }
      let (end, isOver) = entry.offset.addingReportingOverflow(length)
      guard !isOver, end <= fileSize, entry.offset % 64 == 0 else {
        throw .damaged(column: entry.name)
      }
    }
  }
}

extension SnapshotHeader.Entry {
  fileprivate init(_ file: UnsafeRawBufferPointer, at place: Int) {
    let letters = file[place..<place + Self.nameSize].prefix { $0 != 0 }
    name = String(decoding: letters, as: UTF8.self)
    func word(_ number: Int) -> UInt64 {
      file.loadUnaligned(fromByteOffset: place + Self.nameSize + number * 8, as: UInt64.self)
    }
    (offset, count, stride, checksum) = (word(0), word(1), word(2), word(3))
  }
}
