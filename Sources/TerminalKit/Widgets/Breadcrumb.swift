/// The second row: where one is, the audience expression in colours, and the facts of the screen on the right.
public struct Breadcrumb: Widget, Hashable {
  /// From the screen inwards.
  public var crumbs: [String]
  /// The expression that limits what is shown, coloured by the screen.
  public var expression: [Phrase]
  /// Facts about what is shown, parted by ` · `, the most important first; those that do not fit go from the right.
  public var facts: String

  /// A breadcrumb.
  public init(_ crumbs: [String], expression: [Phrase] = [], facts: String = "") {
    self.crumbs = crumbs
    self.expression = expression
    self.facts = facts
  }

  /// Where the crumbs stand.
  public func areas(in area: Rect) -> [(index: Int, area: Rect)] {
    guard !area.isEmpty else { return [] }
    let row = row(of: area)
    var x = row.x
    return crumbs.enumerated().map { place, crumb in
      if place > 0 { x += arrow(area).displayWidth }
      defer { x += crumb.displayWidth }
      return (place, Rect(x: x, y: row.y, width: crumb.displayWidth, height: 1).intersection(row))
    }
  }

  private func row(of area: Rect) -> Rect {
    area.top(1).inset(dx: area.width > 4 ? 2 : 0, dy: 0)
  }

  private func arrow(_ area: Rect) -> String { area.width >= 80 ? "  ›  " : " › " }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    let row = row(of: area)
    canvas.fill(area.top(1), style: theme.style(.text, on: .background))
    let arrow = arrow(area)
    var left: [Phrase] = []
    for (place, crumb) in crumbs.enumerated() {
      if place > 0 { left.append(Phrase(arrow, .faint)) }
      left.append(Phrase(crumb, place == 0 ? .title : .text, place == 0 ? .bold : []))
    }
    if !expression.isEmpty { left += [Phrase(arrow, .faint)] + expression }
    let facts = fittingFacts(beside: left.width, of: row.width)
    let end = facts.isEmpty ? row.maxX : row.maxX - facts.displayWidth - 2
    canvas.phrases(left, x: row.x, y: row.y, maxX: end, theme: theme)
    canvas.right(facts, endX: row.maxX, y: row.y, style: theme.ink(.dim))
  }

  /// As many facts as leave the expression whole; where it is too long anyhow, the first one if it takes a third.
  private func fittingFacts(beside used: Int, of width: Int) -> String {
    let facts = facts.split(separator: " · ").map(String.init)
    for count in stride(from: facts.count, to: 0, by: -1) {
      let text = facts.prefix(count).joined(separator: " · ")
      if text.displayWidth + 2 <= width - used { return text }
    }
    let first = facts.first ?? ""
    return first.displayWidth <= width / 3 ? first : ""
  }
}
