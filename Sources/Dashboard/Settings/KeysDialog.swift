import Audiences
import TerminalKit

/// Keys of one's own: an action is chosen, the next key pressed does it from now on, and is written to `keys.toml`.
struct KeysDialog: Screen {
  enum Action: Equatable, Sendable {
    case move(Int), begin, give(Key), usual, leave
  }

  struct Command: Hashable, Sendable {}

  /// Something a key does, on a screen or everywhere.
  struct Row: Equatable, Sendable {
    let label: String
    /// The key that does it by default.
    let key: Key
    let place: String
  }

  let rows: [Row]
  var map: KeyMap
  var cursor = 0
  /// Whether the next key pressed is the one to give.
  var isWaiting = false

  init(_ rows: [Row], _ map: KeyMap) {
    self.rows = rows
    self.map = map
  }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Own keys", "Vos touches") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    if isWaiting { return [KeyBinding([.escape], w.say("leave it", "abandonner"), .leave)] }
    return [
      KeyBinding([.enter], w.say("give it a key", "donner une touche"), .begin),
      KeyBinding([.backspace, .delete], w.say("as usual", "par défaut"), .usual),
      KeyBinding([.down, .char("j"), .tab], w.say("down", "bas"), .move(1)),
      KeyBinding([.up, .char("k"), .backTab], w.say("up", "haut"), .move(-1), isHinted: false),
      KeyBinding([.pageDown], w.say("page", "page"), .move(10), isHinted: false),
      KeyBinding([.pageUp], w.say("page", "page"), .move(-10), isHinted: false),
    ]
  }

  /// While a key is waited for, any key is it; but for the way back and the way to stop.
  func typed(_ key: Key) -> Action? {
    isWaiting && key != .escape && key != .ctrl("c") ? .give(key) : nil
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    guard rows.indices.contains(cursor) else { return [] }
    switch action {
    case .move(let step): cursor = max(0, min(cursor + step, rows.count - 1))
    case .begin: isWaiting = true
    case .leave: isWaiting = false
    case .give(let key): return bind(key)
    case .usual: return bind(nil)
    }
    return []
  }

  private mutating func bind(_ key: Key?) -> [Effect<Command>] {
    isWaiting = false
    let change = KeyChange(key: key, meaning: rows[cursor].key, place: rows[cursor].place)
    map.apply(change)
    return [.bind(change)]
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .leave }

  func view(_ scene: Scene) -> any Widget { KeysView(dialog: self, wording: scene.wording) }
}

private struct KeysView: Widget {
  let dialog: KeysDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let rows = dialog.rows
    let box = canvas.dialog(
      Dialog(
        wording.say("Own keys", "Vos touches"), remark: wording.say("esc closes", "échap ferme"),
        size: Size(width: 64, height: rows.count + 7)), theme: theme)
    let body = box.droppingBottom(2)
    let first = DataTable.offset(
      showing: dialog.cursor, of: rows.count, visible: body.height, from: 0)
    for (place, row) in rows.enumerated().dropFirst(first).prefix(body.height) {
      draw(row, place, on: &canvas, in: body.row(place - first), theme: theme)
    }
    let words =
      dialog.isWaiting
      ? wording.say("press the key that shall do it", "appuyez sur la touche voulue")
      : wording.say("written to keys.toml at once", "écrit aussitôt dans keys.toml")
    canvas.phrases(
      [Phrase(words, dialog.isWaiting ? .warning : .faint)], x: box.x, y: box.maxY - 1,
      maxX: box.maxX, theme: theme)
  }

  private func draw(
    _ row: KeysDialog.Row, _ place: Int, on canvas: inout Canvas, in line: Rect, theme: Theme
  ) {
    let isHere = place == dialog.cursor
    canvas.target(line, KeysDialog.Action.move(place - dialog.cursor))
    let names = KeyNames(map: dialog.map, place: row.place, wording: wording)
    let keys = names.keys(for: [row.key]).map(names.label).joined(separator: " ")
    let isLost = keys.isEmpty
    let end = canvas.right(
      isHere && dialog.isWaiting ? "…" : isLost ? wording.say("none", "aucune") : keys,
      endX: line.maxX, y: line.y, style: theme.ink(isLost ? .warning : .key, .bold),
      minX: line.x + line.width / 2)
    canvas.draw(
      MenuRow(text: row.label, isHere: isHere), in: line.left(max(0, end - 1 - line.x)),
      theme: theme)
  }
}

extension Dashboard {
  /// What the keys of this screen and of every screen do.
  func keysDialog() -> KeysDialog {
    func rows(_ keys: [KeyHelp], _ place: String) -> [KeysDialog.Row] {
      keys.compactMap { help in
        help.key.flatMap { key in
          KeyMap.isReserved(key) ? nil : KeysDialog.Row(label: help.label, key: key, place: place)
        }
      }
    }
    let own = layers.last.map { rows($0.help(scene, keyNames), tab.name) } ?? []
    let everywhere = rows(globalKeys().map { $0.help(keyNames) }, KeyMap.everywhere)
    return KeysDialog(own + everywhere, keyMap)
  }

  /// A key does something else from now on, and in the next session too.
  mutating func bind(_ change: KeyChange) -> Orders {
    keyMap.apply(change)
    var orders = Orders()
    orders.binds = change
    return orders
  }
}
