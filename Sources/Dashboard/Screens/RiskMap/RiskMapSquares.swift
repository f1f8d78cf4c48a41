import Retention
import TerminalKit

/// The map: value upwards, risk to the right; in each cell what is at stake and how many customers.
struct RiskMapSquares: Widget {
  let screen: RiskMapScreen
  let map: RiskMap.Value
  let wording: Wording

  private var w: Wording { wording }
  private var showsValue: Bool { screen.shading == .value }

  /// Where the cells stand in the panel.
  private struct Grid {
    let area: Rect
    /// Columns of the names of the rows.
    let labels: Int
    /// Columns and rows of each cell, with the gap after and below it.
    let width: Int
    let height: Int

    init(_ inner: Rect) {
      area = inner
      labels = inner.width >= 50 ? 10 : 3
      // The gap after the last one may lie outside.
      width = max(2, (inner.width - labels + 1) / RiskMap.bands.count)
      height = max(1, min(7, (inner.height - 1) / 5))
    }

    var isNarrow: Bool { labels < 10 }

    func x(_ band: Int) -> Int { area.x + labels + band * width }

    func cell(_ score: Int, _ band: Int) -> Rect {
      Rect(
        x: x(band), y: area.y + 1 + (5 - score) * height, width: width - 1,
        height: height > 1 ? height - 1 : 1
      ).intersection(area)
    }
  }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    // Where five rows and their header just fit, the name gives way.
    let isBare = area.height < 8
    var panel = Panel(
      isBare ? "" : w.say("Value and risk", "Valeur et risque"), isFocused: true,
      padsTop: area.height > 12, padsBottom: area.height > 12)
    let grid = Grid(panel.inner(of: area))
    let amounts = CellAmounts(
      map.cells.map { Int64($0.atRisk.rounded()) }, fitting: grid.width - 2, w)
    let currency = showsValue ? amounts.currency : nil
    if !isBare { panel.remark = remark(currency) }
    canvas.draw(panel, in: area, theme: theme)
    drawHeader(grid, currency, on: &canvas, theme: theme)
    let peak = map.cells.map(strength).max() ?? 0
    for score in 1...5 {
      let row = grid.cell(score, 0)
      guard !row.isEmpty else { continue }
      let label = score == 5 && !grid.isNarrow ? w.say("best 5", "top 5") : String(score)
      canvas.right(
        label, endX: row.x - 2, y: row.y + (row.height - 1) / 2, style: theme.ink(.dim),
        minX: grid.area.x)
      for band in RiskMap.bands.indices {
        guard let cell = map.cell(score: score, band: band) else { continue }
        let place = grid.cell(score, band)
        canvas.draw(heatCell(cell, of: peak, amounts, place.width - 1), in: place, theme: theme)
        canvas.target(place, RiskMapScreen.Action.move(score: score, band: band))
      }
    }
  }

  private func remark(_ currency: String?) -> String {
    guard showsValue else { return w.say("customers", "clients") }
    let unit = currency.map { w.say(", in \($0)", ", en \($0)") } ?? ""
    return w.say("value at risk a year", "valeur à risque par an") + unit
  }

  private func heatCell(
    _ cell: RiskMap.Cell, of peak: Double, _ amounts: CellAmounts, _ room: Int
  ) -> HeatCell {
    let here = cell.score == screen.score && cell.band == screen.band
    let fraction = peak > 0 ? strength(cell) / peak : 0
    guard cell.customers > 0 else { return HeatCell("·", fraction: fraction, isSelected: here) }
    let amount = amounts.text(Int64(cell.atRisk.rounded()))
    var heat = HeatCell(
      showsValue ? amount : w.number(cell.customers), fraction: fraction, isSelected: here)
    // In all cells or in none.
    let hasRoom = map.cells.allSatisfy { w.customers($0.customers).displayWidth <= room }
    if hasRoom { heat.detail = showsValue ? w.customers(cell.customers) : amount }
    return heat
  }

  private func strength(_ cell: RiskMap.Cell) -> Double {
    showsValue ? cell.atRisk : Double(cell.customers)
  }

  /// The bands of risk in the longest form that all have room in, and what the cells do not say of the unit.
  private func drawHeader(
    _ grid: Grid, _ currency: String?, on canvas: inout Canvas, theme: Theme
  ) {
    let corner = grid.isNarrow ? currency ?? "" : w.say("value", "valeur")
    canvas.text(
      corner, x: grid.area.x, y: grid.area.y, style: theme.ink(.faint), maxX: grid.x(0) - 1)
    let names = RiskMap.bands.indices.map(w.bandName)
    let isShort = names.contains { $0.displayWidth >= grid.width }
    for band in RiskMap.bands.indices {
      let isAtRisk = RiskMap.bands[band] >= ChurnRisk.threshold
      canvas.right(
        isShort ? w.bandStart(band) : names[band], endX: grid.x(band) + grid.width - 2,
        y: grid.area.y, style: theme.ink(isAtRisk ? .warning : .faint), minX: grid.x(band) - 1)
    }
  }
}
