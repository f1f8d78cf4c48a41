import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The overview at every size.
struct OverviewView: Widget {
  let screen: OverviewScreen
  let scene: Scene

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    if case .failed(let words) = screen.facts.figures {
      let title = scene.wording.say("No figures", "Pas de chiffres")
      return canvas.draw(MessagePanel(title: title, text: words), in: area, theme: theme)
    }
    let layout = screen.layout(area)
    for panel in layout.panels {
      guard let place = layout.places[panel] else { continue }
      canvas.draw(any: widget(panel, layout), in: place, theme: theme)
    }
  }

  private func widget(_ panel: OverviewPanel, _ layout: OverviewLayout) -> any Widget {
    let (facts, cursor, w) = (screen.facts, screen.cursor, scene.wording)
    let isFocused = screen.focus(layout) == panel
    switch panel {
    case .figures:
      return FigureCards(
        facts: facts, layout: layout.figures, cursor: isFocused ? cursor.figure : nil, wording: w)
    case .weeks:
      let weeks = facts.chartedWeeks
      return RevenueByWeek(
        weeks: facts.weeks, shown: weeks,
        cursor: isFocused ? max(0, weeks.count - 1 - cursor.weeksBack) : nil,
        annotations: scene.summary?.shop.annotations ?? [], wording: w)
    case .attention:
      return AttentionPanel(
        concerns: screen.concerns(scene), isComplete: screen.knowsConcerns,
        isRoomy: layout.isRoomy, cursor: isFocused ? cursor.attention : nil, wording: w)
    case .segments:
      return SegmentBars(
        segments: facts.segments, cursor: isFocused ? cursor.segment : nil, wording: w)
    case .cohorts:
      let rows = facts.recentCohorts
      let place = Point(x: cursor.period, y: max(0, rows.count - 1 - cursor.cohortsBack))
      return CohortTriangle(
        table: facts.cohorts, rows: rows, cursor: isFocused ? place : nil, wording: w)
    }
  }
}
