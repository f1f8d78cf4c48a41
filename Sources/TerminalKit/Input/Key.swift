/// A key as the user knows it.
public enum Key: Hashable, Sendable {
  /// A letter, digit or sign.
  case char(Character)
  /// Return.
  case enter
  /// Escape.
  case escape
  /// Tab, and shift-tab.
  case tab, backTab
  /// Deletes to the left.
  case backspace
  /// Arrows.
  case up, down, left, right
  /// Arrows with shift held: ranges.
  case shiftUp, shiftDown, shiftLeft, shiftRight
  /// Ends of a line or list.
  case home, end
  /// A screenful.
  case pageUp, pageDown
  /// Insert, and delete to the right.
  case insert, delete
  /// A function key, from 1.
  case f(Int)
  /// A letter with control held, in lower case.
  case ctrl(Character)
  /// A letter with alt held.
  case alt(Character)
}

extension Key {
  /// How hints and the help screen write the key.
  public var label: String {
    switch self {
    case .char(" "): "space"
    case .char(let letter): String(letter)
    case .enter: "enter"
    case .escape: "esc"
    case .tab: "tab"
    case .backTab: "shift-tab"
    case .backspace: "backspace"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .shiftUp: "shift-↑"
    case .shiftDown: "shift-↓"
    case .shiftLeft: "shift-←"
    case .shiftRight: "shift-→"
    case .home: "home"
    case .end: "end"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .insert: "ins"
    case .delete: "del"
    case .f(let number): "F\(number)"
    case .ctrl(let letter): "^\(letter.uppercased())"
    case .alt(let letter): "alt-\(letter)"
    }
  }
}
