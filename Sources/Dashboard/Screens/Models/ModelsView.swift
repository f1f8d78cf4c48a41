import CustomerData
import Retention
import RetentionEngine
import TerminalKit

/// Puts the panels of the models in their places, or says why there are none.
struct ModelsView: Widget {
  let screen: ModelsScreen
  let scene: Scene

  private var w: Wording { scene.wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let study = screen.study.value else {
      return drawFitting(on: &canvas, in: area, theme: theme)
    }
    guard study.sufficiency.isSufficient else {
      return drawInsufficient(study, on: &canvas, in: area, theme: theme)
    }
    let layout = ModelsLayout(screen, in: area)
    noteMouse(layout, on: &canvas)
    if let area = layout.models {
      canvas.draw(ModelsTable(screen: screen, study: study, wording: w), in: area, theme: theme)
    }
    if let area = layout.chart {
      canvas.draw(ModelChartPanel(screen: screen, study: study, wording: w), in: area, theme: theme)
    }
    if let area = layout.groups {
      canvas.draw(ModelGroups(screen: screen, wording: w), in: area, theme: theme)
    }
    if let area = layout.parameters {
      canvas.draw(ModelParameters(screen: screen, study: study, wording: w), in: area, theme: theme)
    }
    if let area = layout.facts {
      canvas.draw(ModelFacts(screen: screen, study: study, wording: w), in: area, theme: theme)
    }
  }

  /// A click gives a panel the keyboard, the wheel moves in it; on the chart a click turns to the other one.
  private func noteMouse(_ layout: ModelsLayout, on canvas: inout Canvas) {
    typealias Action = ModelsScreen.Action
    for (panel, area) in layout.panels {
      let place = screen.place(in: panel)
      canvas.target(area, isPlace: false, Action.point(panel, place))
      canvas.wheel(area) { Action.point(panel, place + $0) }
    }
    if let chart = layout.chart { canvas.target(chart, isPlace: false, Action.curve) }
  }

  private func drawInsufficient(
    _ study: ModelStudy, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let title = w.say("No models yet", "Pas encore de modèles")
    let text =
      w.capitalised(w.missing(study.sufficiency)) + ".\n\n"
      + w.say(
        "Until then At-risk lists customers who are silent for twice their usual gap.",
        "D’ici là, À risque liste les clients silencieux depuis deux fois leur rythme.")
    canvas.draw(MessagePanel(title: title, text: text), in: area, theme: theme)
  }

  private func drawFitting(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard screen.study == .loading else {
      let title = w.say("No models", "Pas de modèles")
      let text = w.say(
        "The fitting was stopped, or the data cannot be looked back into. enter begins anew.",
        "L’ajustement a été arrêté, ou les données n’ont pas de passé. entrée recommence.")
      return canvas.draw(MessagePanel(title: title, text: text), in: area, theme: theme)
    }
    let panel = canvas.panel(Panel(), in: area.inset(dx: 1, dy: 0), theme: theme)
    let box = panel.centered(Size(width: min(64, panel.width), height: min(5, panel.height)))
    guard !box.isEmpty else { return }
    let title = w.say("Fitting the models…", "Ajustement des modèles…")
    canvas.phrases([Phrase(title, .title, .bold)], x: box.x, y: box.y, maxX: box.maxX, theme: theme)
    canvas.draw(
      Bar(scene.progress(screen.progress.share) ?? 0, isTall: true), in: box.row(2), theme: theme)
    let hint = w.say(
      "keys work meanwhile · ctrl-c stops", "les touches répondent · ctrl-c arrête")
    canvas.phrases([Phrase(hint, .dim)], x: box.x, y: box.y + 4, maxX: box.maxX, theme: theme)
  }
}
