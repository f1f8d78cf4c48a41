import Audiences
import RetentionEngine
import TerminalKit

/// The picture of the expression dialog: the text, what it finds, what could be typed next.
struct ExpressionView: Widget {
  let dialog: ExpressionDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let box = canvas.dialog(
      Dialog(
        title, remark: wording.say("esc closes", "échap ferme"), size: Size(width: 112, height: 32)),
      theme: theme)
    canvas.draw(field, in: box.row(0), theme: theme)
    draw(verdict, on: &canvas, in: box.row(1), theme: theme)
    let foot = min(2, max(0, box.height - 6))
    drawCommand(on: &canvas, in: box.bottom(foot), theme: theme)
    let body = box.droppingTop(3).droppingBottom(foot)
    guard dialog.naming == nil else {
      return NamingPen(dialog: dialog, wording: wording).draw(on: &canvas, in: body, theme: theme)
    }
    if body.width >= 84 {
      let columns = body.columns(Rect.flexible, 38, gutter: 4)
      drawWords(on: &canvas, in: columns[0], theme: theme)
      drawFigures(on: &canvas, in: columns[1], theme: theme)
    } else {
      let figures = dialog.counted == nil ? 0 : min(4, body.height)
      drawShortFigures(on: &canvas, in: body.top(figures), theme: theme)
      drawWords(on: &canvas, in: body.droppingTop(figures), theme: theme)
    }
  }

  private var title: String {
    dialog.name.isEmpty ? wording.say("Audience", "Audience") : dialog.name
  }

  private var field: TextField {
    TextField(
      dialog.input, placeholder: wording.say("everyone", "everyone (tous)"),
      isActive: dialog.naming == nil, coloring: ExpressionPhrases.phrases(dialog.input.text),
      problem: dialog.fault?.range)
  }

  /// What the text is: valid, wrong and where, or still being read.
  private var verdict: [Phrase] {
    if let fault = dialog.fault {
      return [
        Phrase("● " + wording.say("at character", "au caractère") + " ", .bad),
        Phrase("\(fault.range.lowerBound + 1)" + wording.colon, .bad), Phrase(fault.words, .bad),
      ]
    }
    guard let counted = dialog.counted else {
      return [Phrase(wording.say("counting …", "comptage …"), .faint)]
    }
    if let warning = counted.warnings.first {
      return [Phrase("◆ ", .warning), Phrase(warning, .text)]
    }
    return [Phrase("✓ ", .good), Phrase(wording.say("valid", "valide"), .good)]
  }

  private func draw(
    _ phrases: [Phrase], on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    guard !row.isEmpty else { return }
    canvas.phrases(phrases, x: row.x, y: row.y, maxX: row.maxX, theme: theme)
  }

  private func drawCommand(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    canvas.button(area, .f(3))
    let title = wording.say("Same, without the screen", "Pareil, sans l’écran")
    canvas.draw(
      Section(title, remark: wording.say("F3 copies", "F3 copie")), in: area.row(0), theme: theme)
    draw([Phrase(dialog.command, .accent)], on: &canvas, in: area.row(1), theme: theme)
  }

  // Rules and suggestions share the height; a mistake needs the suggestions more.
  private func drawWords(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let steps = dialog.counted?.steps ?? []
    let wanted = steps.isEmpty ? 0 : steps.count + 2
    let rules = min(wanted, max(0, area.height))
    drawRules(steps, on: &canvas, in: area.top(rules), theme: theme)
    let rest = area.droppingTop(rules).droppingBottom(1)
    guard dialog.suggestions.isEmpty, let first = dialog.counted?.first, rest.height > 2 else {
      return drawSuggestions(on: &canvas, in: rest, theme: theme)
    }
    canvas.draw(
      Section(
        wording.say("Who is in it", "Qui en fait partie"),
        remark: wording.say("by spend · enter all", "par dépense · entrée : tous")),
      in: rest.row(0), theme: theme)
    canvas.draw(
      CustomerPreview(rows: first, wording: wording), in: rest.droppingTop(1), theme: theme)
  }

  private func drawRules(
    _ steps: [ExpressionDialog.Step], on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    guard area.height > 1 else { return }
    canvas.draw(
      Section(
        wording.say("Rules", "Règles"),
        remark: wording.say("customers left after each", "clients restants après chacune")),
      in: area.row(0), theme: theme)
    let base = Double(max(1, steps.first?.customers ?? 1))
    for (place, step) in steps.enumerated() {
      let row = area.row(place + 1)
      guard !row.isEmpty else { return }
      let barWidth = row.width >= 56 ? 14 : 0
      let end = row.maxX - 8 - (barWidth > 0 ? barWidth + 1 : 0)
      canvas.phrases(
        [Phrase("\(place + 1)  ", .key)] + ExpressionPhrases.phrases(step.clause), x: row.x,
        y: row.y, maxX: end - 1, theme: theme)
      canvas.draw(
        Bar(Double(step.customers) / base), in: Rect(x: end, y: row.y, width: barWidth, height: 1),
        theme: theme)
      canvas.right(
        wording.number(step.customers), endX: row.maxX, y: row.y, style: theme.ink(.title, .bold),
        minX: row.maxX - 7)
    }
  }

  private func drawSuggestions(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let suggestions = dialog.suggestions
    guard !suggestions.isEmpty, area.height > 1 else { return }
    let isCorrection = dialog.fault?.suggestions.isEmpty == false
    canvas.draw(
      Section(
        SuggestionList.title(isCorrection: isCorrection, wording),
        remark: SuggestionList.remark(wording)), in: area.row(0), theme: theme)
    canvas.draw(
      SuggestionList(suggestions: suggestions, choice: dialog.choice, wording: wording) {
        ExpressionDialog.Action.take($0)
      }, in: area.droppingTop(1), theme: theme)
  }
}

