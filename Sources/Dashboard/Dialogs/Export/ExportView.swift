import CustomerData
import Destinations
import TerminalKit

/// The picture of the export dialog.
struct ExportView: Widget {
  let dialog: ExportDialog
  let wording: Wording

  private static let width = 104

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let composer = ExportLines(dialog: dialog, wording: wording)
    let frame = Dialog(title, remark: remark, size: Size(width: Self.width, height: 99))
    let inner = frame.inner(in: canvas.bounds)
    let lines = composer.fitting(width: inner.width, height: inner.height)
    let fitted = Dialog(
      title, remark: remark,
      size: Size(width: Self.width, height: lines.count + 99 - heightLoss(frame, canvas)))
    let box = canvas.dialog(fitted, theme: theme)
    let offset = offset(of: lines, height: box.height)
    for (place, line) in lines.dropFirst(offset).prefix(box.height).enumerated() {
      draw(line, on: &canvas, in: box.row(place), theme: theme)
    }
  }

  // A dialog as high as its lines: its frame takes the same rows at every size that is asked for.
  private func heightLoss(_ frame: Dialog, _ canvas: Canvas) -> Int {
    99 - (frame.frame(in: canvas.bounds).height - frame.inner(in: canvas.bounds).height)
  }

  private var title: String {
    dialog.name.isEmpty
      ? wording.say("Export these customers", "Exporter ces clients")
      : wording.say("Export “\(dialog.name)”", "Exporter « \(dialog.name) »")
  }

  private var remark: String {
    guard let funnel = dialog.funnel.value else {
      return wording.say("esc cancels", "échap annule")
    }
    return wording.plural(
      funnel.count, "row will be written", "rows will be written", "ligne sera écrite",
      "lignes seront écrites")
  }

  // The field under the cursor is always seen.
  private func offset(of lines: [ExportLine], height: Int) -> Int {
    guard lines.count > height, !dialog.isConfirming, !dialog.isDelivering else { return 0 }
    let place = lines.firstIndex(of: .field(dialog.cursor)) ?? 0
    return max(0, min(place - height / 2, lines.count - height))
  }

  private func draw(
    _ line: ExportLine, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    switch line {
    case .field(let field):
      let place = dialog.fields.firstIndex(of: field) ?? 0
      canvas.target(row, isPlace: false, ExportDialog.Action.point(place))
      let pen = ExportFieldPen(form: dialog.form, wording: wording, isHere: dialog.cursor == field)
      pen.draw(field, on: &canvas, in: row, theme: theme)
      for (step, spot) in pen.steps(field, in: row) {
        canvas.target(spot, isPlace: false, ExportDialog.Action.pick(place, by: step))
      }
    case .words(let phrases):
      canvas.phrases(phrases, x: row.x, y: row.y, maxX: row.maxX, theme: theme)
    case .heading(let title, let remark):
      canvas.draw(Section(title, remark: remark), in: row, theme: theme)
    case .stage(let count, let remaining):
      draw(count, remaining, on: &canvas, in: row, theme: theme)
    case .command(let phrases):
      canvas.button(row, .f(3))
      canvas.phrases(phrases, x: row.x, y: row.y, maxX: row.maxX, theme: theme)
    case .buttons: drawButtons(on: &canvas, in: row, theme: theme)
    case .destination(let name):
      let all = Destinations.names
      let here = all.firstIndex(of: dialog.form.destination) ?? 0
      let step = (all.firstIndex(of: name) ?? here) - here
      let place = dialog.fields.firstIndex(of: .destination) ?? 0
      canvas.target(row, isPlace: false, ExportDialog.Action.pick(place, by: step))
      draw(destination: name, on: &canvas, in: row, theme: theme)
    case .cells(let cells, let isHeader):
      draw(cells, isHeader: isHeader, on: &canvas, in: row, theme: theme)
    case .blank: break
    }
  }

  private func draw(
    _ count: StageCount, _ remaining: Double, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let isEnd = count.stage == .selected || count.stage == .written
    let role: Role =
      count.stage == .written ? .good : isEnd ? .title : count.customers > 0 ? .warning : .faint
    canvas.phrases(
      [Phrase(wording.name(of: count.stage), isEnd ? .title : .text, isEnd ? .bold : [])],
      x: row.x, y: row.y, maxX: row.x + 13, theme: theme)
    let sign = isEnd || count.customers == 0 ? "" : "−"
    canvas.right(
      sign + wording.number(count.customers), endX: row.x + 22, y: row.y,
      style: theme.ink(role, isEnd ? .bold : []), minX: row.x + 13)
    let barWidth = min(34, row.width - 22 - 42)
    var x = row.x + 24
    if barWidth >= 8 {
      let ink: BarInk = count.stage == .written ? .flat(.good) : .series
      canvas.draw(
        Bar(remaining, ink: ink), in: Rect(x: x, y: row.y, width: barWidth, height: 1), theme: theme
      )
      x += barWidth + 2
    }
    canvas.phrases(words(of: count), x: x, y: row.y, maxX: row.maxX, theme: theme)
  }

  private func draw(
    destination name: String, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let isChosen = name == dialog.form.destination
    let title = [
      Phrase(isChosen ? "● " : "○ ", isChosen ? .focus : .faint),
      Phrase(
        wording.title(ofDestination: name), isChosen ? .title : .dim, isChosen ? .bold : []),
    ]
    let titles = Destinations.names.map { wording.title(ofDestination: $0).displayWidth }
    let needs = row.droppingLeft((titles.max() ?? 0) + 6)
    canvas.phrases(title, x: row.x + 2, y: row.y, maxX: needs.x - 1, theme: theme)
    // Where there is no room for all of it, whole clauses go.
    let words = wording.needs(ofDestination: name).clauses(fitting: needs.width)
    canvas.phrases(
      [Phrase(words, isChosen ? .text : .faint)], x: needs.x, y: row.y, maxX: needs.maxX,
      theme: theme)
  }

  // Columns of one width, as many as there is room for: the first ones tell who it is.
  private func draw(
    _ cells: [String], isHeader: Bool, on canvas: inout Canvas, in row: Rect, theme: Theme
  ) {
    let width = max(8, min(24, row.width / max(1, min(cells.count, 6))))
    for (place, cell) in cells.prefix(row.width / width).enumerated() {
      let x = row.x + place * width
      canvas.phrases(
        [Phrase(cell.isEmpty ? "·" : cell, isHeader || cell.isEmpty ? .faint : .dim)], x: x,
        y: row.y, maxX: x + width - 1, theme: theme)
    }
  }

  private func words(of count: StageCount) -> [Phrase] {
    let reasons = wording.reasons(of: count)
    if !reasons.isEmpty { return [Phrase(reasons, .warning)] }
    return [Phrase(wording.meaning(of: count.stage), count.customers > 0 ? .dim : .faint)]
  }

  private func drawButtons(on canvas: inout Canvas, in row: Rect, theme: Theme) {
    let isThere = dialog.file != .free
    let deliver =
      !isThere
      ? wording.say("Deliver", "Livrer")
      : dialog.form.replaces
        ? wording.say("Overwrite…", "Remplacer…") : wording.say("Keep both", "Garder les deux")
    var chips = [chip(.enter, deliver, isActive: dialog.obstacle(wording) == nil)]
    var keys = [Key.enter]
    if isThere, !dialog.form.replaces {
      chips.append(chip(.f(4), wording.say("Overwrite…", "Remplacer…")))
      keys.append(.f(4))
    }
    chips.append(chip(.f(3), wording.say("Copy command", "Copier la commande")))
    chips.append(chip(.escape, wording.say("Cancel", "Annuler")))
    keys += [.f(3), .escape]
    canvas.draw(Chips(chips), in: row, theme: theme)
    for (place, spot) in Chips(chips).areas(in: row) { canvas.button(spot, keys[place]) }
  }

  private func chip(_ key: Key, _ label: String, isActive: Bool = false) -> Chips.Chip {
    Chips.Chip(
      [Phrase(wording.label(of: key) + " ", .key, .bold), Phrase(label, .text)],
      isActive: isActive)
  }
}
