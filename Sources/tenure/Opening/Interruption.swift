import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: the running work is asked to stop; a second one, or three seconds, ends the program.
final class Interruption: Sendable {
  static let shared = Interruption()
  private let flag = Mutex(false)

  /// Takes the signal over.
  func watch() {
    signal(SIGINT, SIG_IGN)
    let watcher = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    watcher.setEventHandler { [self] in interrupt() }
    watcher.resume()
    // Lives as long as the program: released, it would no longer fire.
    _ = Unmanaged.passRetained(watcher as AnyObject)
  }

  /// Whether the user has asked to stop.
  var isRequested: Bool { flag.withLock { $0 } }

  private func interrupt() {
    let isSecond = flag.withLock { flag in
      defer { flag = true }
      return flag
    }
    if isSecond { exit(Failure.Code.interrupted.rawValue) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 3) {
      exit(Failure.Code.interrupted.rawValue)
    }
  }
}
