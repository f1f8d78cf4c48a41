import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Tells when a file of the user's configuration has been written. On Linux the kernel tells (inotify), so that nobody
/// asks again and again; elsewhere `R` reads the files again.
struct ConfigurationWatch: Sendable {
  let folder: String

  /// Calls back from a thread of its own, until the program ends. A folder that is not there is not watched.
  func start(_ tell: @escaping @Sendable () -> Void) {
    #if os(Linux)
      let events = inotify_init1(Int32(IN_CLOEXEC))
      guard events >= 0 else { return }
      // Editors write in place, or beside it and rename.
      let kinds = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)
      guard inotify_add_watch(events, folder, kinds) >= 0 else {
        close(events)
        return
      }
      Thread.detachNewThread {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
          let count = read(events, &buffer, buffer.count)
          if count > 0 { tell() } else if errno != EINTR { return }
        }
      }
    #endif
  }
}
