import Audiences
import CustomerData
import TerminalKit

/// Every key of the screen it was opened on, made from the bindings themselves; typing filters.
struct HelpDialog: Screen {
  struct Section: Equatable, Sendable {
    let title: String
    let keys: [KeyHelp]
  }

  enum Action: Equatable, Sendable {
    case typed(Key)
    case scroll(Int)
    /// Does what a line says.
    case press(Key)
  }

  struct Command: Hashable, Sendable {}

  let sections: [Section]
  var filter = TextInput()
  var offset = 0

  init(_ sections: [Section]) { self.sections = sections }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Keys", "Touches") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding([.down], w.say("down", "bas"), .scroll(1)),
      KeyBinding([.up], w.say("up", "haut"), .scroll(-1)),
      KeyBinding([.pageDown], w.say("page", "page"), .scroll(10), isHinted: false),
      KeyBinding([.pageUp], w.say("page", "page"), .scroll(-10), isHinted: false),
    ]
  }

  func typed(_ key: Key) -> Action? {
    switch key {
    case .char, .backspace, .delete, .left, .right, .home, .end: .typed(key)
    default: nil
    }
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .typed(let key):
      _ = filter.handle(key)
      offset = 0
    case .press(let key): return [.dismiss, .press(key)]
    case .scroll(let rows): offset = min(max(0, offset + rows), max(0, lines.count - 1))
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action { .scroll(0) }

  enum Line: Equatable {
    case heading(String)
    case key(KeyHelp)
  }

  /// Headings and keys that hold the typed word, in a key or in its label.
  var lines: [Line] {
    let word = filter.text.lowercased()
    return sections.flatMap { section -> [Line] in
      let keys = section.keys.filter { key in
        word.isEmpty || key.label.lowercased().contains(word)
          || key.keys.lowercased().contains(word)
      }
      return keys.isEmpty ? [] : [.heading(section.title)] + keys.map(Line.key)
    }
  }

  func view(_ scene: Scene) -> any Widget { HelpView(dialog: self, wording: scene.wording) }
}

private struct HelpView: Widget {
  let dialog: HelpDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let lines = dialog.lines
    let total = dialog.sections.reduce(0) { $0 + $1.keys.count + 1 }
    let box = canvas.dialog(
      Dialog(
        wording.say("Keys", "Touches"), remark: wording.say("esc closes", "échap ferme"),
        size: Size(width: 76, height: total + 8)), theme: theme)
    canvas.draw(
      TextField(
        dialog.filter, prompt: "/ ",
        placeholder: wording.say("type a word or a key", "tapez un mot ou une touche"),
        isActive: true),
      in: box.row(0), theme: theme)
    let body = box.droppingTop(2)
    for (place, line) in lines.dropFirst(dialog.offset).prefix(body.height).enumerated() {
      draw(line, on: &canvas, in: body.row(place), theme: theme)
      if case .key(let help) = line, let key = help.key {
        canvas.target(body.row(place), isPlace: false, HelpDialog.Action.press(key))
      }
    }
    if lines.isEmpty {
      let words = wording.say("no key does that here", "aucune touche ne fait cela ici")
      canvas.phrases([Phrase(words, .faint)], x: body.x, y: body.y, maxX: body.maxX, theme: theme)
    }
    canvas.wheel(area) { HelpDialog.Action.scroll(3 * $0) }
  }

  private func draw(_ line: HelpDialog.Line, on canvas: inout Canvas, in row: Rect, theme: Theme) {
    switch line {
    case .heading(let title): canvas.draw(Section(title), in: row, theme: theme)
    case .key(let help):
      let keys = help.keys.truncated(to: 18)
      canvas.phrases(
        [Phrase("  " + keys, .key, .bold)], x: row.x, y: row.y, maxX: row.maxX, theme: theme)
      let label = help.unavailable.map { "\(help.label) (\($0))" } ?? help.label
      canvas.phrases(
        [Phrase(label, help.unavailable == nil ? .text : .faint)], x: row.x + 22, y: row.y,
        maxX: row.maxX, theme: theme)
    }
  }
}
