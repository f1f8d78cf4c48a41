#if os(Linux)
  import Glibc

  /// What the kernel tells of a folder's files (inotify(7)).
  final class FolderEvents: Sendable {
    /// Readable when something has happened.
    let descriptor: Int32

    private static let mask = UInt32(
      IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
        | IN_DELETE_SELF | IN_MOVE_SELF)
    /// `struct inotify_event` before its name: wd, mask, cookie, len.
    private static let head = 16

    /// Nil when the folder can't be watched: gone, or the system has no watch left.
    init?(folder: String) {
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      guard inotify_add_watch(descriptor, folder, Self.mask) >= 0 else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Watches what now stands at the path; the same folder keeps its watch.
    func renew(folder: String) { _ = inotify_add_watch(descriptor, folder, Self.mask) }

    /// Takes what has happened: a file's name, and whether it is being written.
    func drain(_ take: (_ name: String, _ isWriting: Bool) -> Void) {
      var buffer = [UInt8](repeating: 0, count: 16_384)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return }
        buffer.withUnsafeBytes { Self.walk(UnsafeRawBufferPointer(rebasing: $0[..<count]), take) }
      }
    }

    private static func walk(_ bytes: UnsafeRawBufferPointer, _ take: (String, Bool) -> Void) {
      var place = 0
      while place + head <= bytes.count {
        let mask = bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
        let length = Int(bytes.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self))
        let name = bytes[(place + head)..<min(bytes.count, place + head + length)]
        take(
          String(decoding: name.prefix { $0 != 0 }, as: UTF8.self),
          mask & UInt32(IN_MODIFY) != 0)
        place += head + length
      }
    }
  }
#endif
