/// A half-height bar around a centre line: orange to the left, blue to the right.
public struct DivergingBar: Widget, Hashable {
  /// −1 the left end … 1 the right end.
  public var fraction: Double

  /// A bar around zero.
  public init(_ fraction: Double) {
    self.fraction = fraction.isFinite ? min(1, max(-1, fraction)) : 0
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let half = (area.width - 1) / 2
    let centre = area.x + half
    canvas.text("│", x: centre, y: area.y, style: theme.ink(.border))
    guard fraction != 0, half > 0 else { return }
    let units = max(1, Int((abs(fraction) * Double(half * 2)).rounded()))
    let strength = 0.45 + 0.55 * abs(fraction)
    let style = theme.divergingInk(fraction < 0 ? -strength : strength)
    let full = units / 2
    if fraction > 0 {
      canvas.fill(Rect(x: centre + 1, y: area.y, width: full, height: 1), with: "▄", style: style)
      if units % 2 == 1 { canvas.text("▖", x: centre + 1 + full, y: area.y, style: style) }
    } else {
      let start = centre - full
      canvas.fill(Rect(x: start, y: area.y, width: full, height: 1), with: "▄", style: style)
      if units % 2 == 1 { canvas.text("▗", x: start - 1, y: area.y, style: style) }
    }
  }
}
