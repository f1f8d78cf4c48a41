import TerminalKit

/// Where squares, list, moves and sentence stand; nil: not here.
struct SegmentsLayout {
  private(set) var squares: Rect?
  private(set) var list: Rect?
  private(set) var moves: Rect?
  private(set) var side: Rect?

  /// Rows of moves below which there are none: a heading, a header, three moves and the panel's foot.
  private static let fewestMoves = 6

  init(_ area: Rect, _ screen: SegmentsScreen) {
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    let focus = screen.focus
    guard area.width >= 120 else {
      // The sentence; its bars only where the squares keep three rows each.
      let hasRoom = area.height >= 30
      let lines =
        area.width < 60 || area.height < 18 ? 0 : hasRoom ? 8 : focus == .squares ? 3 : 4
      let main = body.droppingBottom(lines)
      switch focus {
      case .squares: squares = main
      case .list: list = main
      case .moves: moves = main
      }
      if lines > 0 { side = body.bottom(lines) }
      return
    }
    let columns = body.columns(Rect.flexible, area.width >= 150 ? 60 : 46)
    let top = columns[1].top(min(16, max(8, area.height - 12)))
    let rest = columns[1].droppingTop(top.height)
    // A sentence of four lines, five in the narrow column, and four bars.
    let words = area.width >= 150 ? 11 : 12
    squares = columns[0]
    let hasMoves = screen.moves != .loaded(nil)
    if hasMoves, rest.height >= words + Self.fewestMoves {
      list = top
      moves = rest.droppingBottom(words)
      side = rest.bottom(words)
    } else {
      if focus == .moves { moves = top } else { list = top }
      side = rest
    }
  }
}
