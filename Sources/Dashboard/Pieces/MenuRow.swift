import TerminalKit

/// A line of a menu: a bar where the cursor is, a mark, a name, what is said of it.
struct MenuRow: Widget {
  let text: String
  let isHere: Bool
  /// Before the name, such as whether it is chosen.
  var mark: [Phrase] = []
  /// After the name.
  var remark: [Phrase] = []
  /// Whether it holds back.
  var isFaint = false

  func draw(on canvas: inout Canvas, in row: Rect, theme: Theme) {
    let role: Role = isHere ? .title : isFaint ? .faint : .text
    let name =
      [Phrase(isHere ? "▌ " : "  ", .focus)] + mark + [Phrase(text, role, isHere ? .bold : [])]
    canvas.phrases(name + remark, x: row.x, y: row.y, maxX: row.maxX, theme: theme)
  }
}
