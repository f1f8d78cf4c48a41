import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// The audience under the cursor: its expression, its size, who may be written to, who is in it.
struct AudienceDetail: Widget {
  let screen: AudiencesScreen
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let entry = screen.current else {
      _ = canvas.panel(Panel(), in: area, theme: theme)
      return
    }
    let owner = entry.saved?.owner ?? ""
    let inner = canvas.panel(
      Panel(entry.name, remark: owner.isEmpty ? "" : wording.say("by ", "de ") + owner),
      in: area, theme: theme)
    let purpose: String = if case .ready(let words) = entry.origin { words + "\n" } else { "" }
    let expression = Paragraph(
      [Phrase(purpose, .dim)] + ExpressionPhrases.phrases(entry.text))
    let height = min(expression.height(width: inner.width), max(1, inner.height / 3))
    canvas.draw(expression, in: inner.droppingTop(1).top(height), theme: theme)
    let rest = inner.droppingTop(height + 2)
    if let problem = entry.problem {
      canvas.draw(Paragraph("● " + problem, role: .bad), in: rest, theme: theme)
      let hint = wording.say("a opens the text to mend it", "a ouvre le texte pour le réparer")
      canvas.draw(Paragraph(hint, role: .dim), in: rest.droppingTop(3), theme: theme)
      return
    }
    guard let summary = screen.counts[entry.id]?.value else { return }
    drawFigures(entry, summary, on: &canvas, in: rest.top(5), theme: theme)
    drawConsents(summary, on: &canvas, in: rest.droppingTop(5).top(6), theme: theme)
    drawPreview(on: &canvas, in: rest.droppingTop(11), theme: theme)
  }

  /// Whether an audience holds as many customers as its file expects; empty: it does not say.
  static func expectation(
    of entry: AudienceEntry, _ summary: AudienceSummary, _ wording: Wording
  ) -> [Phrase] {
    guard let range = entry.saved?.expected else { return [] }
    let text = "\(wording.number(range.lowerBound))–\(wording.number(range.upperBound))"
    if range.contains(summary.customers) {
      return [Phrase("✓ " + text, .good)]
    }
    let isBelow = summary.customers < range.lowerBound
    let words =
      isBelow ? wording.say("◆ below ", "◆ moins que ") : wording.say("◆ above ", "◆ plus que ")
    return [Phrase(words + text, .warning)]
  }

  private func drawFigures(
    _ entry: AudienceEntry, _ summary: AudienceSummary, on canvas: inout Canvas, in area: Rect,
    theme: Theme
  ) {
    let share = Double(summary.customers) / Double(max(1, screen.base))
    guard area.height > 2 else { return }
    canvas.phrases(
      [Phrase(wording.customers(summary.customers), .title, .bold)], x: area.x, y: area.y,
      maxX: area.maxX, theme: theme)
    canvas.right(
      wording.say(
        "\(wording.percent(share)) of \(wording.number(screen.base))",
        "\(wording.percent(share)) de \(wording.number(screen.base))"),
      endX: area.maxX, y: area.y, style: theme.ink(.faint), minX: area.x + 20)
    canvas.draw(Bar(share, isTall: true), in: area.row(1), theme: theme)
    canvas.phrases(
      [
        Phrase(wording.money(summary.revenue), .text, .bold),
        Phrase(" " + wording.say("spent in all", "dépensés en tout"), .dim),
      ], x: area.x, y: area.y + 2, maxX: area.maxX, theme: theme)
    let expected = Self.expectation(of: entry, summary, wording)
    guard !expected.isEmpty else { return }
    canvas.phrases(
      [Phrase(wording.say("expected ", "attendu "), .dim)] + expected, x: area.x, y: area.y + 3,
      maxX: area.maxX, theme: theme)
  }

  private func drawConsents(
    _ summary: AudienceSummary, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    guard area.height > 2 else { return }
    canvas.draw(
      Section(
        wording.say("Can be reached", "Joignables"), remark: wording.say("by consent", "par accord")
      ),
      in: area.row(0), theme: theme)
    canvas.draw(
      ConsentBars(summary: summary, wording: wording), in: area.droppingTop(1).top(4), theme: theme)
  }

  private func drawPreview(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard area.height > 2 else { return }
    canvas.draw(
      Section(
        wording.say("Who is in it", "Qui en fait partie"),
        remark: wording.say("by spend · enter all", "par dépense · entrée : tous")),
      in: area.row(0), theme: theme)
    let body = area.droppingTop(1)
    switch screen.preview.rows {
    case .loaded(let rows):
      canvas.draw(CustomerPreview(rows: rows, wording: wording), in: body, theme: theme)
    case .failed(let words):
      canvas.draw(Paragraph("● " + words, role: .bad), in: body, theme: theme)
    case .loading, .notAsked: break
    }
  }
}
