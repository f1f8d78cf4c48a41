import Foundation

/// An open file that must stay the same while it is read.
final class SourceFile: Sendable {
  /// What tells one state of a file from another.
  private struct State: Equatable {
    let device, number, size, seconds, nanoseconds: Int

    init(_ status: stat) {
      device = Int(truncatingIfNeeded: status.st_dev)
      number = Int(truncatingIfNeeded: status.st_ino)
      size = Int(status.st_size)
      #if canImport(Darwin)
        seconds = status.st_mtimespec.tv_sec
        nanoseconds = status.st_mtimespec.tv_nsec
      #else
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
      #endif
    }
  }

  let path: String
  private let descriptor: Int32
  private let state: State

  /// Bytes, as of its opening.
  var size: Int { state.size }

  init(path: String) throws(LoadError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = errno
      close(descriptor)
      throw .unreadable(path: path, errno: reason)
    }
    self.path = path
    self.descriptor = descriptor
    state = State(status)
  }

  deinit { close(descriptor) }

  /// Reads `count` bytes from `place` on, which the file had when it was opened.
  func read(_ count: Int, from place: Int, into room: UnsafeMutablePointer<UInt8>)
    throws(LoadError)
  {
    var done = 0
    while done < count {
      let got = pread(descriptor, room + done, count - done, off_t(place + done))
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(path: path, errno: errno) }
      guard got > 0 else { throw .changedWhileRead(path: path) }
      done += got
    }
  }

  /// Throws when the file, or what its path leads to, is no longer what was opened.
  func checkUnchanged() throws(LoadError) {
    var mine = stat()
    var theirs = stat()
    guard fstat(descriptor, &mine) == 0, stat(path, &theirs) == 0, State(mine) == state,
      State(theirs) == state
    else { throw .changedWhileRead(path: path) }
  }
}
