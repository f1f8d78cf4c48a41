/// One cell of a heat map: the number on its colour. The number is always there; the colour is a second channel.
public struct HeatCell: Widget, Hashable {
  /// The number, written out, without `~`.
  public var text: String
  /// 0 little … 1 much; nil stands outside of the ramp, like the 100 % of the first month.
  public var fraction: Double?
  /// Its period is not over: paler, with `~`.
  public var isUnfinished: Bool
  /// −1…1 on the diverging ramp instead of heat.
  public var isDiverging: Bool
  /// Under the cursor.
  public var isSelected: Bool
  /// A second number below the first, in cells of three rows or more.
  public var detail = ""

  /// A cell.
  public init(
    _ text: String, fraction: Double?, isUnfinished: Bool = false, isDiverging: Bool = false,
    isSelected: Bool = false
  ) {
    self.text = text
    self.fraction = fraction
    self.isUnfinished = isUnfinished
    self.isDiverging = isDiverging
    self.isSelected = isSelected
  }

  /// Draws over the whole area; the number ends one column before its right edge, where `~` goes.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let style = style(theme)
    canvas.fill(area, style: style)
    let line = area.row((area.height - 1) / 2)
    let fills = isSelected && !isUnfinished && text.displayWidth + 1 == line.width
    let room = line.droppingRight(line.width > 2 && !fills ? 1 : 0)
    canvas.text(text, in: room, alignment: .right, style: style)
    if area.height >= 3, !detail.isEmpty {
      canvas.text(
        detail, in: area.row(area.height / 2 + area.height % 2).droppingRight(1),
        alignment: .right, style: style)
    }
    if isUnfinished, line.width > 1 {
      canvas.text("~", x: line.maxX - 1, y: line.y, style: style)
    }
    if !theme.usesSurfaces, theme.depth == .mono, let fraction,
      text.isEmpty || line.width > text.displayWidth + 1
    {
      let shades: [String] = [" ", "░", "▒", "▓", "█"]
      let strength = isDiverging ? abs(fraction) : fraction
      canvas.text(
        shades[min(4, max(0, Int((strength.isFinite ? strength : 0) * 5)))], x: line.x, y: line.y,
        style: style)
    }
    let isCovered = isUnfinished && text.displayWidth + 1 >= line.width
    if isSelected, !isCovered, line.width > text.displayWidth {
      canvas.text("▌", x: line.x, y: line.y, style: theme.ink(.focus))
    }
  }

  private func style(_ theme: Theme) -> Style {
    if isSelected {
      return theme.usesSurfaces
        ? theme.style(.background, on: .title, .bold)
        : theme.style(.text, on: .selection, .bold)
    }
    guard let fraction else {
      return theme.usesSurfaces ? theme.style(.dim, on: .raised) : theme.ink(.dim)
    }
    if isDiverging { return theme.diverging(fraction) }
    return isUnfinished ? theme.unfinishedHeat(fraction) : theme.heat(fraction)
  }
}
