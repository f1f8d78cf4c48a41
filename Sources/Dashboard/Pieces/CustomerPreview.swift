import CustomerData
import Retention
import TerminalKit

/// The first customers of an audience: who, how much, silent since, segment. A click on one opens the profile.
struct CustomerPreview: Widget {
  let rows: [CustomerList.Row]
  let wording: Wording
  /// With a header, orders and their days, where there is room for a table.
  var isDetailed = false

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    if rows.isEmpty {
      let words = wording.say("nobody just now", "personne en ce moment")
      canvas.phrases([Phrase(words, .faint)], x: area.x, y: area.y, maxX: area.maxX, theme: theme)
      return
    }
    if isDetailed, area.width >= 60 { return drawTable(on: &canvas, in: area, theme: theme) }
    var table = DataTable(columns: columns, rows: rows.prefix(area.height).map(cells))
    table.hasHeader = false
    draw(table, on: &canvas, in: area.inset(dx: -1, dy: 0), theme: theme)
  }

  /// Who is named can be opened.
  private func draw(_ table: DataTable, on canvas: inout Canvas, in area: Rect, theme: Theme) {
    canvas.draw(table, in: area, theme: theme)
    canvas.targets(of: table, in: area, isPlace: false) { FrameTarget.customer(id: rows[$0].id) }
  }

  private func drawTable(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let columns = [
      TableColumn(wording.say("customer", "client"), width: 16, flex: 2),
      TableColumn(wording.say("segment", "segment"), width: 18, flex: 1),
      TableColumn(wording.say("last order", "dernière cde"), width: 12, priority: 1),
      TableColumn(wording.say("orders", "cdes"), width: 6, alignment: .right),
      TableColumn(wording.say("spent", "dépensé"), width: 9, alignment: .right),
      TableColumn(wording.say("silent", "silence"), width: 8, alignment: .right),
    ]
    let cells = rows.prefix(max(0, area.height - 1)).map { row -> [TableCell] in
      [
        .text(row.name), .text(row.segment.map(wording.name(of:)) ?? wording.absent, .dim),
        .text(row.lastOrder?.iso ?? wording.absent, .dim), .text(wording.number(row.orders)),
        .text(wording.money(row.revenue), .title),
        .text(row.recency.map { wording.days(Double($0)) } ?? wording.absent, .dim),
      ]
    }
    var table = DataTable(columns: columns, rows: Array(cells))
    table.sort = (column: 4, descending: true)
    draw(table, on: &canvas, in: area.inset(dx: -1, dy: 0), theme: theme)
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
      .text(row.segment.map(wording.name(of:)) ?? wording.absent, .dim),
    ]
  }
}
