import Retention
import TerminalKit

/// Where the parts of the models stand: all side by side where there is room; else the table and below
/// it what has the cursor; on the smallest windows that alone.
struct ModelsLayout {
  private(set) var models: Rect?
  private(set) var chart: Rect?
  private(set) var groups: Rect?
  private(set) var parameters: Rect?
  private(set) var facts: Rect?

  // Padding, title, header.
  private static let frame = 4
  // The choice takes three rows and one below; another says that trees are missing.
  static let choice = 4

  /// Rows that the table of models needs to say everything, without padding.
  static func tableHeight(_ screen: ModelsScreen) -> Int {
    let isMissing = screen.study.value?.treesMissing != nil
    return screen.names.count + frame + choice + (isMissing ? 1 : 0)
  }

  init(_ screen: ModelsScreen, in area: Rect) {
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    let table = Self.tableHeight(screen)
    if area.width >= 120, area.height >= 30 {
      let columns = body.columns(Rect.flexible, area.width >= 150 ? 62 : 50)
      models = columns[0].top(table)
      facts = columns[0].bottom(screen.count(.facts) + 3)
      parameters = columns[0].droppingTop(table).droppingBottom(screen.count(.facts) + 3)
      groups = columns[1].bottom(screen.count(.groups) + Self.frame)
      chart = columns[1].droppingBottom(screen.count(.groups) + Self.frame)
    } else if area.height >= 18 {
      models = body.top(min(table, body.height * 6 / 10))
      place(screen.panel, in: body.droppingTop(min(table, body.height * 6 / 10)))
    } else if screen.panel == .models {
      models = body
    } else {
      place(screen.panel, in: body)
    }
  }

  /// The panels shown, and where they stand.
  var panels: [(panel: ModelsScreen.Panel, area: Rect)] {
    [(.models, models), (.groups, groups), (.parameters, parameters), (.facts, facts)]
      .compactMap { panel, area in area.map { (panel, $0) } }
  }

  private mutating func place(_ panel: ModelsScreen.Panel, in area: Rect) {
    switch panel {
    case .models where area.width >= 94:
      let parts = area.columns(Rect.flexible, 46)
      (chart, groups) = (parts[0], parts[1])
    case .models: chart = area
    case .groups where area.width >= 94:
      let parts = area.columns(Rect.flexible, 46)
      (chart, groups) = (parts[0], parts[1])
    case .groups: groups = area
    case .parameters: parameters = area
    case .facts: facts = area
    }
  }
}
