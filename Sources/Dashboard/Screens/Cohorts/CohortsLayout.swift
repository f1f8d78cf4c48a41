import Retention
import TerminalKit

/// Where the map and what is told of it stand; nil: not here.
struct CohortsLayout {
  let map: Rect
  private(set) var sentence: Rect?
  private(set) var contrast: Rect?
  private(set) var side: Rect?

  init(_ screen: CohortsScreen, in area: Rect) {
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    guard area.width >= 120 else {
      let lines = area.height >= 18 && area.width >= 60 ? 4 : 0
      map = body.droppingBottom(lines)
      if lines > 0 { sentence = body.bottom(lines) }
      return
    }
    let columns = body.columns(Rect.flexible, area.width >= 150 ? 46 : 42)
    let hasContrast =
      area.height >= 38 && screen.metric.split == nil && screen.metric.measure.isShare
      && screen.metric.unit != .week && columns[0].width >= 76
    let lower = hasContrast ? 17 : 0
    map = columns[0].droppingBottom(lower)
    if hasContrast { contrast = columns[0].bottom(lower) }
    side = columns[1]
  }
}

extension CohortsScreen {
  /// A click chooses a cell.
  func mouse(_ mouse: Mouse, in area: Rect) -> Action? {
    guard mouse.action == .press, table.value != nil, !rows.isEmpty else { return nil }
    let map = CohortMap(screen: self, annotations: [], wording: Wording())
    guard let cell = map.cell(at: mouse.point, in: CohortsLayout(self, in: area).map) else {
      return nil
    }
    var next = cursor
    next.cohort = cell.y > 0 ? rows[cell.y - 1].cohort : nil
    next.period = min(cell.x, max(0, (cell.y > 0 ? rows[cell.y - 1].cells.count : cell.x + 1) - 1))
    next.isPlaced = true
    return .cursor(next)
  }
}
