import Foundation

/// A value that one thread at a time reads and writes.
///
/// The standard library's `Mutex` waits on Linux in a way that the thread sanitizer cannot see, and
/// takes whatever it guards for a race; this is the lock that it knows.
///
/// Unchecked, since nobody reaches the value without holding the lock.
public final class Guarded<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  /// Guards a value.
  public init(_ value: Value) { self.value = value }

  /// Reads and writes the value, alone. Waits while another thread does.
  public func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
