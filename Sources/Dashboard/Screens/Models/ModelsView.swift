import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The table of models; beside it how far the one under the cursor kept its word, and its parameters.
struct ModelsView: Widget {
  let screen: ModelsScreen
  let scene: Scene

  private var w: Wording { scene.wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let study = screen.study.value else {
      return drawFitting(on: &canvas, in: area, theme: theme)
    }
    guard study.sufficiency.isSufficient else {
      let title = w.say("No models yet", "Pas encore de modèles")
      let text =
        w.missing(study.sufficiency) + "\n\n"
        + w.say(
          "Until then At-risk lists customers who are silent for twice their usual gap.",
          "D’ici là, À risque liste les clients silencieux depuis deux fois leur rythme.")
      return canvas.draw(MessagePanel(title: title, text: text), in: area, theme: theme)
    }
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    guard area.width >= 60, area.height >= 12 else {
      return drawTable(study, on: &canvas, in: body, theme: theme)
    }
    let rows = min(screen.names.count + 8, body.height * 6 / 10)
    if area.width >= 120 {
      let columns = body.columns(Rect.flexible, area.width >= 150 ? 64 : 50)
      drawTable(study, on: &canvas, in: columns[0].top(rows), theme: theme)
      drawParameters(study, on: &canvas, in: columns[0].droppingTop(rows), theme: theme)
      return drawChart(study, on: &canvas, in: columns[1], theme: theme)
    }
    drawTable(study, on: &canvas, in: body.top(rows), theme: theme)
    drawChart(study, on: &canvas, in: body.droppingTop(rows), theme: theme)
  }

  private func drawFitting(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard screen.study == .loading else {
      let title = w.say("No models", "Pas de modèles")
      let text = w.say(
        "The fitting was stopped, or the data cannot be looked back into. enter begins anew.",
        "L’ajustement a été arrêté, ou les données n’ont pas de passé. entrée recommence.")
      return canvas.draw(MessagePanel(title: title, text: text), in: area, theme: theme)
    }
    let panel = canvas.panel(Panel(), in: area.inset(dx: 1, dy: 0), theme: theme)
    let box = panel.centered(Size(width: min(64, panel.width), height: min(5, panel.height)))
    guard !box.isEmpty else { return }
    let title = w.say("Fitting the models…", "Ajustement des modèles…")
    canvas.phrases([Phrase(title, .title, .bold)], x: box.x, y: box.y, maxX: box.maxX, theme: theme)
    canvas.draw(Bar(screen.progress.share, isTall: true), in: box.row(2), theme: theme)
    let hint = w.say(
      "keys work meanwhile · s stops", "les touches répondent · s arrête")
    canvas.phrases([Phrase(hint, .dim)], x: box.x, y: box.y + 4, maxX: box.maxX, theme: theme)
  }

  private func drawTable(
    _ study: ModelStudy, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let day = study.backTest?.day.iso ?? w.absent
    let panel = Panel(
      w.say("Models", "Modèles"), remark: w.say("tried on \(day)", "essayés au \(day)"),
      isFocused: true, padsTop: area.height > 14, padsBottom: area.height > 14)
    var inner = canvas.panel(panel, in: area, theme: theme)
    let choice = Paragraph(w.choice(study), role: .text)
    let lines = min(choice.height(width: inner.width), 3)
    if inner.height > screen.names.count + lines + 1 {
      canvas.draw(choice, in: inner.top(lines), theme: theme)
      inner = inner.droppingTop(lines + 1)
    }
    canvas.draw(table(study), in: inner.inset(dx: -1, dy: 0), theme: theme)
    guard let error = study.treesMissing, inner.height > screen.names.count + 2 else { return }
    canvas.draw(Paragraph(w.treesMissing(error), role: .warning), in: inner.bottom(1), theme: theme)
  }

