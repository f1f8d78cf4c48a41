import Retention
import TerminalKit

/// The mouse on the models: a click selects a row or, on a header, the number of its column; on the chart it turns
/// to the other one; the wheel moves in the panel under it.
extension ModelsScreen {
  func mouse(_ mouse: Mouse, in area: Rect) -> Action? {
    guard let study = study.value, study.sufficiency.isSufficient else { return nil }
    let layout = ModelsLayout(self, in: area)
    if mouse.action == .press, layout.chart?.contains(mouse.point) ?? false { return .curve }
    guard let (panel, place) = layout.panel(at: mouse.point) else { return nil }
    switch mouse.action {
    case .wheelDown: return .point(panel, self.place(in: panel) + 1)
    case .wheelUp: return .point(panel, self.place(in: panel) - 1)
    case .release, .drag: return nil
    case .press: break
    }
    switch hit(mouse.point, panel, in: place) {
    case .row(let row): return .point(panel, row)
    case .header(let column) where panel == .models: return .numbers(column - 1)
    case .header, nil: return .point(panel, self.place(in: panel))
    }
  }

  // Rows stand where they stand in any language.
  private func hit(_ point: Point, _ panel: Panel, in area: Rect) -> DataTable.Hit? {
    guard let study = study.value else { return nil }
    let w = Wording()
    return switch panel {
    case .models: ModelsTable(screen: self, study: study, wording: w).hit(point, in: area)
    case .groups: ModelGroups(screen: self, wording: w).hit(point, in: area)
    case .parameters: ModelParameters(screen: self, study: study, wording: w).hit(point, in: area)
    case .facts: ModelFacts(screen: self, study: study, wording: w).hit(point, in: area)
    }
  }
}
