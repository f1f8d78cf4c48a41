/// A theme in small, in its own colours whatever the theme around it is: letters on a panel, the marks of good, bad and
/// what to look at, the heat ramp from little to much.
public struct ThemeSwatch: Widget, Equatable {
  /// The theme shown.
  public var palette: ThemePalette

  private static let letters = " Aa "
  private static let marks: [Role] = [.focus, .good, .warning, .bad, .returning, .new]
  private static let steps = 8

  /// A theme in small.
  public init(palette: ThemePalette) { self.palette = palette }

  /// Columns it takes of a row: the ramp alone where they are scarce.
  public func width(fitting room: Int) -> Int {
    let whole = Self.letters.count + Self.marks.count + 1 + Self.steps
    return room >= 2 * whole ? whole : min(room / 3, Self.steps)
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let own = Theme(palette, depth: theme.depth, ascii: theme.ascii)
    let row = area.top(1)
    let ramp = row.right(min(row.width, Self.steps))
    for step in 0..<ramp.width {
      let cell = Rect(x: ramp.x + step, y: ramp.y, width: 1, height: 1)
      canvas.fill(cell, style: own.heat(Double(step) / Double(max(1, ramp.width - 1))))
    }
    guard row.width > ramp.width else { return }
    let panel = row.left(row.width - ramp.width)
    canvas.fill(panel, style: own.style(.text, on: .surface))
    var x = canvas.text(Self.letters, x: panel.x, y: panel.y, style: own.style(.text))
    for role in Self.marks {
      x = canvas.text("■", x: x, y: panel.y, style: own.style(role), maxX: panel.maxX)
    }
  }
}