  private func table(_ study: ModelStudy) -> DataTable {
    let columns = [
      TableColumn(w.say("model", "modèle"), width: 11, flex: 1, maxWidth: 20),
      TableColumn("Brier", width: 7, alignment: .right),
      TableColumn("AUC", width: 6, alignment: .right, priority: 1),
      TableColumn(w.say("off by", "écart"), width: 7, alignment: .right, priority: 2),
      TableColumn(w.say("top tenth", "1er dixième"), width: 11, alignment: .right, priority: 5),
      TableColumn(w.say("orders told", "cdes dites"), width: 11, alignment: .right, priority: 3),
      TableColumn(w.say("there were", "il y en eut"), width: 11, alignment: .right, priority: 4),
    ]
    var table = DataTable(columns: columns, rows: screen.names.map { cells($0, study) })
    table.selection = screen.row
    return table
  }

  private func cells(_ name: ForecastName, _ study: ModelStudy) -> [TableCell] {
    let isChosen = name == study.chosen
    let title = TableCell.text((isChosen ? "● " : "  ") + name.rawValue, isChosen ? .good : .text)
    guard let score = study.backTest?[name] else {
      return [title, .text(w.say("not tried", "non essayé"), .faint)]
        + Array(repeating: TableCell.text("", .faint), count: 5)
    }
    let ranking = score.ranking
    return [
      title, .text(w.decimal(score.brier, places: 4), isChosen ? .good : .text),
      .text(ranking.areaUnderCurve.map { w.decimal($0, places: 3) } ?? w.absent, .text),
      .text(w.percent(score.calibrationError), .dim),
      .text(w.percent(ranking.precisionInTopTenth, places: 0), .dim),
      .text(score.totalPredicted.map { w.number(Int($0.rounded())) } ?? w.absent, .dim),
      .text(w.number(score.totalActual), .dim),
    ]
  }

  private func drawChart(
    _ study: ModelStudy, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    guard area.height >= 5, let name = screen.current else { return }
    let score = study.backTest?[name]
    let panel = Panel(
      w.say("Does a risk mean what it says?", "Un risque dit-il vrai ?"), remark: name.rawValue,
      padsTop: false, padsBottom: area.height > 12)
    let inner = canvas.panel(panel, in: area, theme: theme)
    guard let score else { return }
    let sentence = Paragraph(w.reliability(score), role: .dim)
    let lines = inner.height > 16 ? sentence.height(width: inner.width) : 0
    canvas.draw(
      ReliabilityChart(reliability: score.reliability, wording: w),
      in: inner.droppingBottom(lines == 0 ? 0 : lines + 1), theme: theme)
    if lines > 0 { canvas.draw(sentence, in: inner.bottom(lines), theme: theme) }
  }

  private func drawParameters(
    _ study: ModelStudy, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    guard area.height >= 5, let name = screen.current else { return }
    let rows = study.parameters.filter { $0.model == name.rawValue && $0.value != nil }
    let likelihood = rows.first?.logLikelihood.map { "ln L " + w.decimal($0, places: 3) }
    let panel = Panel(
      w.say("Fitted on everything up to", "Ajusté sur tout jusqu’au") + " " + study.asOf.iso,
      remark: likelihood ?? w.say("no likelihood to compare", "sans vraisemblance comparable"),
      padsTop: false)
    let inner = canvas.panel(panel, in: area, theme: theme)
    let columns = inner.columns(Rect.flexible, Rect.flexible, gutter: 3)
    let perColumn = max(1, inner.height)
    for (place, row) in rows.enumerated() where place < perColumn * 2 {
      let line = columns[place / perColumn].row(place % perColumn)
      let value = w.decimal(row.value ?? 0, places: 4)
      let start = canvas.right(
        value, endX: line.maxX, y: line.y, style: theme.ink(.text), minX: line.x)
      canvas.text(
        row.name ?? "", x: line.x, y: line.y, style: theme.ink(.dim), maxX: start - 1,
        truncating: true)
    }
  }
}
