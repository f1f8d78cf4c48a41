import Audiences
import TerminalKit

/// The expression as text: typed into, or one line a rule.
struct BuilderText: Widget {
  let screen: BuilderScreen
  let wording: Wording

  /// Rows the expression takes.
  static func height(of screen: BuilderScreen, width: Int) -> Int {
    screen.pane == .text ? 2 : max(1, Paragraph(screen.draft.text).height(width: max(1, width)))
  }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let isHere = screen.pane == .text && screen.pen == nil
    let inner = canvas.panel(
      Panel(
        wording.say("Expression", "Expression"), remark: remark, isFocused: isHere), in: area,
      theme: theme)
    if screen.pane == .rules, screen.pen == nil {
      canvas.target(area, isPlace: false, BuilderScreen.Action.pane)
    }
    guard !inner.isEmpty else { return }
    if isHere { return drawField(on: &canvas, in: inner, theme: theme) }
    if screen.draft.text.isEmpty {
      let words = wording.say("everyone", "everyone (tous)")
      return canvas.draw(Paragraph(words, role: .faint), in: inner, theme: theme)
    }
    canvas.draw(
      Paragraph(ExpressionPhrases.phrases(screen.draft.text)), in: inner, theme: theme)
  }

  private var remark: String {
    if screen.pane == .text { return wording.say("enter: rules", "entrée : règles") }
    return wording.say("tab edits it", "tab la modifie")
  }

  private func drawField(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let draft = screen.draft
    canvas.draw(
      TextField(
        draft.input, placeholder: wording.say("everyone", "everyone (tous)"),
        coloring: ExpressionPhrases.phrases(draft.text), problem: draft.fault?.range),
      in: area.row(0), theme: theme)
    guard let fault = draft.fault, area.height > 1 else { return }
    let place = wording.say("● at character ", "● au car. ")
    let colon = wording.say(": ", " : ")
    canvas.phrases(
      [Phrase("\(place)\(fault.range.lowerBound + 1)\(colon)" + wording.sentence(fault), .bad)],
      x: area.x, y: area.y + 1, maxX: area.maxX, theme: theme)
  }
}
