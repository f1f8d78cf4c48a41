/// Something asked for: not yet, on its way, here, or impossible with the reason in words.
public enum Loadable<Value: Equatable & Sendable>: Equatable, Sendable {
  /// Nobody has asked.
  case notAsked
  /// The answer is on its way.
  case loading
  /// The answer.
  case loaded(Value)
  /// Why there is none, in words.
  case failed(String)

  /// The answer, when it is here.
  public var value: Value? {
    if case .loaded(let value) = self { return value }
    return nil
  }

  /// The same with another answer.
  func map<Other: Equatable & Sendable>(_ change: (Value) -> Other) -> Loadable<Other> {
    switch self {
    case .notAsked: .notAsked
    case .loading: .loading
    case .loaded(let value): .loaded(change(value))
    case .failed(let words): .failed(words)
    }
  }
}
