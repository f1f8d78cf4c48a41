import CustomerData
import Retention
import TerminalKit

/// The models tried, the best first, with the numbers of the back-test; above them which one serves.
struct ModelsTable: Widget {
  let screen: ModelsScreen
  let study: ModelStudy
  let wording: Wording

  private var w: Wording { wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let isHigh = area.height > 14
    let remark = study.backTest.map { w.say("tried on \($0.day.iso)", "essayés au \($0.day.iso)") }
    let panel = Panel(
      w.say("Models", "Modèles"), remark: remark ?? w.say("not tried", "non essayés"),
      isFocused: screen.panel == .models, padsTop: isHigh, padsBottom: isHigh)
    var inner = canvas.panel(panel, in: area, theme: theme)
    let choice = Paragraph(w.choice(study), role: .text)
    let lines = min(choice.height(width: inner.width), 3)
    if inner.height > screen.names.count + lines + 1 {
      canvas.draw(choice, in: inner.top(lines), theme: theme)
      inner = inner.droppingTop(lines + 1)
    }
    if let error = study.treesMissing, inner.height > screen.names.count + 1 {
      canvas.draw(
        Paragraph("◆ " + w.treesMissing(error), role: .warning), in: inner.bottom(1), theme: theme)
      inner = inner.droppingBottom(1)
    }
    canvas.draw(table, in: inner.inset(dx: -1, dy: 0), theme: theme)
  }

  private var table: DataTable {
    let columns = [
      TableColumn(w.say("model", "modèle"), width: 12, flex: 1, maxWidth: 28),
      TableColumn("Brier", width: 7, alignment: .right),
      TableColumn("AUC", width: 6, alignment: .right, priority: 1),
      TableColumn(w.say("off by", "écart"), width: 7, alignment: .right, priority: 2),
      TableColumn(w.say("top tenth", "1er dixième"), width: 11, alignment: .right, priority: 3),
      TableColumn(w.say("orders told", "cdes dites"), width: 11, alignment: .right, priority: 4),
      TableColumn(w.say("there were", "il y en eut"), width: 11, alignment: .right, priority: 5),
    ]
    var table = DataTable(columns: columns, rows: screen.names.map(cells))
    table.selection = screen.place(in: .models)
    return table
  }

  private func cells(_ name: ForecastName) -> [TableCell] {
    let isChosen = name == study.chosen
    let title = Phrase((isChosen ? "● " : "  ") + name.rawValue, isChosen ? .good : .text)
    guard let score = study.backTest?[name] else {
      return [.phrases([title, Phrase(" · " + reasonNotTried(name), .faint)])]
        + Array(repeating: TableCell.text(w.absent, .faint), count: 6)
    }
    let numbers = ScoreNumber.allCases.map { number in
      cell(number, score, isHere: name == screen.current, isChosen: isChosen)
    }
    return [.phrases([title])] + numbers + [.text(w.number(score.totalActual), .dim)]
  }

  private func cell(
    _ number: ScoreNumber, _ score: ForecastScore, isHere: Bool, isChosen: Bool
  ) -> TableCell {
    let text = text(number, score)
    if isHere, screen.panel == .models, number == ScoreNumber.allCases[screen.column] {
      return .text(text, .focus, .underline)
    }
    return .text(text, number == .brier ? (isChosen ? .good : .text) : .dim)
  }

  private func text(_ number: ScoreNumber, _ score: ForecastScore) -> String {
    switch number {
    case .brier: w.decimal(score.brier, places: 4)
    case .areaUnderCurve:
      score.ranking.areaUnderCurve.map { w.decimal($0, places: 3) } ?? w.absent
    case .calibrationError: w.percent(score.calibrationError)
    case .topTenth: w.percent(score.ranking.precisionInTopTenth, places: 0)
    case .ordersTold: score.totalPredicted.map { w.number(Int($0.rounded())) } ?? w.absent
    }
  }

  private func reasonNotTried(_ name: ForecastName) -> String {
    let fit = study.purchases?.all.first { $0.family == name.family }
    guard let fit, fit.convergence != .converged else {
      return w.say("not tried", "non essayé")
    }
    return w.say("no summit", "sans maximum")
  }
}
