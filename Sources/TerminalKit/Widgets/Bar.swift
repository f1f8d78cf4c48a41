/// The ink of a bar, from its left end to its right.
public enum BarInk: Hashable, Sendable {
  /// From one role to another, such as `returningLow` to `returning`.
  case gradient(Role, Role)
  /// From half faded to the full role.
  case fading(Role)
  /// One role.
  case flat(Role)

  /// Returning customers, the usual series.
  public static let series = BarInk.gradient(.returningLow, .returning)

  /// The ink at a place of the bar, 0 left … 1 right.
  func style(at place: Double, theme: Theme) -> Style {
    switch self {
    case .gradient(let low, let high): theme.blend(low, high, place)
    case .fading(let role): theme.blend(.surface, role, 0.55 + 0.45 * place)
    case .flat(let role): theme.ink(role)
    }
  }
}

/// A bar on a track. In rows of a table it is half a row high and exact to half a column, so that neighbours never
/// melt into one block; a bar that stands alone is as high as its area and exact to an eighth.
public struct Bar: Widget, Hashable {
  /// 0 empty … 1 full.
  public var fraction: Double
  /// Its colours.
  public var ink: BarInk
  /// Full height, for bars that stand alone.
  public var isTall: Bool
  /// Whether the empty part is drawn.
  public var hasTrack: Bool

  /// A bar.
  public init(
    _ fraction: Double, ink: BarInk = .series, isTall: Bool = false, hasTrack: Bool = true
  ) {
    self.fraction = fraction.isFinite ? min(1, max(0, fraction)) : 0
    self.ink = ink
    self.isTall = isTall
    self.hasTrack = hasTrack
  }

  /// Draws over the width of `area`; a half-height bar on its first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let steps = isTall ? 8 : 2
    var units = Int((fraction * Double(area.width * steps)).rounded())
    if fraction > 0 { units = max(1, units) }
    for column in 0..<area.width {
      let filled = min(steps, max(0, units - column * steps))
      let place = Double(column + 1) / Double(area.width)
      let cell = Rect(x: area.x + column, y: area.y, width: 1, height: isTall ? area.height : 1)
      draw(filled, of: steps, place: place, on: &canvas, in: cell, theme: theme)
    }
  }

  private func draw(
    _ filled: Int, of steps: Int, place: Double, on canvas: inout Canvas, in cell: Rect,
    theme: Theme
  ) {
    let style = ink.style(at: place, theme: theme)
    let track = theme.ink(theme.usesSurfaces ? .track : .border)
    if filled == 0 {
      guard hasTrack else { return }
      let empty: Unicode.Scalar = theme.usesSurfaces ? (isTall ? "█" : "▄") : "·"
      return canvas.fill(cell, with: empty, style: track)
    }
    if isTall {
      let paper = hasTrack && theme.usesSurfaces ? theme.style(.track, on: .track) : nil
      let cellStyle = paper.map { style.on($0) } ?? style
      canvas.fill(cell, with: Blocks.right[filled], style: cellStyle)
    } else {
      canvas.fill(cell, with: filled == steps ? "▄" : "▖", style: style)
    }
  }
}

/// Block glyphs by eighths.
enum Blocks {
  /// Growing upwards.
  static let up: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  /// Growing to the right.
  static let right: [Unicode.Scalar] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
}
