import Retention
import TerminalKit

/// The first customers of an audience: who, how much, silent since, segment.
struct CustomerPreview: Widget {
  let rows: [CustomerList.Row]
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    if rows.isEmpty {
      let words = wording.say("nobody just now", "personne en ce moment")
      canvas.phrases([Phrase(words, .faint)], x: area.x, y: area.y, maxX: area.maxX, theme: theme)
      return
    }
    var table = DataTable(columns: columns, rows: rows.prefix(area.height).map(cells))
    table.hasHeader = false
    canvas.draw(table, in: area.inset(dx: -1, dy: 0), theme: theme)
  }

  private var columns: [TableColumn] {
    [
      TableColumn(wording.say("customer", "client"), width: 12, flex: 1),
      TableColumn(wording.say("spent", "dépensé"), width: 9, alignment: .right),
      TableColumn(wording.say("silent", "silence"), width: 7, alignment: .right, priority: 1),
      TableColumn(wording.say("segment", "segment"), width: 18, priority: 2),
    ]
  }

  private func cells(_ row: CustomerList.Row) -> [TableCell] {
    [
      .text(row.name), .text(wording.money(row.revenue), .title),
      .text(row.recency.map { wording.days(Double($0)) } ?? wording.absent, .dim),
      .text(row.segment?.rawValue ?? wording.absent, .dim),
    ]
  }
}
