/// The only depth there is: a raised surface in the middle, everything behind it mixed 62 % into the background, a
/// shadow, one bright line on top. Draw it after the screen, over the whole canvas.
public struct Dialog: Widget, Hashable {
  /// What it is about.
  public var title: String
  /// On the right of the title, usually `esc cancels`.
  public var remark: String
  /// The extents it would like; cut to what fits.
  public var size: Size
  /// Stands at the right and leaves the screen behind it as it is, to be looked at.
  public var leavesScreen = false

  /// A dialog.
  public init(_ title: String, remark: String = "", size: Size) {
    self.title = title
    self.remark = remark
    self.size = size
  }

  /// Where it stands.
  public func frame(in area: Rect) -> Rect {
    let wanted = Size(
      width: min(size.width, area.width - (area.width > 44 ? 4 : 0)),
      height: min(size.height, area.height - (area.height > 14 ? 3 : 0)))
    let middle = area.centered(wanted)
    guard leavesScreen else { return middle }
    return Rect(
      x: area.maxX - wanted.width - min(2, middle.x - area.x), y: middle.y, width: wanted.width,
      height: wanted.height)
  }

  /// Where its content goes.
  public func inner(in area: Rect) -> Rect {
    let frame = frame(in: area)
    let side = frame.width > 20 ? 3 : 1
    return frame.inset(dx: side, dy: 0).droppingTop(frame.height > 6 ? 3 : 2).droppingBottom(1)
  }

  /// Dims what is there, unless it is to be seen, and draws the dialog.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    if !leavesScreen { canvas.recede(area, theme: theme) }
    let frame = frame(in: area)
    guard !frame.isEmpty else { return }
    if theme.usesSurfaces {
      canvas.fill(
        Rect(x: frame.x + 2, y: frame.y + 1, width: frame.width, height: frame.height),
        style: theme.style(.text, on: .shadow))
      if frame.x < 6 {  // the few letters left of the shadow would be half a word
        let rest = Rect(x: area.x, y: frame.maxY, width: frame.x + 2, height: 1)
        canvas.fill(rest.intersection(area), style: theme.style(.text, on: .background))
      }
      canvas.fill(frame, style: theme.style(.text, on: .raised))
      canvas.fill(frame.top(1), with: "▀", style: theme.style(.focus, on: .raised))
      drawTitle(on: &canvas, in: frame.inset(dx: 3, dy: 0).row(1), theme: theme)
    } else {
      canvas.fill(frame, style: theme.style(.text, on: .background))
      canvas.frame(frame, style: theme.ink(.text))
      drawTitle(on: &canvas, in: frame.inset(dx: 2, dy: 0).row(0), theme: theme)
    }
  }

  private func drawTitle(on canvas: inout Canvas, in row: Rect, theme: Theme) {
    guard !row.isEmpty else { return }
    let pad = theme.usesSurfaces ? "" : " "
    let end = canvas.text(
      pad + title + pad, x: row.x, y: row.y, style: theme.ink(.title, .bold), maxX: row.maxX,
      truncating: true)
    guard !remark.isEmpty, row.maxX - end > remark.displayWidth + 3 else { return }
    canvas.right(
      pad + remark + pad, endX: row.maxX, y: row.y,
      style: theme.ink(theme.usesSurfaces ? .dim : .faint))
  }
}

extension Canvas {
  /// Draws a dialog over everything and returns where its content goes. It keeps the mouse for itself: a click beside it
  /// leaves it.
  public mutating func dialog(_ dialog: Dialog, theme: Theme) -> Rect {
    cursor = nil
    draw(dialog, in: bounds, theme: theme)
    coverTargets()
    button(bounds, .escape)
    target(dialog.frame(in: bounds), isPlace: false, NoMeaning())
    return dialog.inner(in: bounds)
  }

  /// Pushes what is drawn into the background: mixed 62 % into it, or dim where colour is scarce.
  public mutating func recede(_ area: Rect, theme: Theme) {
    var mixed: [Int32: Int32] = [:]
    let base = theme.palette[.background]
    func faded(_ raw: Int32, instead: Role) -> Int32 {
      if let known = mixed[raw] { return known }
      let colour = Color(raw: raw).rgb ?? theme.palette[instead]
      let result = colour.mixed(with: base, 0.62).color(at: theme.depth).raw
      mixed[raw] = result
      return result
    }
    change(area) { cell in
      cell.attributes &= ~Attributes.bold.rawValue
      guard theme.usesSurfaces else {
        cell.attributes = Attributes.dim.rawValue
        cell.foreground = Color.none.raw
        cell.background = Color.none.raw
        return
      }
      cell.foreground = faded(cell.foreground, instead: .text)
      if cell.background != Color.none.raw {
        cell.background = faded(cell.background, instead: .background)
      }
    }
  }

  /// A single frame, for terminals with too few colours for surfaces.
  mutating func frame(_ area: Rect, style: Style) {
    guard area.width > 1, area.height > 1 else { return }
    fill(area.top(1), with: "─", style: style)
    fill(area.bottom(1), with: "─", style: style)
    fill(area.left(1), with: "│", style: style)
    fill(area.right(1), with: "│", style: style)
    text("┌", x: area.x, y: area.y, style: style)
    text("┐", x: area.maxX - 1, y: area.y, style: style)
    text("└", x: area.x, y: area.maxY - 1, style: style)
    text("┘", x: area.maxX - 1, y: area.maxY - 1, style: style)
  }
}
