import TerminalKit

/// The columns of a list in a menu: shown, hidden, moved, made wider.
extension CustomerListing {
  func chooserKeys(_ w: Wording) -> [Binding] {
    [
      Binding([.char(" "), .char("x")], w.say("show or hide", "afficher ou non"), .toggleColumn),
      Binding(
        [.char("J"), .shiftDown, .char(">")], w.say("later", "plus loin"), .moveColumn(1)),
      Binding(
        [.char("K"), .shiftUp, .char("<")], w.say("earlier", "plus tôt"), .moveColumn(-1)),
      Binding([.char("}"), .right, .char("l")], w.say("wider", "élargir"), .widen(1)),
      Binding([.char("{"), .left, .char("h")], w.say("narrower", "rétrécir"), .widen(-1)),
      Binding([.char("0")], w.say("as usual", "par défaut"), .usualColumns),
      Binding([.down, .char("j"), .tab], w.say("down", "bas"), .moveInChooser(1), isHinted: false),
      Binding(
        [.up, .char("k"), .backTab], w.say("up", "haut"), .moveInChooser(-1), isHinted: false),
      Binding([.escape, .enter, .char("c")], w.say("done", "terminé"), .closeChooser),
    ]
  }

  mutating func reduceColumns(_ action: CustomerListingAction) -> Effects? {
    let line = chooser ?? columns.order.firstIndex(of: column) ?? 0
    let count = columns.order.count
    let here = columns.order.indices.contains(line) ? columns.order[line] : .name
    switch action {
    case .openChooser: chooser = line
    case .closeChooser: chooser = nil
    case .moveInChooser(let step): chooser = (line + step + count) % count
    case .toggleColumn: columns.toggle(here)
    case .moveColumn(let step):
      columns.move(here, by: step)
      chooser = columns.order.firstIndex(of: here)
    case .widen(let step):
      let usual = here.column(Wording(), in: kind)
      columns.widen(here, by: step * 2, from: usual.width)
    case .usualColumns: columns = ColumnPlan(kind)
    default: return nil
    }
    if !columns.isShown(column) { column = .name }
    return [keepingColumns]
  }
}

/// Draws the menu of columns.
struct ColumnChooser: Widget {
  let list: CustomerListing
  let line: Int
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let all = list.columns.order
    let box = canvas.dialog(
      Dialog(
        wording.say("Columns", "Colonnes"), remark: wording.say("esc closes", "échap ferme"),
        size: Size(width: 44, height: all.count + 5)), theme: theme)
    let first = DataTable.offset(showing: line, of: all.count, visible: box.height, from: 0)
    for (row, column) in all.enumerated().dropFirst(first).prefix(box.height) {
      let isHere = row == line
      let isShown = list.columns.isShown(column)
      let y = box.y + row - first
      // A click goes to a column, one more shows or hides it.
      canvas.target(
        box.row(row - first), isPlace: false,
        isHere ? CustomerListingAction.toggleColumn : .moveInChooser(row - line))
      let width = list.columns.widths[column].map { wording.number($0) } ?? ""
      let end = canvas.right(
        width, endX: box.maxX, y: y, style: theme.ink(.dim), minX: box.x + box.width / 2)
      let name = MenuRow(
        text: column.title(wording), isHere: isHere, mark: [Phrase(isShown ? "● " : "○ ", .accent)],
        isFaint: !isShown)
      canvas.draw(name, in: box.row(row - first).left(max(0, end - 1 - box.x)), theme: theme)
    }
  }
}
