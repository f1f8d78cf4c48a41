import Audiences
import RetentionEngine
import TerminalKit

/// The picture of the builder: rules, the expression, who is in it, and what they are worth.
struct BuilderView: Widget {
  let screen: BuilderScreen
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let body = area.inset(dx: area.width >= 60 ? 1 : 0, dy: 0)
    if area.width >= 96 {
      let columns = body.columns(Rect.flexible, area.width >= 150 ? 58 : 40)
      drawLeft(on: &canvas, in: columns[0], theme: theme)
      let preview = BuilderPreview(screen: screen, wording: wording)
      // Beside a low list of rules there is no room below for the words that could be typed.
      if isTyping, columns[0].height < Self.roomy {
        drawWords(on: &canvas, in: columns[1], theme: theme)
      } else {
        canvas.draw(preview, in: columns[1], theme: theme)
      }
    } else {
      drawNarrow(on: &canvas, in: body, theme: theme)
    }
  }

  private static let roomy = 34
  private var isTyping: Bool { screen.typing != nil }

  private func drawLeft(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let lines = BuilderText.height(of: screen, width: area.width - 4)
    let text = min(lines + 3, area.height / 3)
    guard area.height >= Self.roomy else {
      drawRules(on: &canvas, in: area.droppingBottom(text), theme: theme)
      return drawText(on: &canvas, in: area.bottom(text), theme: theme)
    }
    let rules = min(max(10, BuilderRules.height(of: screen) + 3), area.height - text - 12)
    let parts = area.rows(rules, text, Rect.flexible)
    drawRules(on: &canvas, in: parts[0], theme: theme)
    drawText(on: &canvas, in: parts[1], theme: theme)
    guard isTyping else { return drawPeople(on: &canvas, in: parts[2], theme: theme) }
    let words = min(max(3, screen.suggestions.count) + 3, max(6, parts[2].height / 2))
    drawWords(on: &canvas, in: parts[2].top(words), theme: theme)
    drawPeople(on: &canvas, in: parts[2].droppingTop(words), theme: theme)
  }

  private func drawNarrow(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let figures = area.height >= 12 && !isTyping ? 3 : 0
    let text = area.height >= 10 && screen.pen == nil ? 4 : 0
    let words = isTyping ? min(8, area.height / 2) : 0
    let rules = area.height - figures - text - words
    let parts = area.rows(rules, text, words, figures)
    drawRules(on: &canvas, in: parts[0], theme: theme)
    drawText(on: &canvas, in: parts[1], theme: theme)
    if words > 0 { drawWords(on: &canvas, in: parts[2], theme: theme) }
    if figures > 0 {
      BuilderPreview(screen: screen, wording: wording).drawLines(
        on: &canvas, in: parts[3].inset(dx: 2, dy: 0), theme: theme)
    }
  }

  private func drawRules(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    canvas.draw(BuilderRules(screen: screen, wording: wording), in: area, theme: theme)
  }

  private func drawText(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    canvas.draw(BuilderText(screen: screen, wording: wording), in: area, theme: theme)
  }

  private func drawPeople(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let count = screen.finding.value.map { wording.customers($0.summary.customers) + " · " } ?? ""
    if !isTyping { canvas.button(area, .char("v")) }
    let inner = canvas.panel(
      Panel(
        wording.say("Who is in it", "Qui en fait partie"),
        remark: count + wording.say("v all", "v : tous")),
      in: area, theme: theme)
    switch screen.look {
    case .loaded(let look):
      let table = CustomerPreview(rows: look.rows, wording: wording, isDetailed: true)
      canvas.draw(table, in: inner, theme: theme)
    case .failed(let words):
      canvas.draw(Paragraph("● " + words, role: .bad), in: inner, theme: theme)
    case .loading, .notAsked:
      let words = wording.say("looking …", "recherche …")
      canvas.draw(Paragraph(words, role: .faint), in: inner, theme: theme)
    }
  }

  private func drawWords(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let fault = screen.pen == nil ? screen.draft.fault : screen.pen?.fault
    let isCorrection = fault?.suggestions.isEmpty == false
    let title = SuggestionList.title(isCorrection: isCorrection, wording)
    let inner = canvas.panel(
      Panel(title, remark: SuggestionList.remark(wording)), in: area, theme: theme)
    canvas.draw(
      SuggestionList(suggestions: screen.suggestions, choice: screen.choice, wording: wording) {
        BuilderScreen.Action.take($0)
      }, in: inner, theme: theme)
  }
}
