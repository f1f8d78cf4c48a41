/// A surface with a name. In colour it is a lighter rectangle with half a row of padding above and below; where
/// colour is scarce its title row is ruled: `─ Title ───── remark ─`.
public struct Panel: Widget, Hashable {
  /// The panel's name; without one the content starts where the title would be.
  public var title: String
  /// Unit, period or key, on the right of the title.
  public var remark: String
  /// A quieter word after the title.
  public var note: String
  /// Draws the focus bar down the left edge.
  public var isFocused: Bool
  /// A card's name is dim, because its figure is the bold thing.
  public var isCard: Bool
  /// Half a row of padding above, at the price of one row.
  public var padsTop: Bool
  /// Half a row of padding below, at the price of one row.
  public var padsBottom: Bool
  /// What it is painted with.
  public var surface: Role

  /// A panel; see the properties.
  public init(
    _ title: String = "", remark: String = "", note: String = "", isFocused: Bool = false,
    isCard: Bool = false, padsTop: Bool = true, padsBottom: Bool = true, surface: Role = .surface
  ) {
    self.title = title
    self.remark = remark
    self.note = note
    self.isFocused = isFocused
    self.isCard = isCard
    self.padsTop = padsTop
    self.padsBottom = padsBottom
    self.surface = surface
  }

  /// The panel's rows without the half rows around it.
  public func body(of area: Rect) -> Rect {
    let below = area.droppingTop(padsTop ? 1 : 0)
    return below.droppingBottom(padsBottom ? 1 : 0)
  }

  /// Where the content goes: under the title row, two columns in. A `DataTable` takes one column more on either
  /// side for its selection bar: `inner(of:).inset(dx: -1, dy: 0)`.
  public func inner(of area: Rect) -> Rect {
    let rows = body(of: area)
    return rows.inset(dx: 2, dy: 0).droppingTop(hasTitleRow ? 1 : 0)
  }

  /// Where the title stands.
  public func titleRow(of area: Rect) -> Rect { body(of: area).top(hasTitleRow ? 1 : 0) }

  private var hasTitleRow: Bool { !title.isEmpty || !remark.isEmpty || !note.isEmpty }

  /// Draws surface, title and focus bar.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let rows = body(of: area)
    if theme.usesSurfaces {
      drawSurface(on: &canvas, rows: rows, area: area, theme: theme)
    } else {
      canvas.fill(area, style: theme.style(.text, on: .background))
      if hasTitleRow { rule(on: &canvas, row: rows.top(1), theme: theme) }
    }
    if hasTitleRow { drawTitle(on: &canvas, row: rows.top(1), theme: theme) }
    guard isFocused else { return }
    let bar: Unicode.Scalar = theme.usesSurfaces ? "▌" : "┃"
    canvas.fill(rows.left(1), with: bar, style: theme.ink(.focus))
  }

  private func drawSurface(on canvas: inout Canvas, rows: Rect, area: Rect, theme: Theme) {
    let paper = theme.style(.text, on: surface)
    canvas.fill(rows, style: paper)
    let edge = paper.asInk.on(theme.style(.text, on: .background))
    if padsTop { canvas.fill(area.top(1), with: "▄", style: edge) }
    if padsBottom, area.height > (padsTop ? 1 : 0) {
      canvas.fill(area.bottom(1), with: "▀", style: edge)
    }
  }

  private func rule(on canvas: inout Canvas, row: Rect, theme: Theme) {
    canvas.fill(row, with: "─", style: theme.ink(.border))
  }

  private func drawTitle(on canvas: inout Canvas, row: Rect, theme: Theme) {
    let pad = theme.usesSurfaces ? 2 : 1
    func words(_ text: String) -> String { theme.usesSurfaces ? text : " \(text) " }
    let end = row.maxX - pad
    var x = row.x + pad
    guard x < end else { return }
    let titleStyle =
      isFocused
      ? theme.ink(.focus, isCard ? [] : .bold)
      : isCard ? theme.ink(.dim) : theme.ink(.title, .bold)
    if !title.isEmpty {
      x = canvas.text(words(title), x: x, y: row.y, style: titleStyle, maxX: end, truncating: true)
      x += theme.usesSurfaces ? 2 : 0
    }
    if !note.isEmpty, x < end {
      x = canvas.text(
        words(note), x: x, y: row.y, style: theme.ink(.dim), maxX: end, truncating: true)
      x += theme.usesSurfaces ? 2 : 0
    }
    let remark = words(self.remark)
    guard !self.remark.isEmpty, end - remark.displayWidth >= x - (isCard ? 1 : 0) else { return }
    canvas.right(remark, endX: end, y: row.y, style: theme.ink(.faint))
  }
}

extension Canvas {
  /// Draws a panel and returns where its content goes.
  public mutating func panel(_ panel: Panel, in area: Rect, theme: Theme) -> Rect {
    draw(panel, in: area, theme: theme)
    return panel.inner(of: area)
  }
}
