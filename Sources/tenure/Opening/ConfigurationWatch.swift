import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Tells when a file of the user's configuration has been written, or the folder itself has come. On Linux the kernel
/// tells (inotify), so that nobody asks again and again; elsewhere `R` reads the files again.
struct ConfigurationWatch: Sendable {
  let folder: String

  #if os(Linux)
    /// What is watched now: the folder, or the deepest of those above it that is there.
    private struct Watched: Equatable {
      let descriptor: Int32
      let isFolder: Bool
    }

    // Editors write in place, or beside it and rename.
    private static let written = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)
    private static let made = UInt32(IN_CREATE | IN_MOVED_TO)
    private static let gone = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
  #endif

  /// Calls back from a thread of its own, until the program ends.
  func start(_ tell: @escaping @Sendable () -> Void) {
    #if os(Linux)
      let events = inotify_init1(Int32(IN_CLOEXEC))
      guard events >= 0 else { return }
      guard let first = watch(events) else {
        close(events)
        return
      }
      Thread.detachNewThread {
        var watched = first
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
          let count = read(events, &buffer, buffer.count)
          guard count > 0 else {
            if errno == EINTR { continue }
            return
          }
          // The folder may have come, gone, or be another one of the same name.
          guard let now = watch(events) else { return }
          if now.descriptor != watched.descriptor { inotify_rm_watch(events, watched.descriptor) }
          if now.isFolder || watched.isFolder { tell() }
          watched = now
        }
      }
    #endif
  }

  #if os(Linux)
    private func watch(_ events: Int32, attempts: Int = 8) -> Watched? {
      var path = folder
      var below: String?
      while true {
        let kinds = (below == nil ? Self.written : Self.made) | Self.gone
        let descriptor = inotify_add_watch(events, path, kinds)
        if descriptor >= 0 {
          // What was made between the two looks no event would tell.
          if let below, attempts > 0, access(below, F_OK) == 0 {
            return watch(events, attempts: attempts - 1)
          }
          return Watched(descriptor: descriptor, isFolder: below == nil)
        }
        guard path != "/", !path.isEmpty else { return nil }
        below = path
        path = URL(filePath: path).deletingLastPathComponent().path
      }
    }
  #endif
}
