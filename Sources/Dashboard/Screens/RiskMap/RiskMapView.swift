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
      drawMap(map, on: &canvas, in: columns[0], theme: theme)
      drawUrgent(map, on: &canvas, in: columns[1], theme: theme)
    } else if area.height >= 18 {
      drawMap(map, on: &canvas, in: body.top(body.height * 6 / 10), theme: theme)
      drawUrgent(map, on: &canvas, in: body.droppingTop(body.height * 6 / 10), theme: theme)
    } else {
      drawMap(map, on: &canvas, in: body, theme: theme)
    }
  }

  private func drawMap(
    _ map: RiskMap.Value, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let isHigh = area.height > 12
    let panel = Panel(
      w.say("Value and risk", "Valeur et risque"),
      remark: screen.shading == .value
        ? w.say("value at risk a year", "valeur à risque par an") : w.say("customers", "clients"),
      isFocused: true, padsTop: isHigh, padsBottom: isHigh)
    let inner = canvas.panel(panel, in: area, theme: theme)
    let width = max(7, (inner.width - 9) / RiskMap.bands.count)
    let rows = max(1, min(4, (inner.height - 1) / 5))
    drawHeader(width, on: &canvas, in: inner, theme: theme)
    let peak = map.cells.map(amount).max() ?? 0
    for score in 1...5 {
      let top = inner.y + 1 + (5 - score) * rows
      guard top < inner.maxY else { continue }
      let label = score == 5 ? w.say("best 5", "top 5") : String(score)
      canvas.right(
        label, endX: inner.x + 8, y: top + (rows - 1) / 2, style: theme.ink(.dim), minX: inner.x)
      for band in RiskMap.bands.indices {
        guard let cell = map.cell(score: score, band: band) else { continue }
        let place = Rect(
          x: inner.x + 10 + band * width, y: top, width: max(1, width - 1),
          height: max(1, min(rows - (rows > 1 ? 1 : 0), inner.maxY - top)))
        draw(cell, of: peak, on: &canvas, in: place, theme: theme)
        canvas.target(place, RiskMapScreen.Action.move(score: score, band: band))
      }
    }
  }

  private func draw(
    _ cell: RiskMap.Cell, of peak: Double, on canvas: inout Canvas, in place: Rect, theme: Theme
  ) {
    let text =
      cell.customers == 0
      ? "·"
      : screen.shading == .value
        ? money(Int64(cell.atRisk.rounded()), fitting: place.width - 1) : w.number(cell.customers)
    let isHere = cell.score == screen.score && cell.band == screen.band
    canvas.draw(
      HeatCell(
        text, fraction: peak > 0 ? amount(cell) / peak : 0, isSelected: isHere), in: place,
      theme: theme)
  }

  private func money(_ amount: Int64, fitting width: Int) -> String {
    let money = w.shortMoney(amount)
    return money.displayWidth <= width ? money : w.axisMoney(amount)
  }

  private func amount(_ cell: RiskMap.Cell) -> Double {
    screen.shading == .value ? cell.atRisk : Double(cell.customers)
  }

  private func drawHeader(
    _ width: Int, on canvas: inout Canvas, in inner: Rect, theme: Theme
  ) {
    canvas.text(
      w.say("value", "valeur"), x: inner.x, y: inner.y, style: theme.ink(.faint),
      maxX: inner.x + 9)
    for band in RiskMap.bands.indices {
      let isAtRisk = RiskMap.bands[band] >= ChurnRisk.threshold
      canvas.right(
        w.bandName(band), endX: inner.x + 10 + band * width + width - 2, y: inner.y,
        style: theme.ink(isAtRisk ? .warning : .faint), minX: inner.x + 10)
    }
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
    var lines: [Phrase] = []
    for (place, cell) in map.urgent.prefix(max(1, inner.height / 3)).enumerated() {
      lines.append(Phrase("\(place + 1). ", .key, .bold))
      lines.append(Phrase(w.sentence(of: cell) + ".\n", place == 0 ? .title : .text))
    }
    lines.append(
      Phrase(
        "\n" + w.untested + w.say(": hold a share back.", " : gardez un témoin."), .faint))
    canvas.draw(Paragraph(lines), in: inner, theme: theme)
  }
}
