import Retention
import TerminalKit

/// Recency by frequency: 25 squares, each with its leading segment, revenue, customers and share.
struct SegmentSquares: Widget {
  let screen: SegmentsScreen
  let wording: Wording

  private static let labels = 11

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    let remark =
      screen.shading == .revenue
      ? w.say("shaded by revenue", "teinté par CA")
      : w.say("shaded by customers", "teinté par clients")
    // Where five rows and their header just fit, the name gives way.
    let isBare = area.height < 8
    let panel = Panel(
      isBare ? "" : w.say("Recency × frequency", "Récence × fréquence"),
      remark: isBare ? "" : remark,
      isFocused: screen.focus == .squares, padsTop: area.height > 12, padsBottom: area.height > 12)
    let inner = canvas.panel(panel, in: area, theme: theme)
    guard let value = screen.value.value?.value else {
      return canvas.draw(
        Paragraph(screen.value.waitingWords(w), role: .faint), in: inner, theme: theme)
    }
    let grid = Grid(inner)
    let amounts = CellAmounts(
      value.squares.map(\.revenue), fitting: grid.columns[0].width, w)
    let saysCurrency = screen.shading == .revenue || grid.height > 1
    if saysCurrency, let currency = amounts.currency {
      canvas.text(
        currency, x: inner.x, y: inner.y, style: theme.ink(.faint), maxX: inner.x + grid.labels)
    }
    for (place, band) in value.frequencyBands.enumerated() {
      drawFrequency(band, on: &canvas, in: grid.columns[place], y: inner.y, theme: theme)
    }
    for line in 0..<5 {
      let y = grid.y(line)
      drawRecency(
        value.recencyBands[4 - line], on: &canvas, x: inner.x, y: y, grid.labels, grid.height,
        theme)
      for column in 0..<5 {
        guard let square = value.square(r: 5 - line, f: column + 1) else { continue }
        canvas.clipped(to: grid.frames) {
          draw(square, of: value, amounts, on: &$0, in: grid.cell(line, column), theme: theme)
        }
        canvas.target(
          grid.cell(line, column),
          SegmentsScreen.Action.square(recency: 5 - line, frequency: column + 1))
      }
    }
    if grid.hasLegend { canvas.draw(legend(value), in: inner.bottom(1), theme: theme) }
  }

  /// Where the squares stand in the panel.
  struct Grid {
    let area: Rect
    let columns: [Rect]
    /// Columns of the names of the rows.
    let labels: Int
    /// Rows of each square, and between two.
    let height: Int
    let gap: Int
    let hasLegend: Bool

    init(_ inner: Rect) {
      // Rows between the squares matter more than the legend: each square says its own amount.
      let gapped = inner.height - 1 - 4
      gap = gapped / 5 >= 3 ? 1 : 0
      hasLegend = gap == 1 && (gapped - 2) / 5 >= 3
      area = inner.droppingTop(1).droppingBottom(hasLegend ? 2 : 0)
      labels = inner.width >= 60 ? SegmentSquares.labels : 3
      height = max(1, (area.height - 4 * gap) / 5)
      columns = area.droppingLeft(labels).columns(count: 5, gutter: labels > 3 ? 2 : 1)
    }

    /// Where squares and the frame around the chosen one may be: not over the header.
    var frames: Rect {
      Rect(x: area.x - 1, y: area.y, width: area.width + 2, height: area.height + 1)
    }

    func y(_ line: Int) -> Int { area.y + line * (height + gap) }

    func cell(_ line: Int, _ column: Int) -> Rect {
      Rect(x: columns[column].x, y: y(line), width: columns[column].width, height: height)
        .intersection(area)
    }
  }

  private func drawFrequency(
    _ band: RecencyFrequencyMonetary.Band, on canvas: inout Canvas, in column: Rect, y: Int,
    theme: Theme
  ) {
    let name = [Phrase("F\(band.score) ", .title, .bold)]
    let whole = name + [Phrase(wording.frequency(band), .faint)]
    // Half a word is no band.
    canvas.phrases(
      whole.width <= column.width ? whole : name, x: column.x, y: y, maxX: column.maxX, theme: theme
    )
  }

  private func drawRecency(
    _ band: RecencyFrequencyMonetary.Band, on canvas: inout Canvas, x: Int, y: Int,
    _ width: Int, _ height: Int, _ theme: Theme
  ) {
    canvas.phrases(
      [Phrase("R\(band.score)", .title, .bold)], x: x, y: y, maxX: x + width, theme: theme)
    guard height > 1, width > 3 else { return }
    canvas.text(
      wording.recency(band), x: x, y: y + 1, style: theme.ink(.faint), maxX: x + width - 1,
      truncating: true)
  }

  private func amount(_ square: RecencyFrequencyMonetary.Square) -> Double {
    screen.shading == .revenue ? Double(max(0, square.revenue)) : Double(square.customers)
  }

  private func peak(_ value: RecencyFrequencyMonetary.Value) -> Double {
    max(1, value.squares.map(amount).max() ?? 1)
  }

  private func draw(
    _ square: RecencyFrequencyMonetary.Square, of value: RecencyFrequencyMonetary.Value,
    _ amounts: CellAmounts, on canvas: inout Canvas, in cell: Rect, theme: Theme
  ) {
    guard !cell.isEmpty else { return }
    let isHere =
      screen.focus == .squares && square.recency == screen.recency
      && square.frequency == screen.frequency
    guard square.customers > 0 else {
      canvas.fill(cell, style: theme.style(.faint, on: theme.usesSurfaces ? .raised : .background))
      let nobody = wording.say("nobody", "personne")
      canvas.text(
        nobody.displayWidth < cell.width ? nobody : "·", x: cell.x + 1,
        y: cell.y + (cell.height > 3 ? 1 : 0), style: theme.ink(.faint), maxX: cell.maxX)
      if isHere { mark(cell, on: &canvas, theme: theme) }
      return
    }
    // The root keeps the small squares apart, which a straight scale would all paint alike.
    let style = theme.heat((amount(square) / peak(value)).squareRoot())
    canvas.fill(cell, style: style)
    write(square, of: value, amounts, style, on: &canvas, in: cell, theme: theme)
    if isHere { mark(cell, on: &canvas, theme: theme) }
  }

  private func write(
    _ square: RecencyFrequencyMonetary.Square, of value: RecencyFrequencyMonetary.Value,
    _ amounts: CellAmounts, _ style: Style, on canvas: inout Canvas, in cell: Rect, theme: Theme
  ) {
    var bold = style
    bold.attributes.insert(.bold)
    let name = square.segment.map { longestName(of: $0, fitting: cell.width) } ?? ""
    let money = amounts.text(square.revenue)
    let (x, end) = (cell.x + (cell.width < 8 ? 0 : 1), cell.maxX)
    guard cell.height >= 2 else {
      let text = screen.shading == .revenue ? money : wording.number(square.customers)
      canvas.text(text, x: x, y: cell.y, style: style, maxX: end, truncating: true)
      return
    }
    let top = cell.y + (cell.height >= 6 ? 1 : 0)
    func start(_ text: String) -> Int { text.displayWidth > end - x ? cell.x : x }
    canvas.text(name, x: start(name), y: top, style: bold, maxX: end, truncating: true)
    let base = cell.maxY - (cell.height >= 6 ? 3 : cell.height >= 3 ? 2 : 1)
    canvas.text(money, x: start(money), y: base, style: cell.height >= 3 ? bold : style, maxX: end)
    guard cell.height >= 3 else { return }
    let count = wording.number(square.customers)
    let after = canvas.text(count, x: x, y: base + 1, style: style, maxX: end)
    let share = wording.percent(
      value.revenue > 0 ? Double(square.revenue) / Double(value.revenue) : nil)
    if end - 1 - share.displayWidth > after {
      canvas.right(share, endX: end - 1, y: base + 1, style: style)
    }
  }

  /// The longest of a segment's names that has room, with a column to spare but for the shortest.
  private func longestName(of segment: Segment, fitting width: Int) -> String {
    let names = [wording.name(of: segment), wording.shortName(of: segment)]
    return names.first { $0.displayWidth < width } ?? wording.tightName(of: segment)
  }

  /// A bright frame in half blocks; where colour is scarce the square is bracketed.
  private func mark(_ cell: Rect, on canvas: inout Canvas, theme: Theme) {
    let style = theme.ink(.title, .bold)
    let sides = theme.usesSurfaces ? ("▐", "▌") : ("[", "]")
    for y in cell.y..<cell.maxY {
      canvas.text(sides.0, x: cell.x - 1, y: y, style: style)
      canvas.text(sides.1, x: cell.maxX, y: y, style: style)
    }
    guard theme.usesSurfaces, cell.height >= 3 else { return }
    let rule = String(repeating: "▄", count: cell.width)
    let under = String(repeating: "▀", count: cell.width)
    canvas.text("▗\(rule)▖", x: cell.x - 1, y: cell.y - 1, style: style)
    canvas.text("▝\(under)▘", x: cell.x - 1, y: cell.maxY, style: style)
  }

  private func legend(_ value: RecencyFrequencyMonetary.Value) -> HeatLegend {
    let most = peak(value)
    let isMoney = screen.shading == .revenue
    let root = wording.say("root scale", "échelle racine")
    return HeatLegend(
      low: isMoney ? wording.money(0) : "0",
      high: (isMoney ? wording.shortMoney(Int64(most)) : wording.number(Int(most))) + ", " + root)
  }
}
