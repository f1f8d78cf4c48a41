/// Curves in braille, two dots thick; what they are compared with is dotted, so the difference survives where
/// colour is gone.
public struct LineChart: Widget, Hashable {
  /// One curve.
  public struct Series: Hashable, Sendable {
    /// Its name, written where its last value is.
    public var name: String
    /// Its colour.
    public var role: Role
    /// One value for each moment; nil leaves a hole, and moments may end early.
    public var values: [Double?]
    /// Dotted and thin: a comparison.
    public var isComparison: Bool

    /// A curve.
    public init(_ name: String, role: Role, values: [Double?], isComparison: Bool = false) {
      self.name = name
      self.role = role
      self.values = values
      self.isComparison = isComparison
    }
  }

  /// A point worth seeing, or a line down to it.
  public struct Marker: Hashable, Sendable {
    /// 0 the first moment … 1 the last one.
    public var position: Double
    /// Its value.
    public var value: Double
    /// What is written beside it.
    public var text: String
    /// Its colour.
    public var role: Role
    /// A broken line over the whole height.
    public var hasLine: Bool

    /// A marker.
    public init(
      at position: Double, value: Double, _ text: String = "", role: Role = .focus,
      hasLine: Bool = false
    ) {
      self.position = position.isFinite ? min(1, max(0, position)) : 0
      self.value = value
      self.text = text
      self.role = role
      self.hasLine = hasLine
    }
  }

  /// From one value to another at one moment, such as how sure a point is.
  public struct Interval: Hashable, Sendable {
    /// 0 the first moment … 1 the last one.
    public var position: Double
    /// Its lower end.
    public var low: Double
    /// Its upper end.
    public var high: Double
    /// Its colour.
    public var role: Role

    /// An interval.
    public init(at position: Double, low: Double, high: Double, role: Role = .accent) {
      self.position = position.isFinite ? min(1, max(0, position)) : 0
      self.low = low
      self.high = high
      self.role = role
    }
  }

  /// The curves; later ones are drawn over earlier ones, comparisons under all.
  public var series: [Series]
  /// Values written on the left.
  public var ticks: [ChartTick]
  /// Words at the foot.
  public var footLabels: [ChartLabel]
  /// Points worth seeing.
  public var markers: [Marker]
  /// Upright bars, over the curves and under the markers.
  public var intervals: [Interval]
  /// Moments the chart is wide; the longest series without it.
  public var momentCount: Int?
  /// Writes names at the curves' ends where there is room.
  public var namesSeries: Bool

  /// A chart of curves.
  public init(
    _ series: [Series], ticks: [ChartTick] = [], footLabels: [ChartLabel] = [],
    markers: [Marker] = [], intervals: [Interval] = [], momentCount: Int? = nil,
    namesSeries: Bool = true
  ) {
    self.intervals = intervals
    self.series = series
    self.ticks = ticks
    self.footLabels = footLabels
    self.markers = markers
    self.momentCount = momentCount
    self.namesSeries = namesSeries
  }

