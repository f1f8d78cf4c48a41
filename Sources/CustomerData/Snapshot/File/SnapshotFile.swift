import Foundation

/// One file of columns, mapped read-only.
///
/// Checked when it is opened: whose it is, what it is, of which files and build, that it is as long
/// as it says, its header's checksum, that every column lies inside, and every column's checksum.
struct SnapshotFile: Sendable {
  private let header: SnapshotHeader
  private let memory: ColumnMemory

  var inputs: UInt64 { header.inputs }
  var folder: UInt64 { header.folder }

  /// Opens the file at a path for a state of the inputs and a build.
  init(path: String, inputs: UInt64, program: UInt64) throws(SnapshotFault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing : .system(errno: errno)
    }
    defer { close(descriptor) }
    let size = try Self.size(descriptor)
    guard let memory = ColumnMemory.map(descriptor, count: size) else {
      throw size == 0 ? .truncated : .system(errno: errno)
    }
    self.memory = memory
    header = try SnapshotHeader(memory.bytes, fileSize: UInt64(size))
    guard header.program == program else { throw .otherVersion(SnapshotHeader.version) }
    guard header.inputs == inputs else { throw .stale }
    try check(descriptor)
  }

  /// The folder and the inputs a file names, when it is one of ours.
  static func identity(path: String) -> (folder: UInt64, inputs: UInt64)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var start = [UInt64](repeating: 0, count: SnapshotHeader.fixed / 8)
    let got = start.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard got == SnapshotHeader.fixed, start[0] == SnapshotHeader.magic else { return nil }
    return (start[5], start[3])
  }

  private static func size(_ descriptor: Int32) throws(SnapshotFault) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_mode & 0o077 == 0
    else { throw .foreign }
    return Int(status.st_size)
  }

  // MARK: Checks

  /// Columns up to this size, and those that every pass over the orders reads, are checked where they
  /// are mapped; the others are read piece by piece beside the mapping, which costs less than entering
  /// their pages, and no memory.
  private static let small = 64 << 10
  private static let readFirst: Set<String> = [
    "orders.day", "orders.net", "customers.orderOffsets",
  ]
  private static let piece = 1 << 20

  private func check(_ descriptor: Int32) throws(SnapshotFault) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 64)
    defer { room.deallocate() }
    for entry in header.entries {
      let isMapped =
        entry.length ?? 0 <= UInt64(Self.small) || Self.readFirst.contains(entry.name)
      let found = try isMapped ? Checksum.of(bytes(entry)) : checksum(entry, descriptor, room)
      guard found == entry.checksum else { throw .damaged(column: entry.name) }
    }
  }

  private func checksum(
    _ entry: SnapshotHeader.Entry, _ descriptor: Int32, _ room: UnsafeMutableRawBufferPointer
  ) throws(SnapshotFault) -> UInt64 {
    var checksum = Checksum()
    var place = Int(entry.offset)
    let end = place + Int(entry.length ?? 0)
    while place < end {
      let piece = min(Self.piece, end - place)
      var got = 0
      while got < piece {
        let more = pread(
          descriptor, room.baseAddress.map { $0 + got }, piece - got, off_t(place + got))
        if more < 0 && errno == EINTR { continue }
        guard more > 0 else { throw more < 0 ? .system(errno: errno) : .truncated }
        got += more
      }
      checksum.add(UnsafeRawBufferPointer(rebasing: room[..<piece]))
      place += piece
    }
    return checksum.value
  }

  private func bytes(_ entry: SnapshotHeader.Entry) -> UnsafeRawBufferPointer {
    let start = Int(entry.offset)
    return UnsafeRawBufferPointer(rebasing: memory.bytes[start..<start + Int(entry.length ?? 0)])
  }

  // MARK: Columns

  private func entry(_ name: String) throws(SnapshotFault) -> SnapshotHeader.Entry {
    guard let entry = header.entries.first(where: { $0.name == name }) else {
      throw .damaged(column: name)
    }
    return entry
  }

  func column<Element>(
    _ name: String, of: Element.Type = Element.self
  ) throws(SnapshotFault) -> Column<Element> {
    try column(entry(name))
  }

  private func column<Element>(
    _ entry: SnapshotHeader.Entry
  ) throws(SnapshotFault) -> Column<Element> {
    guard entry.stride == UInt64(MemoryLayout<Element>.stride) else {
      throw .damaged(column: entry.name)
    }
    return Column(bytes(entry).bindMemory(to: Element.self), in: memory)
  }

  func amounts(_ name: String) throws(SnapshotFault) -> Amounts {
    let entry = try entry(name)
    switch entry.stride {
    case 0: return Amounts(storage: .zero(count: try count(entry)))
    case 4: return Amounts(storage: .narrow(try column(entry)))
    default: return Amounts(storage: .wide(try column(entry)))
    }
  }

  func codes(_ name: String) throws(SnapshotFault) -> Codes {
    let entry = try entry(name)
    switch entry.stride {
    case 0: return Codes(storage: .absent(count: try count(entry)))
    case 1: return Codes(storage: .bytes(try column(entry)))
    case 2: return Codes(storage: .shorts(try column(entry)))
    default: return Codes(storage: .words(try column(entry)))
    }
  }

  // A count of values that take no room is bounded by nothing but what rows can be counted with.
  private func count(_ entry: SnapshotHeader.Entry) throws(SnapshotFault) -> Int {
    guard entry.count < UInt64(Int32.max) else { throw .damaged(column: entry.name) }
    return Int(entry.count)
  }

  func text(_ name: String) throws(SnapshotFault) -> TextColumn {
    if header.entries.contains(where: { $0.name == name + ".offsets" }) {
      return try TextColumn(numbers(name))
    }
    let starts: Column<UInt32> = try column(name + ".starts")
    guard !starts.isEmpty else { throw .damaged(column: name) }
    return TextColumn(starts: starts, bytes: try column(name + ".bytes"))
  }

  private func numbers(_ name: String) throws(SnapshotFault) -> NumberTexts {
    let number: Column<UInt64> = try column(name + ".number")
    guard number.count == 3, let letters = NumberPrefix(bytes: number[1], count: number[2]) else {
      throw .damaged(column: name)
    }
    return NumberTexts(
      letters: letters, least: number[0], offsets: try column(name + ".offsets"))
  }

  func words(_ name: String) throws(SnapshotFault) -> Words {
    Words(codes: try codes(name + ".codes"), dictionary: try text(name + ".words"))
  }

  func ledgerWords(_ name: String) throws(SnapshotFault) -> LedgerWords {
    let visible = try column(name + ".visible", of: Int64.self)
    guard let visible = visible.first, visible >= 0 else { throw .damaged(column: name) }
    return LedgerWords(words: try words(name), visible: Int(clamping: visible))
  }
}
