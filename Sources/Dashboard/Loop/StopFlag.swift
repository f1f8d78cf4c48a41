import Synchronization

/// Tells a reading thread whether anyone still waits for it: each start makes the ones before stale.
final class StopFlag: Sendable {
  private let current = Mutex(0)

  /// Begins a new reading; its number.
  func begin() -> Int {
    current.withLock {
      $0 += 1
      return $0
    }
  }

  /// Nobody waits any more.
  func cancel() { current.withLock { $0 += 1 } }

  /// Whether the reading of that number is the one waited for.
  func isCurrent(_ generation: Int) -> Bool { current.withLock { $0 == generation } }
}
