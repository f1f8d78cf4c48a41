import CustomerData
import Retention
import TerminalKit

/// The eleven segments by revenue: customers, bar, revenue, share, silence.
struct SegmentBars: Widget {
  let segments: Loadable<Measured<RecencyFrequencyMonetary.Value>>
  /// The row under the cursor; nil: the panel has no focus.
  let cursor: Int?
  let wording: Wording
  /// Whether the figures beside it end before the day it is of.
  var isOfAnotherDay = false
  /// Whether the heading is drawn with half a row above it.
  var padsTop = false
  /// What a click on a segment means.
  let target: @Sendable (Int) -> any Sendable

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let day = isOfAnotherDay ? segments.value?.explanation.asOf.iso : nil
    let revenue =
      day.map { wording.say("revenue to ", "CA au ") + $0 }
      ?? wording.say("revenue to date", "CA à ce jour")
    let remark = area.width > 60 ? "RFM · " + revenue + " · 3 R×F" : revenue
    let panel = Panel(
      wording.title(of: .segments), remark: remark, isFocused: cursor != nil, padsTop: padsTop,
      padsBottom: area.height > 4)
    let inner = canvas.panel(panel, in: area, theme: theme)
    guard let value = segments.value?.value else {
      return canvas.draw(
        Paragraph(segments.waitingWords(wording), role: .faint), in: inner, theme: theme)
    }
    let table = table(value, inner)
    canvas.draw(table, in: inner.inset(dx: -1, dy: 0), theme: theme)
    canvas.targets(of: table, in: inner.inset(dx: -1, dy: 0), row: target)
  }

  private func table(_ value: RecencyFrequencyMonetary.Value, _ area: Rect) -> DataTable {
    let w = wording
    let most = max(1, value.segments.map(\.revenue).max() ?? 1)
    // Columns go in pairs of header and cell, so that a narrow table hides nothing behind an arrow.
    let isWide = area.width >= 70
    let isMedium = area.width >= 50
    func kept<Item>(_ items: [Item]) -> [Item] {
      let keeps = [true, isMedium, true, true, isMedium, isWide]
      return zip(items, keeps).filter(\.1).map(\.0)
    }
    var table = DataTable(
      columns: kept([
        TableColumn(w.say("segment", "segment"), width: 18),
        TableColumn(w.say("customers", "clients"), width: 9, alignment: .right),
        TableColumn("", width: 4, flex: 1),
        TableColumn(w.say("revenue", "CA"), width: 9, alignment: .right),
        TableColumn(w.say("share", "part"), width: 6, alignment: .right),
        TableColumn(w.say("silent", "muets"), width: 7, alignment: .right),
      ]),
      rows: value.segments.map { row in
        kept([
          .text(w.name(of: row.segment)), .text(w.number(row.customers), .dim),
          .bar(Double(row.revenue) / Double(most)), .text(w.shortMoney(row.revenue)),
          .text(w.percent(row.shareOfRevenue), .dim),
          .text(row.medianRecency.map { w.days($0.rounded()) } ?? w.absent, .faint),
        ])
      })
    table.selection = cursor
    if area.height >= value.segments.count + 2 {
      table.footer = kept([
        .text(w.say("all", "tous"), .faint), .text(w.number(value.customers), .faint), .empty,
        .text(w.shortMoney(value.revenue), .faint),
      ])
    }
    return table
  }
}
