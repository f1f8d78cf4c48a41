/// The user's own keys: pressing one does what another key does by default.
///
/// A meaning is looked up once: after `a = "b"` and `b = "c"`, `a` does what `b` does by default.
public struct KeyMap: Equatable, Sendable {
  /// What a key was made to do.
  enum Meaning: Equatable, Sendable {
    /// What this key does by default.
    case key(Key)
    /// Nothing.
    case nothing
  }

  /// The place whose keys hold on every screen.
  public static let everywhere = "everywhere"
  /// The keys as they come.
  public static let standard = KeyMap()
  /// The way back and the way to stop are never given away.
  static let reserved: Set<Key> = [.escape, .ctrl("c")]

  private var meanings: [String: [Key: Meaning]] = [:]
  private var lines: [String: [Key: Int]] = [:]

  init() {}

  mutating func set(_ meaning: Meaning, for key: Key, in place: String, line: Int = 0) {
    meanings[place, default: [:]][key] = meaning
    lines[place, default: [:]][key] = line
  }

  /// The line that gives a key of an action away, when no key of the action does it any more on that screen; nil: some
  /// key does, or `"none"` says that this is meant.
  public func lineOfLoss(of keys: [Key], in place: String) -> Int? {
    guard keys.allSatisfy({ self.keys(for: $0, in: place).isEmpty }) else { return nil }
    return keys.lazy.compactMap { key -> Int? in
      for own in [place, Self.everywhere] {
        if case .key = self.meanings[own]?[key] { return self.lines[own]?[key] }
      }
      return nil
    }.first
  }

  /// Whether a key always keeps its meaning.
  public static func isReserved(_ key: Key) -> Bool { reserved.contains(key) }

  /// Makes a key of the user's own, or takes it away.
  public mutating func apply(_ change: KeyChange) {
    var own = meanings[change.place] ?? [:]
    own = own.filter { $0.value != .key(change.meaning) }
    if let key = change.key {
      own[key] = key == change.meaning ? nil : .key(change.meaning)
    }
    meanings[change.place] = own.isEmpty ? nil : own
  }

  /// The default key whose action the pressed key has on a screen; nil: none.
  public func meaning(of key: Key, in place: String) -> Key? {
    switch meanings[place]?[key] ?? meanings[Self.everywhere]?[key] {
    case .key(let other): other
    case .nothing: nil
    case nil: key
    }
  }

  /// The keys to press on a screen for what `key` does by default, the user's own first.
  public func keys(for key: Key, in place: String) -> [Key] {
    guard !meanings.isEmpty else { return [key] }
    let own = [Self.everywhere, place].flatMap { meanings[$0] ?? [:] }
      .filter { $0.value == .key(key) }.map(\.key)
    return (own + [key]).reduce(into: []) { shown, candidate in
      let isMeant = meaning(of: candidate, in: place) == key
      if isMeant, !shown.contains(candidate) { shown.append(candidate) }
    }
  }
}
