import Retention
import TerminalKit

/// The last cohorts at a glance: of the customers who first bought in a month, how many bought again.
struct CohortTriangle: Widget {
  let table: Loadable<Measured<CohortTable>>
  let rows: [CohortRow]
  /// Row and period under the cursor, the period from 1; nil: the panel has no focus.
  let cursor: Point?
  let wording: Wording
  /// What a click on a cell means: its period, from 1, and its row.
  let target: @Sendable (Point) -> any Sendable

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let remark =
      area.width > 55
      ? wording.say("% back · 2 full map", "% revenus · 2 carte")
      : wording.say("% back", "% revenus")
    let panel = Panel(
      wording.say("Retention by first month", "Rétention par 1er mois"), remark: remark,
      isFocused: cursor != nil, padsTop: false, padsBottom: area.height > 4)
    let inner = canvas.panel(panel, in: area, theme: theme)
    guard let table = table.value?.value, !rows.isEmpty else {
      return canvas.draw(
        Paragraph(self.table.waitingWords(wording), role: .faint), in: inner, theme: theme)
    }
    let map = map(table, inner)
    canvas.draw(map, in: inner, theme: theme)
    canvas.targets(of: map, in: inner) { target(Point(x: $0.x + 1, y: max(0, $0.y - 1))) }
  }

  private func map(_ table: CohortTable, _ area: Rect) -> Heatmap {
    let periods = max(1, min(11, (area.width - 15) / 4, (rows.map(\.cells.count).max() ?? 1) - 1))
    let scale = HeatScale(of: table)
    let body = rows.map { row -> Heatmap.Row in
      let cells = row.cells.dropFirst().prefix(periods).map { cell in
        HeatCell(
          cell.value.map { wording.decimal($0 * 100, places: 0) } ?? wording.absent,
          fraction: scale.fraction(cell.value), isUnfinished: !cell.isFinal)
      }
      let note = cells.isEmpty ? wording.say("still forming", "en cours") : ""
      return Heatmap.Row(
        [row.cohort.label, wording.number(row.size)], cells: Array(cells), note: note)
    }
    let average = (1...periods).map { k -> HeatCell? in
      guard k < table.average.count, let value = table.average[k] else { return nil }
      return HeatCell(wording.decimal(value * 100, places: 0), fraction: nil)
    }
    var map = Heatmap(
      leading: [
        TableColumn(wording.say("first", "premier"), width: 7),
        TableColumn(wording.say("size", "taille"), width: 6, alignment: .right),
      ],
      headers: (1...periods).map { wording.letter(table.unit) + "\($0)" },
      rows: [Heatmap.Row([wording.say("average", "moyenne")], cells: average, isAverage: true)]
        + body,
      cellWidth: 4,
      cursor: cursor.map { Point(x: min(periods, $0.x) - 1, y: $0.y + 1) })
    map.pinned = 1
    map.firstRow = map.rows.count
    return map
  }
}
