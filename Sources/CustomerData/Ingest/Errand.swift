import Dispatch
import Foundation

/// Work on a thread of its own, whose caller stays free to call it off.
///
/// Called off, the caller goes on within milliseconds; the work itself ends at its next step, and
/// what it found until then is nobody's.
enum Errand {
  /// How long the caller waits before it is asked again whether the work is still wanted.
  static let patience = DispatchTimeInterval.milliseconds(5)

  /// The work's result; nil: it is no longer wanted. Blocks the calling thread, on which `isWanted`
  /// is asked.
  static func run<Result: Sendable>(
    while isWanted: () -> Bool, _ work: @escaping @Sendable (StopSign) -> Result
  ) -> Result? {
    let stop = StopSign()
    let found = Guarded<Result?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let result = work(stop)
      found.withLock { $0 = result }
      isDone.signal()
    }
    while isDone.wait(timeout: .now() + patience) == .timedOut {
      guard isWanted() else {
        stop.set()
        return nil
      }
    }
    return found.withLock { $0 }
  }
}

/// Tells work on another thread that nobody waits for it any more.
final class StopSign: Sendable {
  private let isUp = Guarded(false)

  /// Puts the sign up.
  func set() { isUp.withLock { $0 = true } }

  /// Goes on unless the sign is up.
  func check() throws(LoadError) {
    if isUp.withLock({ $0 }) { throw .cancelled }
  }
}
