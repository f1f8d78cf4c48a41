/// A heading inside a panel: bold words, a faint leader, a remark. One row, never a box.
public struct Section: Widget, Hashable {
  /// The heading.
  public var title: String
  /// Unit, period or key, at the end of the leader.
  public var remark: String
  /// The heading's role.
  public var role: Role

  /// A heading.
  public init(_ title: String, remark: String = "", role: Role = .title) {
    self.title = title
    self.remark = remark
    self.role = role
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let start = canvas.text(
      title, x: area.x, y: area.y, style: theme.ink(role, .bold), maxX: area.maxX, truncating: true)
    var end = area.maxX
    if !remark.isEmpty, end - remark.displayWidth > start + 1 {
      end = canvas.right(remark, endX: end, y: area.y, style: theme.ink(.faint)) - 1
    }
    let leader = Rect(x: start + 1, y: area.y, width: end - start - 1, height: 1)
    canvas.fill(leader, with: "─", style: theme.ink(theme.usesSurfaces ? .track : .border))
  }
}
