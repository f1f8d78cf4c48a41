/// Series piled up over time, exact to an eighth of a row. In a cell where two series meet the lower one is the ink
/// and the upper one the paper, so that two solid areas touch.
public struct StackedArea: Widget, Hashable {
  /// One layer.
  public struct Series: Hashable, Sendable {
    /// Its name, written at its end.
    public var name: String
    /// A figure under its name, such as `67 % ▲ 3 pt`.
    public var remark: String
    /// Its colours from the foot of the chart to its top.
    public var low: Role, high: Role
    /// The colour of its name.
    public var nameRole: Role
    /// One value for each moment.
    public var values: [Double]

    /// A layer.
    public init(
      _ name: String, remark: String = "", low: Role, high: Role, nameRole: Role,
      values: [Double]
    ) {
      self.name = name
      self.remark = remark
      self.low = low
      self.high = high
      self.nameRole = nameRole
      self.values = values.map { $0.isFinite ? max(0, $0) : 0 }
    }
  }

  /// A word beside a peak: `◂ Black Friday`.
  public struct Note: Hashable, Sendable {
    /// 0 the first moment … 1 the last one.
    public var position: Double
    /// The word.
    public var text: String

    /// A note.
    public init(at position: Double, _ text: String) {
      self.position = position
      self.text = text
    }
  }

  /// From the bottom layer up.
  public var series: [Series]
  /// Values written on the left; the largest is the height of the chart.
  public var ticks: [ChartTick]
  /// Words at the foot.
  public var footLabels: [ChartLabel]
  /// Words beside peaks; left out where they would cover the areas.
  public var notes: [Note]
  /// 0 the first moment … 1 the last one: where the reader stands.
  public var cursor: Double?
  /// Writes names at the series' ends where the area is wide enough.
  public var namesSeries: Bool

  /// A stacked area.
  public init(
    _ series: [Series], ticks: [ChartTick] = [], footLabels: [ChartLabel] = [],
    notes: [Note] = [], namesSeries: Bool = true
  ) {
    self.series = series
    self.ticks = ticks
    self.footLabels = footLabels
    self.notes = notes
    self.namesSeries = namesSeries
  }