  /// Draws axes, curves, markers and names.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let frame = frame(in: area) else { return }
    frame.draw(on: &canvas, area: area, theme: theme)
    for marker in markers where marker.hasLine {
      let column = Rect(
        x: frame.column(at: marker.position), y: frame.plot.y, width: 1, height: frame.plot.height)
      canvas.fill(column, with: "┊", style: theme.ink(marker.role))
    }
    drawCurves(frame, on: &canvas, theme: theme)
    for marker in markers { draw(marker, frame, on: &canvas, theme: theme) }
    if namesSeries { drawNames(frame, on: &canvas, theme: theme) }
  }

  /// Where the curves themselves stand, from the first moment to the last; empty without a value.
  public func plot(in area: Rect) -> Rect { frame(in: area)?.plot ?? area.left(0) }

  private func frame(in area: Rect) -> ChartFrame? {
    let known = series.flatMap { $0.values.compactMap(\.self).filter(\.isFinite) }
    let bounds = known + ticks.map(\.value).filter(\.isFinite)
    guard !area.isEmpty, let low = bounds.min(), let high = bounds.max() else { return nil }
    return ChartFrame(area: area, low: low, high: high, ticks: ticks, footLabels: footLabels)
  }

  private var moments: Int { max(momentCount ?? 0, series.map(\.values.count).max() ?? 0) }

  private func drawCurves(_ frame: ChartFrame, on canvas: inout Canvas, theme: Theme) {
    var dots = Braille(width: frame.plot.width, height: frame.plot.height)
    for (rank, series) in series.enumerated() where series.values.count > 0 {
      dots.line(
        heights(of: series, frame), role: series.role, rank: series.isComparison ? 0 : rank + 1,
        isDotted: series.isComparison, isThick: !series.isComparison)
    }
    for interval in intervals {
      dots.upright(
        at: interval.position, from: share(of: interval.low, frame),
        to: share(of: interval.high, frame), role: interval.role, rank: series.count + 1)
    }
    dots.draw(on: &canvas, at: Point(x: frame.plot.x, y: frame.plot.y), theme: theme)
  }

  private func share(of value: Double, _ frame: ChartFrame) -> Double {
    (value - frame.low) / (frame.high - frame.low)
  }

  /// The curve's height at every dot column it reaches.
  private func heights(of series: Series, _ frame: ChartFrame) -> [Double?] {
    let columns = frame.plot.width * 2
    let steps = Double(max(1, moments - 1))
    let perColumn = steps / Double(max(1, columns - 1))
    var heights: [Double?] = []
    for column in 0..<columns {
      let place = Double(column) * perColumn
      let below = Int(place)
      guard below < series.values.count else { break }
      let above = min(below + 1, series.values.count - 1)
      if above == below, place - Double(below) > perColumn { break }
      guard let from = series.values[below] else {
        heights.append(nil)
        continue
      }
      let to = series.values[above] ?? from
      let value = from + (to - from) * (place - Double(below))
      heights.append(share(of: value, frame))
    }
    return heights
  }

  private func draw(
    _ marker: Marker, _ frame: ChartFrame, on canvas: inout Canvas, theme: Theme
  ) {
    guard !frame.plot.isEmpty, marker.value.isFinite else { return }
    let x = frame.column(at: marker.position)
    let y = frame.row(of: marker.value)
    canvas.text("●", x: x, y: y, style: theme.ink(marker.role))
    guard !marker.text.isEmpty else { return }
    let width = marker.text.displayWidth
    let row = marker.hasLine ? min(frame.plot.y + 1, frame.plot.maxY - 1) : max(frame.plot.y, y - 1)
    let start = x - width - 1 >= frame.plot.x ? x - width - 1 : x + 2
    canvas.text(
      marker.text, x: start, y: row, style: theme.ink(marker.role, .bold), maxX: frame.plot.maxX)
  }

  /// Each name under or over the end of its curve, where nothing else is.
  private func drawNames(_ frame: ChartFrame, on canvas: inout Canvas, theme: Theme) {
    for series in series where !series.name.isEmpty {
      guard let last = series.values.lastIndex(where: { $0 != nil }),
        let value = series.values[last]
      else { continue }
      let mark = series.isComparison ? " ┄" : ""
      let width = series.name.displayWidth + mark.displayWidth
      let end = frame.column(at: Double(last) / Double(max(1, moments - 1)))
      let y = frame.row(of: value)
      let room = frame.plot.maxX - width
      let places = [
        Point(x: end + 2, y: y), Point(x: end + 2, y: y + 1),
        Point(x: min(end + 1, room), y: y - 1),
        Point(x: min(end + 1, room), y: y + 1), Point(x: min(end + 1, room), y: y - 2),
        Point(x: min(end + 1, room), y: y + 2),
      ]
      guard let place = places.first(where: { isClear($0, width: width, frame, canvas) }) else {
        continue
      }
      let style =
        series.isComparison ? theme.ink(.dim) : theme.ink(series.role, .bold)
      let x = canvas.text(series.name, x: place.x, y: place.y, style: style)
      canvas.text(mark, x: x, y: place.y, style: theme.ink(series.role))
    }
  }

  private func isClear(_ place: Point, width: Int, _ frame: ChartFrame, _ canvas: Canvas) -> Bool {
    let words = Rect(x: place.x, y: place.y, width: width, height: 1)
    guard words.intersection(frame.plot) == words, width > 0 else { return false }
    return (words.x..<words.maxX).allSatisfy { x in
      let glyph = canvas.glyph(x: x, y: place.y)
      return glyph == 0x20 || glyph == 0x2508
    }
  }
}

extension Canvas {
  /// The scalar at a place; a space outside of the canvas.
  func glyph(x: Int, y: Int) -> UInt32 {
    guard bounds.contains(Point(x: x, y: y)) else { return 0x20 }
    return cells[y * size.width + x].glyph
  }
}
