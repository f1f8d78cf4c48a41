import TerminalKit

/// What needs attention: one or two lines each, the gravest first.
struct AttentionPanel: Widget {
  let concerns: [Concern]
  let isComplete: Bool
  let isRoomy: Bool
  /// The concern under the cursor; nil: the panel has no focus.
  let cursor: Int?
  let wording: Wording
  /// What a click on a concern means.
  let target: @Sendable (Int) -> any Sendable

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let panel = Panel(
      wording.say("Needs attention", "À traiter"),
      remark: wording.say("enter opens the list", "entrée ouvre la liste"),
      isFocused: cursor != nil, padsTop: false, padsBottom: area.height > 3)
    var inner = canvas.panel(panel, in: area, theme: theme)
    guard !concerns.isEmpty else {
      let text =
        isComplete
        ? wording.say("Nothing stands out.", "Rien à signaler.")
        : wording.say("working it out …", "calcul en cours …")
      return canvas.draw(Paragraph(text, role: .faint), in: inner, theme: theme)
    }
    let lines = isRoomy && inner.height >= 5 ? 2 : 1
    if lines == 2, inner.height > concerns.count * 2 { inner = inner.droppingTop(1) }
    let visible = max(1, inner.height / lines)
    let first = DataTable.offset(
      showing: cursor ?? 0, of: concerns.count, visible: visible, from: 0)
    for place in first..<min(concerns.count, first + visible) {
      let rows = inner.droppingTop((place - first) * lines).top(lines)
      draw(concerns[place], isHere: cursor == place, on: &canvas, in: rows, theme: theme)
      canvas.target(rows, target(place))
    }
  }

  private func draw(
    _ concern: Concern, isHere: Bool, on canvas: inout Canvas, in rows: Rect, theme: Theme
  ) {
    if isHere {
      canvas.fill(rows.inset(dx: -1, dy: 0), style: theme.style(.text, on: .selection))
    }
    let figureWidth = concern.figure.displayWidth
    let room = rows.width - 2 - figureWidth - 2
    let text = concern.text.displayWidth <= room ? concern.text : concern.short
    let role = concern.tone.role
    canvas.text(concern.tone.sign, x: rows.x, y: rows.y, style: theme.ink(role, .bold))
    canvas.text(
      text, x: rows.x + 2, y: rows.y,
      style: theme.ink(isHere ? .title : .text, isHere ? .bold : []),
      maxX: rows.maxX - figureWidth - 1, truncating: true)
    canvas.right(
      concern.figure, endX: rows.maxX, y: rows.y, style: theme.ink(role, .bold))
    guard rows.height > 1 else { return }
    canvas.text(
      concern.detail(fitting: rows.width - 2), x: rows.x + 2, y: rows.y + 1,
      style: theme.ink(isHere ? .text : .faint), maxX: rows.maxX, truncating: true)
  }
}