extension ExpressionView {
  private func drawFigures(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let counted = dialog.counted else { return }
    let summary = counted.summary
    canvas.draw(
      Section(wording.say("Found", "Trouvés"), remark: share(of: counted)), in: area.row(0),
      theme: theme)
    draw(
      [Phrase(wording.customers(summary.customers), .title, .bold)], on: &canvas, in: area.row(1),
      theme: theme)
    canvas.draw(
      Bar(Double(summary.customers) / Double(max(1, counted.base)), isTall: true), in: area.row(2),
      theme: theme)
    draw(spent(counted), on: &canvas, in: area.row(3), theme: theme)
    canvas.draw(
      Section(
        wording.say("Can be reached", "Joignables"), remark: wording.say("by consent", "par accord")
      ),
      in: area.row(5), theme: theme)
    canvas.draw(
      ConsentBars(summary: summary, wording: wording), in: area.droppingTop(6).top(4), theme: theme)
    for (place, warning) in counted.warnings.enumerated() {
      let paragraph = Paragraph([Phrase("◆ ", .warning), Phrase(warning, .dim)])
      canvas.draw(paragraph, in: area.droppingTop(11 + place * 3).top(3), theme: theme)
    }
  }

  private func drawShortFigures(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let counted = dialog.counted else { return }
    draw(
      [
        Phrase(wording.customers(counted.summary.customers), .title, .bold),
        Phrase("  " + share(of: counted), .dim),
      ], on: &canvas, in: area.row(0), theme: theme)
    draw(spent(counted), on: &canvas, in: area.row(1), theme: theme)
    let consents = ConsentBars.line(counted.summary, wording)
    draw(
      [Phrase(wording.say("consent: ", "accord : "), .dim), Phrase(consents, .text)], on: &canvas,
      in: area.row(2), theme: theme)
  }

  private func share(of counted: ExpressionDialog.Counted) -> String {
    let share = Double(counted.summary.customers) / Double(max(1, counted.base))
    return wording.say(
      "\(wording.percent(share)) of \(wording.number(counted.base))",
      "\(wording.percent(share)) de \(wording.number(counted.base))")
  }

  private func spent(_ counted: ExpressionDialog.Counted) -> [Phrase] {
    [
      Phrase(wording.money(counted.summary.revenue), .text, .bold),
      Phrase(" " + wording.say("spent in all", "dépensés en tout"), .dim),
    ]
  }
}

/// The question for a name, and what to do with a file that has it already.
private struct NamingPen {
  let dialog: ExpressionDialog
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let naming = dialog.naming, !area.isEmpty else { return }
    canvas.draw(
      Section(wording.say("Save this audience", "Enregistrer cette audience")), in: area.row(0),
      theme: theme)
    canvas.draw(
      TextField(
        naming.input, prompt: wording.say("name", "nom"),
        placeholder: wording.say("such as Win-back summer", "par exemple Reconquête été"),
        isActive: naming.clash == nil),
      in: area.row(1), theme: theme)
    if let problem = naming.problem {
      canvas.draw(Paragraph("● " + problem, role: .bad), in: area.droppingTop(3), theme: theme)
    } else if let clash = naming.clash {
      canvas.draw(Paragraph(question(clash)), in: area.droppingTop(3), theme: theme)
    }
  }

  private func question(_ clash: ExpressionDialog.Clash) -> [Phrase] {
    [
      Phrase(
        wording.say("◆ “\(clash.name)” exists. ", "◆ « \(clash.name) » existe. "), .warning, .bold),
      Phrase(
        wording.say(
          "enter keeps both (a new name ending in 2), r replaces it. Replacing loses: ",
          "entrée garde les deux (un nom finissant par 2), r remplace. Perdu alors : "), .text),
    ] + ExpressionPhrases.phrases(clash.lost)
  }
}
