import TerminalKit

/// Reading the folder: a bar by bytes, rows so far, and how to stop.
struct LoadingPanel: Widget {
  let progress: Dashboard.Progress
  let scene: Scene

  private var wording: Wording { scene.wording }

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let panel = canvas.panel(Panel(), in: area.inset(dx: 1, dy: 0), theme: theme)
    let box = panel.centered(Size(width: min(64, panel.width), height: min(5, panel.height)))
    guard !box.isEmpty else { return }
    let what =
      progress.file.isEmpty
      ? wording.say("Opening the folder", "Ouverture du dossier")
      : wording.say("Reading", "Lecture de") + " " + progress.file
    canvas.phrases([Phrase(what, .title, .bold)], x: box.x, y: box.y, maxX: box.maxX, theme: theme)
    let share = progress.total > 0 ? Double(progress.bytes) / Double(progress.total) : nil
    let fraction = scene.progress(share)
    let bar = box.row(2)
    canvas.right(
      wording.percent(fraction, places: 0), endX: bar.maxX, y: bar.y,
      style: theme.ink(.title, .bold))
    canvas.draw(
      Bar(min(1, max(0, fraction ?? 0)), isTall: true), in: bar.droppingRight(6), theme: theme)
    let rows = wording.plural(progress.rows, "row", "rows", "ligne", "lignes")
    let hint = wording.say("Ctrl-C cancels · keys work", "Ctrl-C annule · les touches répondent")
    canvas.phrases(
      [Phrase(scene.moves ? rows + " · " + hint : hint, .dim)], x: box.x, y: box.y + 4,
      maxX: box.maxX, theme: theme)
  }
}
