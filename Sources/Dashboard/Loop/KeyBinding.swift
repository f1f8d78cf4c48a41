import TerminalKit

/// One thing a key does here. Dispatch, the footer and the Help screen all read the same list.
public struct KeyBinding<Action: Equatable & Sendable>: Equatable, Sendable {
  /// The keys that do it, the one to show first.
  public let keys: [Key]
  /// What it does, in one or two words.
  public let label: String
  /// What happens.
  public let action: Action
  /// Why it can't be pressed now; nil: it can.
  public let unavailable: String?
  /// Whether the footer shows it; Help shows all.
  public let isHinted: Bool

  /// A key and what it does.
  public init(
    _ keys: [Key], _ label: String, _ action: Action, unavailable: String? = nil,
    isHinted: Bool = true
  ) {
    self.keys = keys
    self.label = label
    self.action = action
    self.unavailable = unavailable
    self.isHinted = isHinted
  }

  /// The same binding with its action inside a parent's.
  public func map<Parent>(_ embed: (Action) -> Parent) -> KeyBinding<Parent> {
    KeyBinding<Parent>(
      keys, label, embed(action), unavailable: unavailable, isHinted: isHinted)
  }
}

/// A line of the footer or of Help.
public struct KeyHelp: Equatable, Sendable {
  /// The keys, as printed: `↑ k`.
  public let keys: String
  /// What they do.
  public let label: String
  /// Why not now; nil: now.
  public let unavailable: String?
  /// Whether the footer shows it.
  public let isHinted: Bool
  /// The key that does it by default; nil: it has none.
  public let key: Key?
}
