import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// The map with what there is room for: the cohort beside it, what sets it apart below.
struct CohortsView: Widget {
  let screen: CohortsScreen
  let scene: Scene

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    if case .failed(let words) = screen.table {
      let title = w.say("No cohorts", "Pas de cohortes")
      return canvas.draw(MessagePanel(title: title, text: words), in: area, theme: theme)
    }
    let map = CohortMap(
      screen: screen, annotations: scene.summary?.shop.annotations ?? [], wording: w)
    let layout = CohortsLayout(screen, in: area)
    canvas.draw(map, in: layout.map, theme: theme)
    if let area = layout.sentence {
      let inner = canvas.panel(Panel(padsTop: false), in: area, theme: theme)
      canvas.draw(
        Paragraph(CohortSentence(screen: screen, wording: w).text), in: inner, theme: theme)
    }
    if let area = layout.contrast {
      canvas.draw(CohortContrast(screen: screen, wording: w), in: area, theme: theme)
    }
    if let area = layout.side {
      canvas.draw(CohortSide(screen: screen, wording: w), in: area, theme: theme)
    }
  }
}

extension CohortsScreen {
  func remark(_ scene: Scene) -> String {
    let w = scene.wording
    let count = rows.count
    guard count > 0 else { return "" }
    let unit = w.name(of: metric.unit)
    let cohorts = w.plural(count, "cohort", "cohorts", "cohorte", "cohortes")
    return w.say(
      "\(cohorts) · calendar \(unit)s · \(w.short(metric.measure))",
      "\(cohorts) · par \(unit) · \(w.short(metric.measure))")
  }

  func status(_ scene: Scene) -> (left: String, right: String) {
    let w = scene.wording
    let unit = w.name(of: metric.unit)
    if isChoosingView {
      let text = w.say(
        "v … m measure  u unit  n absolute  s split  w by age  c compare",
        "v … m mesure  u unité  n absolu  s découper  w par âge  c comparer")
      return (text, "")
    }
    guard let cell, let place = rows.firstIndex(where: { $0.cohort == cursor.cohort }) else {
      return (CohortSentence(screen: self, wording: w).text, "\(unit) \(cursor.period)")
    }
    let left =
      w.customers(
        part.period == 0 || metric.measure == .lifetimeValue ? rows[place].size : cell.customers)
      + w.say(" in the cell", " dans la cellule")
      + (scene.summary?.shop.annotations(in: rows[place].cohort.days) ?? []).map { " ◆ \($0.name)" }
      .joined()
      + (marked.map { w.say(" · c compares with ", " · c compare avec ") + $0.label } ?? "")
    let right = w.say(
      "cohort \(place + 1) of \(rows.count) · \(unit) \(cursor.period)",
      "cohorte \(place + 1) sur \(rows.count) · \(unit) \(cursor.period)")
    return (left, right)
  }
}
