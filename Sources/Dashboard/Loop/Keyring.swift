import TerminalKit

/// The keys of a screen as it stands, listed once for the footer, for Help and for the next key.
public struct Keyring<Action: Equatable & Sendable>: Sendable {
  let bindings: [KeyBinding<Action>]
  /// The same without their actions, so that looking one up is the same code for every screen.
  let lines: [KeyLine]

  init(_ bindings: [KeyBinding<Action>]) {
    self.bindings = bindings
    lines = bindings.map(\.line)
  }
}

/// A binding without its action.
struct KeyLine: Sendable {
  let keys: [Key]
  let label: String
  let unavailable: String?
  let isHinted: Bool

  /// As Help tells it, with all its keys.
  func help(_ names: KeyNames) -> KeyHelp {
    let shown = names.keys(for: keys)
    return KeyHelp(
      keys: shown.map(names.label).joined(separator: " "), label: label, unavailable: unavailable,
      isHinted: isHinted && !shown.isEmpty, key: keys.first)
  }

  /// As the footer tells it, with its first key; nil: the footer doesn't.
  func hint(_ names: KeyNames) -> KeyHelp? {
    guard isHinted, unavailable == nil, let first = names.firstKey(for: keys) else { return nil }
    return KeyHelp(
      keys: names.label(first), label: label, unavailable: nil, isHinted: true, key: keys.first)
  }
}

extension KeyBinding {
  /// Without its action.
  var line: KeyLine {
    KeyLine(keys: keys, label: label, unavailable: unavailable, isHinted: isHinted)
  }

  /// As Help tells it.
  func help(_ names: KeyNames) -> KeyHelp { line.help(names) }
}
