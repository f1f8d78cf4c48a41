import CustomerData
import Retention
import TerminalKit

/// Who is in another segment than when the period began: from where to where, how many.
struct SegmentMoves: Widget {
  let screen: SegmentsScreen
  let wording: Wording
  /// Whether the heading is drawn with half a row above it.
  var padsTop = false

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let w = wording
    let since = screen.migration?.since.iso
    let panel = Panel(
      w.say("Moves", "Passages"), remark: since.map { w.say("since ", "depuis le ") + $0 } ?? "",
      isFocused: screen.focus == .moves, padsTop: padsTop, padsBottom: area.height > 4)
    let inner = canvas.panel(panel, in: area, theme: theme)
    guard case .loaded = screen.moves else {
      return canvas.draw(
        Paragraph(screen.moves.waitingWords(w), role: .faint), in: inner, theme: theme)
    }
    let place = inner.inset(dx: -1, dy: 0)
    let table = table(inner)
    canvas.draw(table, in: place, theme: theme)
    canvas.targets(of: table, in: place) { SegmentsScreen.Action.move($0) }
  }

  private func table(_ area: Rect) -> DataTable {
    let w = wording
    let moved = screen.moved
    let most = Double(max(1, moved.first?.customers ?? 1))
    let length: NameLength = area.width >= 54 ? .whole : area.width >= 42 ? .short : .tight
    let name = [NameLength.whole: 18, .short: 14, .tight: 10][length] ?? 10
    // Bars only beside whole names.
    let bars = length == .whole ? [TableColumn("", width: 3, flex: 1)] : []
    var table = DataTable(
      columns: [
        TableColumn(w.say("from", "de"), width: name),
        TableColumn(w.say("to", "vers"), width: name, flex: bars.isEmpty ? 1 : 0),
      ] + bars + [TableColumn(w.say("customers", "clients"), width: 9, alignment: .right)],
      rowCount: moved.count
    ) { place in
      guard moved.indices.contains(place) else { return [] }
      let (arrow, customers) = (moved[place].arrow, moved[place].customers)
      let bar = TableCell.bar(Double(customers) / most, .fading(arrow.role))
      return [.text(w.origin(arrow.from, length)), .text(w.end(arrow.to, length))]
        + (bars.isEmpty ? [] : [bar])
        + [.text("\(arrow.sign) \(w.number(customers))", arrow.role)]
    }
    table.emptyText = w.say("nobody moved", "personne n’a bougé")
    if screen.focus == .moves { table.selection = screen.movesRow }
    table.offset = DataTable.offset(
      showing: screen.movesRow, of: moved.count, visible: table.visibleRows(height: area.height),
      from: 0)
    return table
  }
}

extension SegmentMigration.Arrow {
  /// Whether it leads to a better segment, in the order segments are told in; nil: the customers are new.
  private var isRise: Bool? {
    let order = Segment.allCases
    guard let from = from.flatMap(order.firstIndex) else { return nil }
    return to.flatMap(order.firstIndex).map { $0 < from } ?? false
  }

  /// `▲` up, `▼` down, `+` new.
  fileprivate var sign: String { isRise.map { $0 ? "▲" : "▼" } ?? "+" }
  fileprivate var role: Role { isRise.map { $0 ? .good : .bad } ?? .accent }
}
