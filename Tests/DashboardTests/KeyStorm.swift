import Support
import TerminalKit

@testable import Dashboard

/// What a user may do by chance: keys, mouse, pastes, other window sizes. The same at every run of a seed.
struct KeyStorm {
  /// One thing that is done.
  enum Step {
    case key(Key)
    case mouse(Mouse.Action, Point)
    case paste(String)
    case resize(Size)
  }

  private(set) var chance: Seed
  let keys: [Key]
  /// Rows at the window's edges that the mouse leaves alone, so that no other screen is opened by right.
  var mouseMargin = 0

  init(seed: Int, keys: [Key]) {
    chance = Seed(seed)
    self.keys = keys
  }

  /// Every letter, sign and named key but those that leave the program, or hand it to another.
  static let everything: [Key] =
    "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789 /:?-=*<>[]{}'\"().,!é花"
    .map { .char($0) } + movement + [.f(1), .f(2), .f(3), .f(5), .ctrl("c"), .ctrl("l")]

  /// What goes deeper or changes what is deep: no way to another numbered screen, none back in history.
  static let deep: [Key] =
    "jkhlGgsrxyYVU*/facbe<>[]ovmnwuNEpLdtA:,?{}Z!(1é".filter { $0 != "1" }.map { .char($0) }
    + movement

  private static let movement: [Key] = [
    .up, .down, .left, .right, .enter, .enter, .enter, .escape, .tab, .backTab, .backspace, .home,
    .end, .pageUp, .pageDown, .shiftUp, .shiftDown, .ctrl("d"), .ctrl("u"), .ctrl("r"), .delete,
    .insert,
  ]

  private static let pastes = [
    "spent > 300", "zoé\nQ\u{1B}[31m", "", "a", "orders >= 3 and (", "2026-01-01..2026-03-31",
    "\u{202E}é山👩‍💻", String(repeating: "x ", count: 200),
  ]

  /// The next step; `isTyping`: letters go into a field, which is left now and then so that no storm stays there.
  mutating func next(in size: Size, isTyping: Bool = false) -> Step {
    if isTyping, chance.oneIn(6) { return .key(.escape) }
    if chance.oneIn(25) {
      let isTiny = chance.oneIn(4)
      return .resize(
        Size(
          width: chance.int(1...(isTiny ? 30 : 170)), height: chance.int(1...(isTiny ? 8 : 50))))
    }
    if chance.oneIn(40) { return .paste(chance.pick(Self.pastes)) }
    if chance.oneIn(9), size.height > 2 * mouseMargin {
      let action = chance.pick([
        Mouse.Action.press, .press, .drag, .wheelDown, .wheelUp, .release,
      ])
      let y = chance.int(mouseMargin...(size.height - 1 - mouseMargin))
      return .mouse(action, Point(x: chance.int(0...(size.width + 5)), y: y))
    }
    return .key(chance.pick(keys))
  }

  mutating func oneIn(_ count: Int) -> Bool { chance.oneIn(count) }
  mutating func pick<Value>(_ values: [Value]) -> Value { chance.pick(values) }
}

extension Session {
  /// Whether a dialog stands in front, or a letter would be typed.
  var isTyping: Bool {
    !dashboard.dialogs.isEmpty || dashboard.front?.isTyping(.char("a")) == true
  }

  /// Does a step; in a dialog that writes files nothing is confirmed.
  mutating func take(_ step: KeyStorm.Step) async {
    let writes = dialog(ExportDialog.self) != nil
    switch step {
    case .key(.enter) where writes: return
    case .key(let key): await press(.key(key))
    case .mouse where writes: return
    case .mouse(let action, let place): await mouse(action, x: place.x, y: place.y)
    case .paste(let text): await paste(text)
    case .resize(let size): resize(size)
    }
  }

  /// Presses escape until nothing is left to leave; false: it does not come to an end.
  mutating func escapeToTheFirstScreen(within count: Int = 120) async -> Bool {
    for _ in 0..<count {
      if dashboard.layers.count == 1, dashboard.dialogs.isEmpty { return true }
      await press(.escape)
    }
    return false
  }
}
