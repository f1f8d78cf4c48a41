import Audiences
import TerminalKit

/// A few sentences too long for the status line, until a key is pressed.
struct NoticeDialog: Screen {
  enum Action: Equatable, Sendable { case close }
  enum Command: Hashable, Sendable {}

  let heading: String
  let text: String

  var audience: AudienceExpression { .everyone }

  func title(_ wording: Wording) -> String { heading }

  func keys(_ scene: Scene) -> [KeyBinding<Action>] {
    [KeyBinding([.enter], scene.wording.say("close", "fermer"), .close)]
  }

  mutating func appear(_ scope: Scope) -> [Effect<Command>] { [] }

  mutating func reduce(_ action: Action) -> [Effect<Command>] { [.dismiss] }

  static func perform(_ command: Command, with services: Services) async -> Action {}

  func view(_ scene: Scene) -> any Widget { NoticeView(dialog: self, wording: scene.wording) }
}

private struct NoticeView: Widget {
  let dialog: NoticeDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let paragraph = Paragraph(dialog.text, role: .text)
    let height = paragraph.height(width: 70) + 4
    let box = canvas.dialog(
      Dialog(
        dialog.heading, remark: wording.say("esc closes", "échap ferme"),
        size: Size(width: 76, height: height)),
      theme: theme)
    canvas.draw(paragraph, in: box, theme: theme)
  }
}
