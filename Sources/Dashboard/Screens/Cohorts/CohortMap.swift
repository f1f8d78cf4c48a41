import CustomerData
import Retention
import TerminalKit

/// The full heatmap: averages pinned on top, every number printed, what is not over marked `~`.
struct CohortMap: Widget {
  let screen: CohortsScreen
  /// What happened when, marked `◆` at the cohorts of those days.
  let annotations: [Annotation]
  let wording: Wording

  func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    let inner = canvas.panel(panel(area), in: area, theme: theme)
    guard screen.table.value != nil else {
      return canvas.draw(
        Paragraph(screen.table.waitingWords(wording), role: .faint), in: inner, theme: theme)
    }
    guard !screen.rows.isEmpty else {
      let text = wording.say(
        "No cohort: nobody in this selection has a valid order.",
        "Aucune cohorte : personne ici n’a de commande valide.")
      return canvas.draw(Paragraph(text, role: .faint), in: inner, theme: theme)
    }
    let hasLegend = inner.height > 8
    let body = inner.droppingBottom(hasLegend ? 2 : 0)
    let map = map(in: body)
    canvas.draw(map, in: body, theme: theme)
    canvas.targets(of: map, in: body) { CohortsScreen.Action.cursor(cursor(at: $0)) }
    if hasLegend { canvas.draw(legend, in: inner.bottom(1), theme: theme) }
  }

  /// The cell at a place of the map; above the first cohort are the averages.
  private func cursor(at place: Point) -> CohortCursor {
    let row = place.y > 0 ? screen.rows[place.y - 1] : nil
    var next = screen.cursor
    next.cohort = row?.cohort
    next.period = min(place.x, max(0, (row?.cells.count ?? place.x + 1) - 1))
    next.isPlaced = true
    return next
  }

  private var measure: CohortMeasure { screen.metric.measure }

  private func panel(_ area: Rect) -> Panel {
    let w = wording
    let (m, u) = (w.short(measure), w.name(of: screen.metric.unit))
    let remark = area.width >= 76 ? "m \(m)   p \(u)" : m
    let split = screen.metric.split.map { w.dimension($0) }
    let note = split.map { $0 + w.colon + (screen.shownBand.map(w.band) ?? w.absent) } ?? ""
    return Panel(
      area.width < 60 && !note.isEmpty ? note : w.heading(measure),
      remark: remark, note: area.width < 60 ? "" : note, isFocused: true,
      padsTop: area.height > 10, padsBottom: area.height > 10)
  }

  private func map(in area: Rect) -> Heatmap {
    let table = screen.table.value?.value
    let rows = screen.rows
    let columns = rows.map(\.cells.count).max() ?? 0
    let scale = table.map { HeatScale(of: $0) } ?? HeatScale([])
    let averages = (0..<columns).map { k -> HeatCell? in
      HeatCell(wording.cell(screen.average(k), measure), fraction: nil)
    }
    let body = rows.map { row in
      Heatmap.Row(
        [row.cohort.label + mark(row.cohort), wording.number(row.size)],
        cells: row.cells.enumerated().map { cell($0.element, at: $0.offset, scale) })
    }
    let here = rows.firstIndex { $0.cohort == screen.cursor.cohort } ?? -1
    var map = Heatmap(
      leading: [
        TableColumn(wording.say("first", "premier"), width: 8),
        TableColumn(wording.say("size", "taille"), width: 6, alignment: .right),
      ],
      headers: (0..<columns).map { wording.letter(screen.metric.unit) + "\($0)" },
      rows: [Heatmap.Row([averageName], cells: averages, isAverage: true)]
        + body,
      cellWidth: cellWidth(body + [Heatmap.Row([], cells: averages)]),
      cursor: Point(x: screen.cursor.period, y: here + 1))
    map.pinned = 1
    // The cursor stays in the middle, so that its neighbours can be read.
    let visible = map.visibleRows(height: area.height)
    map.firstRow = max(1, here + 1 - visible / 2)
    map.firstColumn = max(0, screen.cursor.period - map.visibleColumns(width: area.width) / 2)
    return map
  }

  private func mark(_ cohort: CalendarPeriod) -> String {
    if cohort == screen.marked { return "●" }
    let days = cohort.days
    let isNoted = annotations.contains {
      $0.days.first <= days.last && days.first <= $0.days.last
    }
    return isNoted ? "◆" : ""
  }

  /// Under a split the averages are still everybody's: what one value is compared with.
  private var averageName: String {
    screen.metric.split == nil
      ? wording.say("average", "moyenne") : wording.say("everyone", "tous")
  }

  private func cell(_ cell: CohortCell, at k: Int, _ scale: HeatScale) -> HeatCell {
    HeatCell(
      wording.cell(cell.value, measure),
      fraction: k == 0 && measure.isShare ? nil : scale.fraction(cell.value),
      isUnfinished: !cell.isFinal)
  }

  private func cellWidth(_ rows: [Heatmap.Row]) -> Int {
    let widest = rows.flatMap { $0.cells.compactMap { $0?.text.displayWidth } }.max() ?? 3
    return max(5, widest + 1)
  }

  private var legend: HeatLegend {
    let scale = screen.table.value.map { HeatScale(of: $0.value) } ?? HeatScale([])
    let unit = wording.name(of: screen.metric.unit)
    return HeatLegend(
      low: wording.cellValue(scale.low, measure),
      high: wording.cellValue(scale.high, measure)
        + (scale.isCut ? wording.say(" and more", " et plus") : ""),
      note: [
        Phrase("~", .text, .bold),
        Phrase(
          wording.say(
            " \(unit) not over, left out of the average", " \(unit) en cours, hors moyenne"), .faint
        ),
      ])
  }
}
