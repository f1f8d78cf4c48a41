import CustomerData
import RetentionEngine
import TerminalKit

/// Files and problems; beside them what the data are and what was left out of the figures.
struct DataHealthView: Widget {
  let screen: DataHealthScreen
  let scene: Scene

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard let summary = scene.summary else { return }
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    if area.width < 60 || area.height < 12 {
      return screen.isOnProblems
        ? drawProblems(on: &canvas, in: body, theme: theme)
        : drawFiles(summary, on: &canvas, in: body, theme: theme)
    }
    var left = body
    if area.width >= 120 {
      let columns = body.columns(Rect.flexible, 46)
      drawSide(summary, on: &canvas, in: columns[1], theme: theme)
      left = columns[0]
    }
    let rows = min(summary.report.files.count + 4, left.height / 2)
    drawFiles(summary, on: &canvas, in: left.top(rows), theme: theme)
    drawProblems(on: &canvas, in: left.droppingTop(rows), theme: theme)
  }

  private func drawFiles(
    _ summary: SnapshotSummary, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let w = scene.wording
    let files = summary.report.files
    let panel = Panel(
      w.say("Files", "Fichiers"), remark: w.orders(summary.orders),
      isFocused: !screen.isOnProblems, padsTop: area.height > 6, padsBottom: area.height > 6)
    let inner = canvas.panel(panel, in: area, theme: theme)
    let (table, place) = (screen.filesTable(files, w), inner.inset(dx: -1, dy: 0))
    canvas.draw(table, in: place, theme: theme)
    canvas.wheel(area) { Action.pointAtFile(kept(screen.file + $0, files.count)) }
    canvas.targets(of: table, in: place) { Action.pointAtFile($0) }
  }

  private typealias Action = DataHealthScreen.Action

  private func kept(_ row: Int, _ count: Int) -> Int { max(0, min(row, count - 1)) }

  private func drawProblems(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    let problems = screen.problems(scene)
    let all = scene.summary?.report.problems.count ?? 0
    let of = w.say("of", "sur")
    let panel = Panel(
      w.say("Problems", "Problèmes"),
      remark: "\(w.number(problems.count)) \(of) \(w.number(all)) · / "
        + w.say("filters", "filtre"),
      isFocused: screen.isOnProblems, padsTop: false, padsBottom: area.height > 6)
    var inner = canvas.panel(panel, in: area, theme: theme)
    canvas.target(panel.titleRow(of: area), isPlace: false, Action.startFilter)
    if screen.isTyping || !screen.filter.text.isEmpty {
      canvas.target(inner.row(0), isPlace: false, Action.startFilter)
      canvas.draw(
        TextField(
          screen.filter, prompt: "/ ",
          placeholder: w.say("a file, a column, a reason", "un fichier, une colonne, une raison"),
          isActive: screen.isTyping), in: inner.row(0), theme: theme)
      inner = inner.droppingTop(1)
    }
    let (table, place) = (screen.problemsTable(problems, w), inner.inset(dx: -1, dy: 0))
    canvas.draw(table, in: place, theme: theme)
    canvas.wheel(area) { Action.pointAtProblem(kept(screen.problem + 3 * $0, problems.count)) }
    canvas.targets(of: table, in: place) { Action.pointAtProblem($0) }
  }

  private func drawSide(
    _ summary: SnapshotSummary, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let w = scene.wording
    let facts = facts(summary)
    let top = area.top(facts.count + 3)
    let inner = canvas.panel(
      Panel(w.say("The data", "Les données"), remark: summary.fingerprint.text), in: top,
      theme: theme)
    for (line, fact) in facts.enumerated() {
      draw(fact.0, fact.1, on: &canvas, in: inner.row(line), theme: theme)
    }
    let rest = area.droppingTop(top.height)
    let excluded = rest.top(min(rest.height, summary.excluded.count { $0.count > 0 } + 4))
    drawExcluded(summary, on: &canvas, in: excluded, theme: theme)
    drawAdvice(on: &canvas, in: rest.droppingTop(excluded.height), theme: theme)
  }

  private func facts(_ summary: SnapshotSummary) -> [(String, String)] {
    let w = scene.wording
    let share =
      summary.orders > 0
      ? Double(summary.anonymousOrders) / Double(summary.orders) : nil
    var facts = [
      (w.say("first order", "première commande"), w.day(summary.firstDay)),
      (w.say("figures as of", "chiffres au"), summary.asOf.iso),
      (w.say("currency", "devise"), summary.shop.currency?.code ?? w.absent),
      (w.say("time zone", "fuseau horaire"), summary.shop.timeZone),
      (w.say("valid orders", "commandes valides"), w.number(summary.orders)),
      (
        w.say("without a customer", "sans client"),
        "\(w.number(summary.anonymousOrders)) · \(w.percent(share))"
      ),
      (w.say("customers known", "clients connus"), w.number(summary.customers)),
      (w.say("with a valid order", "avec commande valide"), w.number(summary.buyers)),
    ]
    if let snapshot = w.short(summary.report.snapshot) {
      facts.append((w.say("snapshot", "instantané"), snapshot))
    }
    return facts
  }

  private func draw(
    _ name: String, _ value: String, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let start = canvas.right(
      value, endX: row.maxX, y: row.y, style: theme.ink(.title), minX: row.x)
    canvas.text(name, x: row.x, y: row.y, style: theme.ink(.dim), maxX: start - 1, truncating: true)
  }

  private func drawExcluded(
    _ summary: SnapshotSummary, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let w = scene.wording
    let groups = summary.excluded.filter { $0.count > 0 }
    let total = groups.reduce(0) { $0 + $1.count }
    let inner = canvas.panel(
      Panel(
        w.say("Orders in no figure", "Commandes hors calcul"), remark: w.number(total),
        padsTop: false), in: area, theme: theme)
    guard !groups.isEmpty else {
      let text = w.say("Every order counts.", "Toutes les commandes comptent.")
      return canvas.draw(Paragraph(text, role: .faint), in: inner, theme: theme)
    }
    let most = Double(max(1, groups.map(\.count).max() ?? 1))
    let chart = BarChart(
      groups.map {
        BarChart.Entry(
          w.reason($0.reason), figure: w.number($0.count), fraction: Double($0.count) / most)
      })
    canvas.draw(chart, in: inner.droppingTop(1), theme: theme)
  }

  /// The selected problem in full, and what to do about it.
  private func drawAdvice(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard area.height >= 5 else { return }
    let w = scene.wording
    let problems = screen.problems(scene)
    guard screen.isOnProblems, problems.indices.contains(screen.problem) else {
      return drawFile(on: &canvas, in: area, theme: theme)
    }
    let problem = problems[screen.problem]
    let inner = canvas.panel(
      Panel(w.say("What to do", "Que faire"), remark: w.place(of: problem), padsTop: false),
      in: area, theme: theme)
    let value = problem.value.isEmpty ? "" : "\n\(problem.column) = \(problem.value)"
    let phrases = [
      Phrase(w.sentence(problem.reason) + value + "\n\n", .text),
      Phrase(w.advice(problem), .dim),
    ]
    canvas.draw(Paragraph(phrases), in: inner, theme: theme)
  }

  /// The selected file in words, with the columns no figure uses.
  private func drawFile(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    let files = scene.summary?.report.files ?? []
    guard files.indices.contains(screen.file) else { return }
    let file = files[screen.file]
    let inner = canvas.panel(
      Panel(file.name, remark: w.kind(file.kind), padsTop: false), in: area, theme: theme)
    let unused = file.unusedColumns.joined(separator: ", ")
    let used = file.header.count - file.unusedColumns.count
    let columns = w.say(
      "\(used) of \(file.header.count) columns are used.",
      "\(used) colonnes utilisées sur \(file.header.count).")
    var phrases = [Phrase(w.sentence(file) + "\n\n", .text), Phrase(columns + "\n", .text)]
    if !unused.isEmpty {
      phrases.append(Phrase(w.say("Not used: ", "Inutilisées : ") + unused, .dim))
    }
    canvas.draw(Paragraph(phrases), in: inner, theme: theme)
  }
}
