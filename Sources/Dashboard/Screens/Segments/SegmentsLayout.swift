import TerminalKit

/// Where squares, list and sentence stand; nil: not here.
struct SegmentsLayout {
  private(set) var squares: Rect?
  private(set) var list: Rect?
  private(set) var side: Rect?

  init(_ area: Rect, isOnList: Bool) {
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    guard area.width >= 120 else {
      // The sentence; its bars only where the squares keep three rows each.
      let lines = area.width < 60 || area.height < 18 ? 0 : area.height >= 30 ? 8 : isOnList ? 4 : 3
      let main = body.droppingBottom(lines)
      if isOnList { list = main } else { squares = main }
      if lines > 0 { side = body.bottom(lines) }
      return
    }
    let columns = body.columns(Rect.flexible, area.width >= 150 ? 60 : 46)
    let rows = min(16, max(8, area.height - 12))
    squares = columns[0]
    list = columns[1].top(rows)
    side = columns[1].droppingTop(rows)
  }
}
