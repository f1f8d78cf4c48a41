import CustomerData
import Retention
import TerminalKit

/// The rows with their bars; where there is room, the selected number in words beside them.
struct SheetView: Widget {
  let screen: SheetScreen
  let scene: Scene

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    switch screen.sheet {
    case .failed(let words):
      let title = w.say("No numbers", "Pas de chiffres")
      canvas.draw(MessagePanel(title: title, text: words), in: area, theme: theme)
    case .loaded(let sheet): draw(sheet, on: &canvas, in: area, theme: theme)
    case .loading, .notAsked:
      canvas.draw(Panel(w.name(of: screen.name)), in: area.inset(dx: 1, dy: 0), theme: theme)
    }
  }

  private func draw(_ sheet: Sheet, on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let body = area.inset(dx: area.width < 60 ? 0 : 1, dy: 0)
    guard area.width >= 130 else {
      return drawRows(sheet, on: &canvas, in: body, theme: theme)
    }
    let columns = body.columns(Rect.flexible, 46)
    drawRows(sheet, on: &canvas, in: columns[0], theme: theme)
    drawAccount(on: &canvas, in: columns[1], theme: theme)
  }

  private func drawRows(_ sheet: Sheet, on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let isHigh = area.height > 12
    let inner = canvas.panel(
      Panel(sheet.title, padsTop: isHigh, padsBottom: isHigh), in: area, theme: theme)
    let notes = inner.height > sheet.rows.count + 3 ? sheet.notes : []
    let body = inner.droppingBottom(notes.isEmpty ? 0 : notes.count + 1)
    let hasBars = sheet.rows.contains { $0.bar != nil } && body.width >= 56
    let bars = hasBars ? body.right(max(12, body.width * 2 / 5)) : body.right(0)
    let table = table(sheet)
    let place = body.droppingRight(hasBars ? bars.width + 1 : 0).inset(dx: -1, dy: 0)
    canvas.draw(table, in: place, theme: theme)
    let visible = table.visibleRows(height: body.height)
    let first = DataTable.offset(
      showing: screen.row, of: sheet.rows.count, visible: visible, from: 0)
    for line in 0..<max(0, min(visible, sheet.rows.count - first)) where hasBars {
      guard let bar = sheet.rows[first + line].bar else { continue }
      draw(bar, on: &canvas, in: bars.droppingTop(1).row(line), theme: theme)
    }
    for (line, note) in notes.enumerated() {
      canvas.text(
        note, x: inner.x, y: inner.maxY - notes.count + line, style: theme.ink(.faint),
        maxX: inner.maxX, truncating: true)
    }
  }

  /// From where the level was to where it is: drawn in eighths of a column, at least one.
  private func draw(
    _ bar: Sheet.Bar, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let from = Int((bar.from * Double(row.width)).rounded())
    let to = max(from + 1, Int((bar.to * Double(row.width)).rounded()))
    let role: Role =
      switch bar.tone {
      case .plain: .returning
      case .good: .good
      case .bad: .bad
      }
    let own = row.droppingLeft(min(from, row.width - 1)).left(max(1, to - from))
    canvas.draw(Bar(1, ink: .flat(role), hasTrack: false), in: own, theme: theme)
  }

  private func table(_ sheet: Sheet) -> DataTable {
    let w = scene.wording
    let shown = sheet.columns.indices.dropFirst().filter { column in
      !sheet.columns[column].title.isEmpty
        && sheet.rows.contains { !$0.cells[column].isUnsaid }
    }
    let first = sheet.rows.map(\.name.displayWidth).max() ?? 0
    var columns = [
      TableColumn(sheet.columns[0].title, width: min(max(10, first), 26), flex: 1, maxWidth: 34)
    ]
    for (place, column) in shown.enumerated() {
      let texts = sheet.rows.map { w.text($0.cells[column]).displayWidth }
      columns.append(
        TableColumn(
          sheet.columns[column].title,
          width: max(sheet.columns[column].title.displayWidth, texts.max() ?? 0),
          alignment: .right, priority: place == 0 ? 0 : place))
    }
    var table = DataTable(columns: columns, rowCount: sheet.rows.count) { index in
      guard sheet.rows.indices.contains(index) else { return [] }
      let row = sheet.rows[index]
      let role: Role = row.isFaint ? .faint : .text
      let name = TableCell.text(row.name, row.isFaint ? .faint : .title, [])
      return [name] + shown.map { TableCell.text(w.text(row.cells[$0]), role, []) }
    }
    table.selection = screen.row
    table.emptyText =
      sheet.notes.first ?? w.say("Nobody has ordered yet.", "Personne n’a encore commandé.")
    return table
  }

  /// What the selected number means and how it came about.
  private func drawAccount(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = scene.wording
    guard screen.rows.indices.contains(screen.row) else { return }
    let row = screen.rows[screen.row]
    let inner = canvas.panel(
      Panel(row.name, remark: w.say("x explains", "x explique")), in: area, theme: theme)
    guard let account = row.account else { return }
    let value = Formula(account.definition.formula).substituted(account.inputs) {
      w.value($0.value, $0.unit)
    }
    let isPlain = !account.definition.formula.contains(" ")
    var phrases = [
      Phrase(w.meaning(account.definition) + "\n\n", .text),
      Phrase(account.definition.formula + "\n", .dim),
      Phrase(isPlain ? "" : "= \(value)\n", .dim),
      Phrase("= \(w.value(account.value, account.definition.unit))\n\n", .title, .bold),
    ]
    phrases += account.leftOut.prefix(5).map { group in
      let what = group.kind == .customers ? w.customers(group.count) : w.orders(group.count)
      return Phrase("\(w.say("without", "sans")) \(what): \(w.reason(group))\n", .faint)
    }
    if let day = account.finalOn {
      phrases.append(Phrase(w.say("final on ", "définitif le ") + day.iso + "\n", .warning))
    }
    phrases += account.remarks.map { Phrase("◆ \(w.remark($0))\n", .faint) }
    canvas.draw(Paragraph(phrases), in: inner, theme: theme)
  }
}

extension Sheet.Cell {
  /// Whether a screen leaves it out: an absent value, or a flag, which colour and notes tell.
  var isUnsaid: Bool {
    switch self {
    case .absent, .flag: true
    default: false
    }
  }
}

extension Wording {
  /// A cell of a sheet in the user's language.
  func text(_ cell: Sheet.Cell) -> String {
    switch cell {
    case .absent: absent
    case .text(let text): text
    case .count(let count): number(count)
    case .number(let value): decimal(value, places: value == value.rounded() ? 0 : 2)
    case .money(let minor): money(minor)
    case .averageMoney(let minor): exactMoney(Int64(minor.rounded()))
    case .share(let share): percent(share)
    case .days(let days): self.days(days)
    case .flag(let flag): flag ? say("yes", "oui") : say("no", "non")
    }
  }
}
