import CustomerData
import Retention
import TerminalKit

/// The models tried, the best first, with the numbers of the back-test; above them which one serves.
struct ModelsTable: Widget {
  let screen: ModelsScreen
  let study: ModelStudy
  let wording: Wording

  private var w: Wording { wording }

  /// Where its parts stand, whatever the language.
  struct Places {
    var choice: Rect?
    var missing: Rect?
    var rows: Rect

    init(_ screen: ModelsScreen, _ panel: Panel, in area: Rect) {
      var inner = panel.inner(of: area)
      let names = screen.names.count
      if inner.height > names + ModelsLayout.choice {
        choice = inner.top(ModelsLayout.choice - 1)
        inner = inner.droppingTop(ModelsLayout.choice)
      }
      if screen.study.value?.treesMissing != nil, inner.height > names + 1 {
        missing = inner.bottom(1)
        inner = inner.droppingBottom(1)
      }
      rows = inner.inset(dx: -1, dy: 0)
    }
  }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let panel = panel(area)
    canvas.draw(panel, in: area, theme: theme)
    let places = Places(screen, panel, in: area)
    if let place = places.choice {
      canvas.draw(Paragraph(w.choice(study), role: .text), in: place, theme: theme)
    }
    if let place = places.missing, let error = study.treesMissing {
      canvas.draw(
        Paragraph("◆ " + w.treesMissing(error), role: .warning), in: place, theme: theme)
    }
    canvas.draw(table, in: places.rows, theme: theme)
    canvas.targets(
      of: table, in: places.rows, header: { ModelsScreen.Action.numbers($0 - 1) },
      row: { ModelsScreen.Action.point(.models, $0) })
  }

  private func panel(_ area: Rect) -> Panel {
    let isHigh = area.height >= ModelsLayout.tableHeight(screen)
    let remark = study.backTest.map { backTest in
      let older = backTest.trials.count - 1
      let day = w.say("tried on \(backTest.day.iso)", "essayés au \(backTest.day.iso)")
      return older > 0 && area.width >= 50
        ? day + w.say(", Brier of \(older + 1) days", ", Brier de \(older + 1) jours") : day
    }
    return Panel(
      w.say("Models", "Modèles"), remark: remark ?? w.say("not tried", "non essayés"),
      isFocused: screen.panel == .models, padsTop: isHigh, padsBottom: isHigh)
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
    guard let entry = study.backTest?.entry(name) else {
      return [.phrases([title, Phrase(" " + reasonNotTried(name), .faint)])]
        + Array(repeating: TableCell.text(w.absent, .faint), count: 6)
    }
    let numbers = ScoreNumber.allCases.map { number in
      cell(number, entry, isHere: name == screen.current, isChosen: isChosen)
    }
    return [.phrases([title])] + numbers + [.text(w.number(entry.score.totalActual), .dim)]
  }

  private func cell(
    _ number: ScoreNumber, _ entry: BackTest.Entry, isHere: Bool, isChosen: Bool
  ) -> TableCell {
    let text = text(number, entry)
    if isHere, screen.panel == .models, number == ScoreNumber.allCases[screen.column] {
      return .text(text, .focus, .underline)
    }
    return .text(text, number == .brier ? (isChosen ? .good : .text) : .dim)
  }

  private func text(_ number: ScoreNumber, _ entry: BackTest.Entry) -> String {
    let score = entry.score
    return switch number {
    case .brier: w.decimal(entry.brier, places: 4)
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
    return w.say("no summit", "sans max.")
  }
}
