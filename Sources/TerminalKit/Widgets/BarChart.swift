/// Labelled bars one under the other: label, number, bar. Bars start in one column, numbers end in one.
public struct BarChart: Widget, Hashable {
  /// One bar.
  public struct Entry: Hashable, Sendable {
    /// What it counts.
    public var label: String
    /// The figure, already written out.
    public var figure: String
    /// 0 empty … 1 as long as the chart is wide; negative where the chart diverges.
    public var fraction: Double
    /// Its colours.
    public var ink: BarInk

    /// A bar.
    public init(_ label: String, figure: String, fraction: Double, ink: BarInk = .series) {
      self.label = label
      self.figure = figure
      self.fraction = fraction
      self.ink = ink
    }
  }

  /// From top to bottom.
  public var entries: [Entry]
  /// Bars to both sides of a centre line.
  public var isDiverging: Bool

  /// A chart of bars.
  public init(_ entries: [Entry], isDiverging: Bool = false) {
    self.entries = entries
    self.isDiverging = isDiverging
  }

  /// Draws one row for each entry.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let figures = entries.map(\.figure.displayWidth).max() ?? 0
    let longest = entries.map(\.label.displayWidth).max() ?? 0
    let labels = max(0, min(longest, area.width - figures - 8))
    let columns = area.columns(labels, Rect.flexible, figures)
    for (row, entry) in entries.prefix(area.height).enumerated() {
      canvas.text(entry.label, in: columns[0].row(row), style: theme.ink(.text))
      canvas.text(
        entry.figure, in: columns[2].row(row), alignment: .right, style: theme.ink(.title, .bold))
      if isDiverging {
        canvas.draw(DivergingBar(entry.fraction), in: columns[1].row(row), theme: theme)
      } else {
        canvas.draw(
          Bar(entry.fraction, ink: entry.ink), in: columns[1].row(row), theme: theme)
      }
    }
  }
}
