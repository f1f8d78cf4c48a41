import CustomerData
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// The picture of the rights screen: the suppression list in numbers, and who has been silent long.
struct RightsView: Widget {
  let screen: RightsScreen
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let body = area.inset(dx: area.width >= 60 ? 1 : 0, dy: 0)
    guard let lists = screen.lists.value else {
      return canvas.draw(
        MessagePanel(
          title: wording.say("Rights", "Droits"), text: screen.lists.waitingWords(wording)),
        in: area, theme: theme)
    }
    if area.width >= 96 {
      let columns = body.columns(area.width >= 140 ? 64 : 46, Rect.flexible)
      drawSuppressed(lists.suppressed, on: &canvas, in: columns[0], theme: theme)
      drawSilent(lists, on: &canvas, in: columns[1], theme: theme)
    } else {
      let top = min(6, body.height / 2)
      drawSuppressed(lists.suppressed, on: &canvas, in: body.top(top), theme: theme)
      drawSilent(lists, on: &canvas, in: body.droppingTop(top), theme: theme)
    }
  }

  private func drawSuppressed(
    _ summary: SuppressionSummary, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let inner = canvas.panel(
      Panel(
        wording.say("Never delivered", "Jamais livrés"),
        remark: wording.say("s adds one", "s en ajoute un")), in: area, theme: theme)
    draw(
      wording.say("suppressed", "exclus"),
      wording.plural(summary.hashes, "hash", "hashes", "empreinte", "empreintes"), on: &canvas,
      in: inner.row(0), theme: theme)
    draw(
      wording.say("erased", "effacés"),
      wording.plural(
        summary.erasedPeople, "person", "people", "personne", "personnes"), on: &canvas,
      in: inner.row(1), theme: theme)
    let words = Paragraph(
      wording.say(
        "The list keeps hashes of addresses, numbers and ids: it recognises people when files bring them back, and cannot name them. To see whether somebody is on it, type their address with s.",
        "La liste garde des empreintes d’adresses, de numéros et d’identifiants : elle reconnaît les gens quand les fichiers les ramènent, sans pouvoir les nommer. Pour savoir si quelqu’un y est, tapez son adresse avec s."
      ), role: .dim)
    let height = words.height(width: inner.width)
    guard inner.height > height + 2 else { return }
    canvas.draw(words, in: inner.droppingTop(3).top(height), theme: theme)
    drawDays(summary, on: &canvas, in: inner.droppingTop(height + 4), theme: theme)
  }

  private func drawDays(
    _ summary: SuppressionSummary, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    guard !summary.days.isEmpty, area.height > 2 else { return }
    canvas.draw(
      Section(
        wording.say("Added", "Ajouts"), remark: wording.say("hashes a day", "empreintes par jour")),
      in: area.row(0), theme: theme)
    let most = Double(summary.days.map(\.hashes).max() ?? 1)
    let entries = summary.days.prefix(area.height - 1).map {
      BarChart.Entry(
        $0.day, figure: wording.number($0.hashes), fraction: Double($0.hashes) / max(1, most))
    }
    canvas.draw(BarChart(Array(entries)), in: area.droppingTop(1), theme: theme)
  }

  private func draw(
    _ label: String, _ figure: String, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    guard !row.isEmpty else { return }
    let end = canvas.phrases(
      [Phrase(label, .dim)], x: row.x, y: row.y, maxX: row.maxX, theme: theme)
    canvas.right(
      figure, endX: row.maxX, y: row.y, style: theme.ink(.title, .bold), minX: end + 1)
  }

  private func drawSilent(
    _ lists: RightsScreen.Lists, on canvas: inout Canvas, in area: Rect, theme: Theme
  ) {
    let years = RightsScreen.years
    let inner = canvas.panel(
      Panel(
        wording.say("No sign for \(years) years", "Aucun signe depuis \(years) ans"),
        remark: wording.customers(lists.silent.count), isFocused: true), in: area, theme: theme)
    guard !lists.silent.isEmpty else {
      let words = wording.say(
        "Nobody: everyone ordered, clicked, wrote, answered or agreed to something since.",
        "Personne : chacun a commandé, cliqué, écrit, répondu ou consenti depuis.")
      return canvas.draw(Paragraph(words, role: .dim), in: inner, theme: theme)
    }
    let hint = Paragraph(
      wording.say(
        "Their data should be erased or made anonymous. E erases one after its id is typed.",
        "Leurs données devraient être effacées ou anonymisées. E en efface un, identifiant à l’appui."
      ), role: .dim)
    let height = inner.height > 12 ? hint.height(width: inner.width) + 1 : 0
    canvas.draw(hint, in: inner.top(max(0, height - 1)), theme: theme)
    let columns = [
      TableColumn(wording.say("customer", "client"), width: 18, flex: 1),
      TableColumn(wording.say("last sign", "dernier signe"), width: 14),
      TableColumn(wording.say("silent", "silence"), width: 10, alignment: .right),
    ]
    let rows = lists.silent.map { row -> [TableCell] in
      [
        .text(row.customerID),
        .text(row.lastContact?.iso ?? wording.say("none known", "aucun connu"), .dim),
        .text(row.lastContact.map { wording.days(Double(lists.asOf - $0)) } ?? wording.absent),
      ]
    }
    var table = DataTable(columns: columns, rows: rows)
    table.selection = screen.cursor
    let body = inner.droppingTop(height).inset(dx: -1, dy: 0)
    table.offset = DataTable.offset(
      showing: screen.cursor, of: rows.count, visible: table.visibleRows(height: body.height),
      from: 0)
    canvas.draw(table, in: body, theme: theme)
    canvas.targets(of: table, in: body) { RightsScreen.Action.move($0 - screen.cursor) }
  }
}
