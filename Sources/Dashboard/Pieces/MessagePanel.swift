import TerminalKit

/// A title and a few words in the middle of the body: empty, failed and cancelled states.
struct MessagePanel: Widget {
  var title: String
  var text: String
  var role: Role = .dim

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let panel = canvas.panel(Panel(), in: area.inset(dx: 1, dy: 0), theme: theme)
    let width = min(64, max(0, panel.width - 4))
    let paragraph = Paragraph(text, role: .text)
    let height = paragraph.height(width: width) + 2
    let box = panel.centered(Size(width: width, height: min(panel.height, height)))
    canvas.phrases([Phrase(title, role, .bold)], x: box.x, y: box.y, maxX: box.maxX, theme: theme)
    canvas.draw(paragraph, in: box.droppingTop(2), theme: theme)
  }
}
