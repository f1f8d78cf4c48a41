/// A labelled value on the vertical axis.
public struct ChartTick: Hashable, Sendable {
  /// The value.
  public var value: Double
  /// How it is written.
  public var label: String

  /// A tick.
  public init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
}

/// A word at the foot of a chart or inside of it.
public struct ChartLabel: Hashable, Sendable {
  /// 0 the first value … 1 the last one.
  public var position: Double
  /// The word.
  public var text: String

  /// A label.
  public init(at position: Double, _ text: String) {
    self.position = position.isFinite ? min(1, max(0, position)) : 0
    self.text = text
  }

  /// A label under value `index` of `count`.
  public init(index: Int, of count: Int, _ text: String) {
    self.init(at: Double(index) / Double(max(1, count - 1)), text)
  }
}

/// The axes every chart shares: tick labels on the left, gridlines behind the plot, words at its foot.
struct ChartFrame {
  let low: Double
  let high: Double
  let ticks: [ChartTick]
  let footLabels: [ChartLabel]
  let plot: Rect
  /// Filled from the foot, so that a value is an edge; else a value is a dot.
  let isFilled: Bool

  /// - Parameter reserved: columns kept free on the right, for the names of series.
  init(
    area: Rect, low: Double, high: Double, ticks: [ChartTick], footLabels: [ChartLabel],
    reserved: Int = 0, isFilled: Bool = false
  ) {
    self.isFilled = isFilled
    self.low = low
    self.high = high > low ? high : low + 1
    self.footLabels = footLabels
    let widest = ticks.map(\.label.displayWidth).max() ?? 0
    let axis = widest == 0 || area.width < widest + 12 ? 0 : widest + 1
    let foot = footLabels.isEmpty || area.height < 4 ? 0 : 1
    plot = area.droppingLeft(axis).droppingRight(reserved).droppingBottom(foot)
    self.ticks = ChartFrame.thinned(ticks, rows: plot.height)
  }

  /// The row of the plot a value falls into.
  func row(of value: Double) -> Int {
    let share = (value - low) / (high - low)
    guard share.isFinite, plot.height > 0 else { return plot.maxY - 1 }
    let rows = Double(plot.height)
    let line =
      isFilled
      ? plot.height - 1 - Int((share * rows - 0.5).rounded())
      : Int(((1 - share) * (rows * 4 - 1)).rounded()) / 4
    return plot.y + min(plot.height - 1, max(0, line))
  }

  /// The column of the plot a position 0…1 falls into.
  func column(at position: Double) -> Int {
    plot.x + Int((position * Double(max(0, plot.width - 1))).rounded())
  }

  func draw(on canvas: inout Canvas, area: Rect, theme: Theme) {
    for tick in ticks {
      let y = row(of: tick.value)
      canvas.fill(
        Rect(x: plot.x, y: y, width: plot.width, height: 1), with: "┈", style: theme.ink(.border))
      if plot.x > area.x {
        canvas.right(
          tick.label, endX: plot.x - 1, y: y, style: theme.ink(.faint), minX: area.x)
      }
    }
    guard plot.maxY < area.maxY else { return }
    var free = area.x
    for label in footLabels.sorted(by: { $0.position < $1.position }) {
      let width = label.text.displayWidth
      let x = min(max(column(at: label.position) - width / 2, plot.x), plot.maxX - width)
      guard x >= free, x + width <= area.maxX else { continue }
      canvas.text(label.text, x: x, y: plot.maxY, style: theme.ink(.faint))
      free = x + width + 1
    }
  }

  /// As many ticks as there is room for, at even distances; first and last stay.
  static func thinned(_ ticks: [ChartTick], rows: Int) -> [ChartTick] {
    let sorted = ticks.sorted { $0.value < $1.value }
    guard rows > 1, let last = sorted.last else { return rows == 1 ? sorted.suffix(1) : [] }
    let gaps = sorted.count - 1
    let room = max(1, (rows + 1) / 2 - 1)
    guard gaps > room else { return sorted }
    let step = (2...gaps).first { gaps.isMultiple(of: $0) && gaps / $0 <= room } ?? gaps
    return stride(from: 0, to: gaps, by: step).map { sorted[$0] } + [last]
  }
}
