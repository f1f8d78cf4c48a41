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
      noteMouse(panel, layout, on: &canvas)
      canvas.draw(any: widget(panel, layout), in: place, theme: theme)
    }
  }

  /// A click gives the panel the keyboard, the wheel moves in it.
  private func noteMouse(
    _ panel: OverviewPanel, _ layout: OverviewLayout, on canvas: inout Canvas
  ) {
    guard canvas.targets != nil, let place = layout.places[panel] else { return }
    var here = screen.cursor
    here.panel = panel
    canvas.target(place, isPlace: false, Action.cursor(here))
    let limits = screen.limits(scene, layout)
    canvas.wheel(place) { step in
      panel == .weeks
        ? Action.cursor(here.moved(dx: step, dy: 0, limits))
        : .cursor(here.moved(dx: 0, dy: step, limits))
    }
  }

  private typealias Action = OverviewScreen.Action

  /// The cursor at a place of a panel.
  private func place(
    _ panel: OverviewPanel, _ change: @escaping @Sendable (inout OverviewCursor) -> Void
  ) -> any Sendable {
    var next = screen.cursor
    next.panel = panel
    change(&next)
    return Action.cursor(next)
  }

  private func widget(_ panel: OverviewPanel, _ layout: OverviewLayout) -> any Widget {
    let (facts, cursor, w) = (screen.facts, screen.cursor, scene.wording)
    let isFocused = screen.focus(layout) == panel
    switch panel {
    case .figures:
      return FigureCards(
        facts: facts, layout: layout.figures, cursor: isFocused ? cursor.figure : nil, wording: w
      ) { place in self.place(.figures) { $0.figure = place } }
    case .weeks:
      let weeks = facts.chartedWeeks
      return RevenueByWeek(
        weeks: facts.weeks, shown: weeks,
        cursor: isFocused ? max(0, weeks.count - 1 - cursor.weeksBack) : nil,
        annotations: scene.summary?.shop.annotations ?? [], wording: w
      ) { place in self.place(.weeks) { $0.weeksBack = weeks.count - 1 - place } }
    case .attention:
      return AttentionPanel(
        concerns: screen.concerns(scene), isComplete: screen.knowsConcerns,
        isRoomy: layout.isRoomy, cursor: isFocused ? cursor.attention : nil, wording: w
      ) { place in self.place(.attention) { $0.attention = place } }
    case .segments:
      return SegmentBars(
        segments: facts.segments, cursor: isFocused ? cursor.segment : nil, wording: w,
        isOfAnotherDay: facts.until != nil
      ) { place in self.place(.segments) { $0.segment = place } }
    case .cohorts:
      let rows = facts.recentCohorts
      let place = Point(x: cursor.period, y: max(0, rows.count - 1 - cursor.cohortsBack))
      return CohortTriangle(
        table: facts.cohorts, rows: rows, cursor: isFocused ? place : nil, wording: w
      ) { cell in
        self.place(.cohorts) { next in
          next.cohortsBack = max(0, rows.count - 1 - cell.y)
          next.period = cell.x
        }
      }
    }
  }
}
