import CustomerData

/// A value worked out when somebody first asks for it, then kept; whoever asks meanwhile waits.
final class Kept<Value: Sendable>: Sendable {
  private let make: @Sendable (_ isCalledOff: () -> Bool) -> Value?
  private let kept = Guarded<Value?>(nil)

  /// A value that is worked out to its end, whoever asks.
  init(_ make: @escaping @Sendable () -> Value) { self.make = { _ in make() } }

  /// A value whose working out may be called off, and then gives nil, only then.
  init(unless make: @escaping @Sendable (_ isCalledOff: () -> Bool) -> Value?) { self.make = make }

  /// The value.
  var value: Value {
    guard let value = value(unless: { false }) else {
      preconditionFailure("called off by nobody")
    }
    return value
  }

  /// The value, unless it is called off while it is worked out: then nothing is kept.
  func value(unless isCalledOff: () -> Bool) -> Value? {
    kept.withLock { kept in
      if kept == nil { kept = make(isCalledOff) }
      return kept
    }
  }
}