  /// Draws axes, areas and names.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let frame = frame(in: area)
    frame.draw(on: &canvas, area: area, theme: theme)
    let edges = edges(columns: frame.plot.width, units: frame.plot.height * 8)
    for (column, levels) in edges.enumerated() {
      let strip = Rect(
        x: frame.plot.x + column, y: frame.plot.y, width: 1, height: frame.plot.height)
      draw(levels, on: &canvas, in: strip, theme: theme)
    }
    drawNotes(frame, edges: edges, on: &canvas, theme: theme)
    drawCursor(frame, edges: edges, on: &canvas, area: area, theme: theme)
    if isNamed(area), let last = edges.last { drawNames(last, frame, on: &canvas, area, theme) }
  }

  /// Where the areas themselves stand, from the first moment to the last.
  public func plot(in area: Rect) -> Rect { frame(in: area).plot }

  private var namesWidth: Int {
    series.map { max($0.name.displayWidth, $0.remark.displayWidth) }.max() ?? 0
  }

  private func isNamed(_ area: Rect) -> Bool {
    namesSeries && namesWidth > 0 && area.width >= namesWidth + 40
  }

  private func frame(in area: Rect) -> ChartFrame {
    ChartFrame(
      area: area, low: 0, high: top, ticks: ticks, footLabels: footLabels,
      reserved: isNamed(area) ? namesWidth + 1 : 0, isFilled: true)
  }

  private var top: Double {
    let peak = moments.map { $0.reduce(0, +) }.max() ?? 0
    return max(peak, ticks.map(\.value).max() ?? 0)
  }

  private var moments: [[Double]] {
    let count = series.map(\.values.count).max() ?? 0
    return (0..<count).map { moment in
      series.map { $0.values.indices.contains(moment) ? $0.values[moment] : 0 }
    }
  }

  /// For each column the height at which each layer ends, in eighths of a row.
  private func edges(columns: Int, units: Int) -> [[Int]] {
    guard top > 0 else { return Array(repeating: series.map { _ in 0 }, count: columns) }
    let fitted = series.map { Resampling.points($0.values, count: columns) }
    return (0..<columns).map { column in
      var sum = 0.0
      return fitted.map { layer in
        sum += layer.indices.contains(column) ? layer[column] : 0
        return Int((min(1, sum / top) * Double(units)).rounded())
      }
    }
  }

  private func draw(_ edges: [Int], on canvas: inout Canvas, in strip: Rect, theme: Theme) {
    for row in 0..<strip.height {
      let filled = edges.map { min(8, max(0, $0 - row * 8)) }
      guard let most = filled.last, most > 0, let lowest = filled.firstIndex(where: { $0 > 0 })
      else { return }
      let cell = strip.row(strip.height - 1 - row)
      let height = (Double(row) + 0.5) / Double(strip.height)
      if theme.usesSurfaces {
        let ink = shade(lowest, height, theme)
        let upper = filled.indices.first { $0 > lowest && filled[$0] >= 6 }
        let meets = filled[lowest] < 8 ? upper : nil
        let style = meets.map { ink.on(shade($0, height, theme).asPaper) } ?? ink
        canvas.fill(cell, with: Blocks.up[filled[lowest]], style: style)
      } else if most >= 4, let covering = filled.firstIndex(where: { $0 >= 4 }) {
        let glyphs: [Unicode.Scalar] = series.count == 1 ? ["█"] : ["█", "▒", "░"]
        canvas.fill(
          cell, with: glyphs[min(covering, glyphs.count - 1)],
          style: theme.ink(series[covering].high))
      }
    }
  }

  private func shade(_ layer: Int, _ height: Double, _ theme: Theme) -> Style {
    theme.blend(series[layer].low, series[layer].high, height)
  }

  /// A broken line above the areas and a wedge at their foot.
  private func drawCursor(
    _ frame: ChartFrame, edges: [[Int]], on canvas: inout Canvas, area: Rect, theme: Theme
  ) {
    guard let cursor, !frame.plot.isEmpty else { return }
    let x = frame.column(at: min(1, max(0, cursor)))
    let column = x - frame.plot.x
    let height = edges.indices.contains(column) ? edges[column].last ?? 0 : 0
    let free = max(0, frame.plot.height - (height + 7) / 8)
    canvas.fill(
      Rect(x: x, y: frame.plot.y, width: 1, height: free), with: "┊", style: theme.ink(.focus))
    guard frame.plot.maxY < area.maxY else { return }
    canvas.text("▴", x: x, y: frame.plot.maxY, style: theme.ink(.focus, .bold))
  }

  private func drawNotes(
    _ frame: ChartFrame, edges: [[Int]], on canvas: inout Canvas, theme: Theme
  ) {
    guard frame.plot.width > 50, frame.plot.height > 5 else { return }
    for note in notes {
      let x = frame.column(at: note.position)
      let width = note.text.displayWidth
      let peak = edges.indices.contains(x - frame.plot.x) ? edges[x - frame.plot.x].last ?? 0 : 0
      let y = frame.plot.maxY - 1 - min(frame.plot.height - 1, (peak + 7) / 8)
      let below = frame.plot.maxY - 1 - max(0, peak / 8 - 1)
      if let start = clearPlace(from: x + 2, width: width + 2, row: below, edges: edges, frame) {
        canvas.text("◂ ", x: start, y: below, style: theme.ink(.faint))
        canvas.text(note.text, x: start + 2, y: below, style: theme.ink(.dim))
      } else if let start = clearPlace(
        from: x - width - 1, width: width + 2, row: y, edges: edges, frame)
      {
        canvas.text(note.text, x: start, y: y, style: theme.ink(.dim))
        canvas.text(" ▾", x: start + width, y: y, style: theme.ink(.faint))
      }
    }
  }

  /// The column to write in when no area is under the words.
  private func clearPlace(
    from x: Int, width: Int, row: Int, edges: [[Int]], _ frame: ChartFrame
  ) -> Int? {
    guard x >= frame.plot.x, x + width <= frame.plot.maxX, row >= frame.plot.y else { return nil }
    let height = (frame.plot.maxY - 1 - row) * 8
    let columns = (x - frame.plot.x)..<(x + width - frame.plot.x)
    return columns.allSatisfy { (edges[$0].last ?? 0) <= height } ? x : nil
  }

  private func drawNames(
    _ edges: [Int], _ frame: ChartFrame, on canvas: inout Canvas, _ area: Rect, _ theme: Theme
  ) {
    var free = frame.plot.maxY
    for (layer, series) in series.enumerated() {
      let rows = series.remark.isEmpty ? 1 : 2
      let below = layer > 0 ? edges[layer - 1] : 0
      let middle = frame.plot.maxY - (below + edges[layer]) / 16
      let y = max(frame.plot.y, min(middle - rows / 2, free - rows))
      guard y + rows <= free else { break }
      canvas.text(
        series.name, x: frame.plot.maxX + 1, y: y, style: theme.ink(series.nameRole, .bold),
        maxX: area.maxX)
      if rows == 2 {
        canvas.text(
          series.remark, x: frame.plot.maxX + 1, y: y + 1, style: theme.ink(.text),
          maxX: area.maxX)
      }
      free = y
    }
  }
}
