import Foundation

extension SnapshotFile {
  /// What a file's name begins with while it is written.
  static let draftPrefix = "snapshot."

  /// Removes a file that was never finished, unless somebody is writing it: a writer holds its lock,
  /// which a killed one leaves behind with its life.
  static func removeDraft(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0 && unlink(path) == 0
  }

  /// Writes columns into a file that is either whole or not there: under another name first, then
  /// renamed. Readable by its owner alone.
  static func write(
    _ columns: SnapshotColumns, _ header: SnapshotHeader, to path: String
  ) throws(SnapshotFault) {
    let draft = path + ".\(getpid()).\(UInt32.random(in: 0 ... .max))"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(errno: errno) }
    // Where files cannot be locked the draft is written all the same.
    flock(descriptor, LOCK_EX | LOCK_NB)
    do throws(SnapshotFault) {
      defer { close(descriptor) }
      try write(columns, header, to: descriptor)
      guard fsync(descriptor) == 0 else { throw .system(errno: errno) }
      guard rename(draft, path) == 0 else { throw .system(errno: errno) }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private static func write(
    _ columns: SnapshotColumns, _ start: SnapshotHeader, to descriptor: Int32
  ) throws(SnapshotFault) {
    var header = start
    header.entries = columns.entries
    header.layOut()
    try columns.withBytes { bytes throws(SnapshotFault) in
      for (place, bytes) in bytes.enumerated() {
        header.entries[place].checksum = Checksum.of(bytes)
        try write(bytes, to: descriptor, at: Int(header.entries[place].offset))
      }
    }
    // The header comes last, and a file without one is no snapshot.
    try write(Column(header.bytes), to: descriptor)
    guard ftruncate(descriptor, off_t(header.end)) == 0 else { throw .system(errno: errno) }
  }

  private static func write(
    _ header: Column<UInt8>, to descriptor: Int32
  ) throws(SnapshotFault) {
    try header.withUnsafeBufferPointer { bytes throws(SnapshotFault) in
      try write(UnsafeRawBufferPointer(bytes), to: descriptor, at: 0)
    }
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int
  ) throws(SnapshotFault) {
    guard let start = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let count = Foundation.pwrite(
        descriptor, start + done, min(bytes.count - done, 64 << 20), off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .system(errno: count < 0 ? errno : ENOSPC) }
      done += count
    }
  }
}
