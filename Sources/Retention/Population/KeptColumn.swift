import Synchronization

/// A column worked out when somebody first asks for it, then kept; whoever asks meanwhile waits.
final class KeptColumn<Value: Sendable>: Sendable {
  private let make: @Sendable () -> [Value]
  private let kept = Mutex<[Value]?>(nil)

  init(_ make: @escaping @Sendable () -> [Value]) { self.make = make }

  /// The column.
  var values: [Value] {
    kept.withLock { kept in
      if let kept { return kept }
      let values = make()
      kept = values
      return values
    }
  }
}
