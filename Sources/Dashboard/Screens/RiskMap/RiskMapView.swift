import Retention
import TerminalKit

/// The map, and beside it the groups with the most value at risk.
struct RiskMapView: Widget {
  let screen: RiskMapScreen
  let scene: Scene

  private var w: Wording { scene.wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let map = screen.value.value?.value else {
      return canvas.draw(Panel(), in: area.inset(dx: 1, dy: 0), theme: theme)
    }
    guard map.model != nil else {
      let title = w.say("No map yet", "Pas encore de carte")
      let text = w.say(
        "No model serves, so nobody has a risk. Models (7) says why.",
        "Aucun modèle ne sert, donc personne n’a de risque. Modèles (7) dit pourquoi.")
      return canvas.draw(MessagePanel(title: title, text: text), in: area, theme: theme)
    }
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    if area.width >= 120 {
      let columns = body.columns(Rect.flexible, 52)
      canvas.draw(squares(map), in: columns[0], theme: theme)
      drawUrgent(map, on: &canvas, in: columns[1], theme: theme)
    } else if area.height >= 18 {
      canvas.draw(squares(map), in: body.top(body.height * 6 / 10), theme: theme)
      drawUrgent(map, on: &canvas, in: body.droppingTop(body.height * 6 / 10), theme: theme)
    } else {
      canvas.draw(squares(map), in: body, theme: theme)
    }
  }

  private func squares(_ map: RiskMap.Value) -> RiskMapSquares {
    RiskMapSquares(screen: screen, map: map, wording: w)
  }

  private func drawUrgent(
    _ map: RiskMap.Value, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    guard area.height >= 4 else { return }
    let isHigh = area.height > 12
    let panel = Panel(
      w.say("Save these first", "À sauver d’abord"),
      remark: w.say("most value at risk", "le plus de valeur à risque"), padsTop: isHigh,
      padsBottom: isHigh)
    let inner = canvas.panel(panel, in: area, theme: theme)
    let advice = Paragraph(
      w.untested + w.say(": hold a share back.", " : gardez un témoin."), role: .faint)
    let words = min(inner.height - 2, advice.height(width: inner.width) + 1)
    let place = inner.droppingBottom(words).inset(dx: -1, dy: 0)
    let cells = Array(map.urgent.prefix(place.height - 1))
    let table = table(cells)
    canvas.draw(table, in: place, theme: theme)
    canvas.targets(of: table, in: place) {
      RiskMapScreen.Action.move(score: cells[$0].score, band: cells[$0].band)
    }
    let used = min(place.height, cells.count + 1)
    canvas.draw(advice, in: inner.droppingTop(used + 1).top(words - 1), theme: theme)
  }

  /// The cells with somebody in them, a row each; that of the map's cursor is marked.
  private func table(_ cells: [RiskMap.Cell]) -> DataTable {
    let most = max(1, cells.first?.atRisk ?? 1)
    var table = DataTable(
      columns: [
        TableColumn(w.say("value", "valeur"), width: 7),
        TableColumn(w.say("risk", "risque"), width: 8, alignment: .right),
        TableColumn(w.say("customers", "clients"), width: 9, alignment: .right),
        TableColumn("", width: 3, flex: 1),
        TableColumn(w.say("at risk", "en jeu"), width: 9, alignment: .right),
      ],
      rows: cells.map { cell in
        [
          .text(w.say("\(cell.score) of 5", "\(cell.score) sur 5")),
          .text(w.bandName(cell.band), .dim), .text(w.number(cell.customers), .dim),
          .bar(cell.atRisk / most), .text(w.money(Int64(cell.atRisk.rounded()))),
        ]
      })
    table.selection = cells.firstIndex { $0.score == screen.score && $0.band == screen.band }
    return table
  }
}
