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
