import Audiences
import TerminalKit

/// What the status line has said since the start, the latest first: it shows each only until the next key.
struct LogDialog: Screen {
  enum Action: Equatable, Sendable {
    case scroll(Int)
    case close
  }
  enum Command: Hashable, Sendable {}

  /// The latest first.
  let messages: [Dashboard.Message]
  /// The first one shown.
  private(set) var offset = 0

  init(_ messages: [Dashboard.Message]) { self.messages = messages }

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { wording.say("Messages", "Messages") }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    let w = scene.wording
    return [
      KeyBinding([.enter], w.say("close", "fermer"), .close),
      KeyBinding([.down, .char("j")], w.say("down", "bas"), .scroll(1)),
      KeyBinding([.up, .char("k")], w.say("up", "haut"), .scroll(-1)),
      KeyBinding([.pageDown], w.say("page down", "page suivante"), .scroll(10), isHinted: false),
      KeyBinding([.pageUp], w.say("page up", "page précédente"), .scroll(-10), isHinted: false),
    ]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] {
    switch action {
    case .close: return [.dismiss]
    case .scroll(let step): offset = min(max(0, offset + step), max(0, messages.count - 1))
    }
    return []
  }

  static func perform(_ command: Command, with services: Services) async -> Action {}

  func view(_ scene: Scene) -> any Widget { LogView(dialog: self, wording: scene.wording) }
}

private struct LogView: Widget {
  let dialog: LogDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let width = max(20, min(area.width - 4, 96))
    let said = dialog.messages.map { ($0, Paragraph($0.text, role: .text)) }
    let rows = said.reduce(0) { $0 + $1.1.height(width: width - 8) }
    let box = canvas.dialog(
      Dialog(
        dialog.title(wording), remark: wording.say("esc closes", "échap ferme"),
        size: Size(width: width, height: max(1, rows) + 4)), theme: theme)
    canvas.wheel(area) { LogDialog.Action.scroll(3 * $0) }
    guard !said.isEmpty else {
      canvas.draw(
        Paragraph(wording.say("nothing was said yet", "rien n’a encore été dit"), role: .faint),
        in: box, theme: theme)
      return
    }
    var rest = box
    for (message, words) in said.dropFirst(dialog.offset) where rest.height > 0 {
      canvas.phrases(
        [Phrase(message.tone.sign, message.tone.role)], x: rest.x, y: rest.y, maxX: rest.maxX,
        theme: theme)
      let height = words.height(width: rest.width - 2)
      canvas.draw(words, in: rest.top(height).droppingLeft(2), theme: theme)
      rest = rest.droppingTop(height)
    }
  }
}
