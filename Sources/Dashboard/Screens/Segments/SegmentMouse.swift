import Retention
import TerminalKit

extension SegmentsScreen {
  /// A click chooses a square or a segment.
  func mouse(_ mouse: Mouse, in area: Rect) -> Action? {
    guard mouse.action == .press else { return nil }
    let layout = SegmentsLayout(area, isOnList: isOnList)
    if let list = layout.list, let row = row(at: mouse.point, in: list) {
      return .row(row)
    }
    guard let squares = layout.squares else { return nil }
    return square(at: mouse.point, in: squares)
  }

  private func square(at point: Point, in area: Rect) -> Action? {
    let grid = SegmentSquares.Grid(SegmentSquares.panel(in: area).inner(of: area))
    for line in 0..<5 {
      for column in 0..<5 where grid.cell(line, column).contains(point) {
        return .square(recency: 5 - line, frequency: column + 1)
      }
    }
    return nil
  }

  private func row(at point: Point, in area: Rect) -> Int? {
    guard let count = value.value?.value.segments.count else { return nil }
    let inner = Panel("–", padsTop: isPadded(area), padsBottom: area.height > 4).inner(of: area)
    var table = DataTable(columns: [TableColumn("", width: 1)], rowCount: count) { _ in [] }
    table.selection = isOnList ? self.row : nil
    let hasTotal = inner.height >= count + 2
    guard
      case .row(let row) = table.hit(
        point, in: inner.inset(dx: -1, dy: 0).droppingBottom(hasTotal ? 1 : 0))
    else { return nil }
    return row
  }

  private func isPadded(_ area: Rect) -> Bool { area.height > 12 }
}
