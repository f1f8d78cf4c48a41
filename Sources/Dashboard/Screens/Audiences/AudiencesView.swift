import Audiences
import CustomerData
import RetentionEngine
import TerminalKit

/// The picture of the Audiences screen: two lists, and the one under the cursor beside them.
struct AudiencesView: Widget {
  let screen: AudiencesScreen
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    if case .loading = screen.entries, screen.all.isEmpty {
      let panel = MessagePanel(
        title: wording.say("Audiences", "Audiences"), text: wording.say("reading …", "lecture …"))
      return canvas.draw(panel, in: area, theme: theme)
    }
    let body = area.inset(dx: area.width >= 60 ? 1 : 0, dy: 0)
    guard area.width >= 120 else { return drawLists(on: &canvas, in: body, theme: theme) }
    let columns = body.columns(Rect.flexible, area.width >= 150 ? 60 : 46)
    drawLists(on: &canvas, in: columns[0], theme: theme)
    canvas.draw(AudienceDetail(screen: screen, wording: wording), in: columns[1], theme: theme)
  }

  private var saved: [AudienceEntry] { screen.all.filter { !$0.isReady } }
  private var ready: [AudienceEntry] { screen.all.filter(\.isReady) }

  // A narrow or a low screen shows the list with the cursor alone.
  private func drawLists(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let isOnReady = screen.current?.isReady ?? true
    if area.width < 58 || area.height < 14 {
      return drawList(
        isOnReady ? ready : saved, isReady: isOnReady, on: &canvas, in: area, theme: theme)
    }
    let wanted = max(5, saved.count + 4)
    let top = min(wanted, max(6, area.height - ready.count - 4))
    drawList(saved, isReady: false, on: &canvas, in: area.top(top), theme: theme)
    drawList(ready, isReady: true, on: &canvas, in: area.droppingTop(top), theme: theme)
  }

  private func drawList(
    _ entries: [AudienceEntry], isReady: Bool, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let place = entries.firstIndex { $0.id == screen.selected }
    let title =
      isReady
      ? wording.say("Ready-made", "Proposées") : wording.say("Saved", "Enregistrées")
    let remark =
      isReady
      ? wording.say("w saves one", "w en enregistre une")
      : wording.say("n writes one", "n en écrit une")
    let inner = canvas.panel(
      Panel(title, remark: remark, isFocused: place != nil), in: area, theme: theme)
    if entries.isEmpty {
      let words = wording.say(
        "None yet. n writes one, w keeps the one under the cursor.",
        "Aucune. n en écrit une, w garde celle sous le curseur.")
      return canvas.draw(Paragraph(words, role: .dim), in: inner, theme: theme)
    }
    // What a ready-made one is good for stands beside the list, where there is room for that.
    let isTold = isReady && canvas.size.width >= 120
    let shown = columns(isReady: isReady).count - (isTold ? 1 : 0)
    var table = DataTable(
      columns: Array(columns(isReady: isReady).prefix(shown)),
      rows: entries.map { Array(cells($0).prefix(shown)) })
    table.selection = place
    canvas.draw(table, in: inner.inset(dx: -1, dy: 0), theme: theme)
    let here = screen.all.firstIndex { $0.id == screen.selected } ?? 0
    canvas.targets(of: table, in: inner.inset(dx: -1, dy: 0)) { row in
      let there = screen.all.firstIndex { $0.id == entries[row].id } ?? here
      return AudiencesScreen.Action.move(there - here)
    }
  }

  private func columns(isReady: Bool) -> [TableColumn] {
    [
      TableColumn(wording.say("name", "nom"), width: 26, flex: 2, maxWidth: 40),
      TableColumn(wording.say("customers", "clients"), width: 9, alignment: .right),
      TableColumn(wording.say("spent", "dépensé"), width: 10, alignment: .right, priority: 2),
      TableColumn(wording.name(of: .email), width: 7, alignment: .right, priority: 3),
      TableColumn(wording.name(of: .sms), width: 7, alignment: .right, priority: 4),
      TableColumn(wording.say("ads", "pub"), width: 7, alignment: .right, priority: 4),
      TableColumn(
        isReady ? wording.say("what for", "pour quoi") : wording.say("expected", "attendu"),
        width: isReady ? 36 : 16, flex: 3, priority: 5),
    ]
  }

  private func cells(_ entry: AudienceEntry) -> [TableCell] {
    if let problem = entry.problem {
      return [
        .text(entry.name), .text("–", .faint), .empty, .empty, .empty, .empty,
        .phrases([Phrase("● " + problem, .bad)]),
      ]
    }
    guard let summary = screen.counts[entry.id]?.value else {
      return [.text(entry.name), .text("…", .faint), .empty, .empty, .empty, .empty, .empty]
    }
    let consents = [Purpose.email, .sms, .ads].map { purpose in
      TableCell.text(wording.number(summary.consents[purpose] ?? 0), .dim)
    }
    return [
      .text(entry.name), .text(wording.number(summary.customers), .title, .bold),
      .text(wording.money(summary.revenue)),
    ] + consents + [.phrases(remark(on: entry, summary))]
  }

  private func remark(on entry: AudienceEntry, _ summary: AudienceSummary) -> [Phrase] {
    if case .ready(let purpose) = entry.origin { return [Phrase(purpose, .faint)] }
    return AudienceDetail.expectation(of: entry, summary, wording)
  }
}
