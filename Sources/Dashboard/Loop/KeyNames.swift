import TerminalKit

/// How keys are shown on a screen: the user's own where there are some, in the user's language.
struct KeyNames {
  let map: KeyMap
  /// The screen's name in `keys.toml`.
  let place: String
  let wording: Wording

  /// The keys to press for what these do by default, each once.
  func keys(for keys: [Key]) -> [Key] {
    keys.flatMap { map.keys(for: $0, in: place) }.reduce(into: []) { shown, key in
      if !shown.contains(key) { shown.append(key) }
    }
  }

  /// The first of them.
  func firstKey(for keys: [Key]) -> Key? {
    keys.lazy.compactMap { map.keys(for: $0, in: place).first }.first
  }

  /// What is printed on the key.
  func label(_ key: Key) -> String { wording.label(of: key) }
}

extension Wording {
  /// What is printed on a key, as keyboards of the language have it.
  func label(of key: Key) -> String {
    guard language == .french else { return key.label }
    return switch key {
    case .char(" "): "espace"
    case .enter: "entrée"
    case .escape: "échap"
    case .backTab: "maj-tab"
    case .backspace: "ret.arr"
    case .shiftUp: "maj-↑"
    case .shiftDown: "maj-↓"
    case .shiftLeft: "maj-←"
    case .shiftRight: "maj-→"
    case .home: "début"
    case .end: "fin"
    case .pageUp: "pg.préc"
    case .pageDown: "pg.suiv"
    case .insert: "inser"
    case .delete: "suppr"
    default: key.label
    }
  }
}
