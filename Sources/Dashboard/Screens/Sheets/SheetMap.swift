import CustomerData
import Retention
import TerminalKit

/// A sheet as a heat map: every number printed, what is not over marked `~`.
struct SheetMap: Widget {
  let sheet: Sheet
  let map: Sheet.Map
  let cursor: SheetCursor
  let wording: Wording

  func draw(on canvas: inout Canvas, in body: Rect, theme: Theme) {
    guard let column = sheet.place(of: map.column), sheet.hasValues(column) else {
      let text = wording.say("There is nothing to draw.", "Rien à dessiner.")
      return canvas.draw(Paragraph(text, role: .faint), in: body, theme: theme)
    }
    let hasLegend = body.height > map.lines.count + 3 || body.height > 12
    let room = body.droppingBottom(hasLegend ? 2 : 0)
    let heat = heat(column, in: room, isColoured: theme.usesSurfaces)
    canvas.draw(heat, in: room, theme: theme)
    canvas.targets(of: heat, in: room) { place in
      SheetScreen.Action.cursor(SheetCursor(line: place.y, column: place.x, isPlaced: true))
    }
    let used = min(room.height, map.lines.count * heat.cellHeight + 1)
    if hasLegend {
      canvas.draw(legend(column), in: body.droppingTop(used + 1).top(1), theme: theme)
    }
  }

  private func heat(_ column: Int, in room: Rect, isColoured: Bool) -> Heatmap {
    let scale = scale(column)
    let rows = map.lines.map { line in
      Heatmap.Row(
        line.labels,
        cells: line.rows.map { $0.flatMap { cell($0, column, scale) } },
        isAverage: line.isAverage)
    }
    let widest = rows.flatMap { $0.cells.compactMap { $0?.text.displayWidth } }.max() ?? 1
    let headers = map.headers.map(\.displayWidth).max() ?? 1
    let marks = sheet.rows.contains(where: isUnfinished) ? 1 : 0
    var heat = Heatmap(
      leading: map.titles.indices.map { place in
        let texts =
          map.lines.map { $0.labels[place].displayWidth } + [map.titles[place].displayWidth]
        return TableColumn(
          map.titles[place], width: min(24, texts.max() ?? 0),
          alignment: place == 0 ? .left : .right)
      }, headers: map.headers, rows: rows, cellWidth: max(widest + marks, headers) + 1,
      cursor: Point(x: cursor.column, y: cursor.line))
    heat.pinned = map.lines.prefix { $0.isAverage }.count
    // Small maps take the room there is; without colour the shade stays beside its number.
    guard isColoured else { return heat }
    let spare = (room.width - heat.leadingWidth) / max(1, map.headers.count)
    heat.cellWidth = max(heat.cellWidth, min(spare, heat.cellWidth * 2))
    heat.cellHeight = max(1, min(3, (room.height - 1) / max(1, map.lines.count)))
    return heat
  }

  private func cell(_ row: Int, _ column: Int, _ scale: HeatScale) -> HeatCell? {
    let own = sheet.rows[row]
    guard let value = own.cells[column].number else { return nil }
    return HeatCell(
      wording.short(own.cells[column]),
      fraction: map.plain.contains(row) ? nil : scale.fraction(shade(value, column)),
      isUnfinished: isUnfinished(own))
  }

  private func isUnfinished(_ row: Sheet.Row) -> Bool {
    sheet.place(of: "final").map { row.cells[$0] == .flag(false) } ?? false
  }

  private func isCount(_ column: Int) -> Bool {
    if case .count = sheet.rows.first?.cells[column] { return true }
    return false
  }

  /// Counts are shaded by their root: a few large ones would leave all others dark.
  private func shade(_ value: Double, _ column: Int) -> Double {
    isCount(column) ? max(0, value).squareRoot() : value
  }

  private func scale(_ column: Int) -> HeatScale {
    let shaded = map.lines.filter { !$0.isAverage }.flatMap { $0.rows.compactMap { $0 } }
      .filter { !map.plain.contains($0) && !isUnfinished(sheet.rows[$0]) }
    return HeatScale(
      shaded.compactMap { sheet.rows[$0].cells[column].number.map { shade($0, column) } })
  }

  private func legend(_ column: Int) -> HeatLegend {
    let scale = scale(column)
    func words(_ shade: Double) -> String {
      guard isCount(column) else {
        return wording.text(like: sheet.rows.first?.cells[column], shade)
      }
      return wording.number(Int((shade * shade).rounded()))
    }
    let isMarked = sheet.rows.contains(where: isUnfinished)
    return HeatLegend(
      low: words(scale.low),
      high: words(scale.high) + (scale.isCut ? wording.say(" and more", " et plus") : ""),
      note: isMarked
        ? [
          Phrase("~", .text, .bold),
          Phrase(wording.say(" not over yet", " pas encore fini"), .faint),
        ] : [])
  }
}

extension Wording {
  /// A value as short as a map needs it, without its unit.
  func short(_ cell: Sheet.Cell) -> String {
    switch cell {
    case .share(let share): return decimal(share * 100, places: share > 0.9995 ? 0 : 1)
    case .money(let minor): return short(major: Double(minor) / scale)
    case .price(let minor): return short(major: Double(minor) / scale)
    case .averageMoney(let minor): return short(major: minor / scale)
    default: return text(cell)
    }
  }

  /// A value of the same kind as a cell, with its unit.
  func text(like cell: Sheet.Cell?, _ value: Double) -> String {
    switch cell {
    case .share: percent(value)
    case .money, .price, .averageMoney: money(Int64(value.rounded()))
    case .days: days(value)
    default: decimal(value)
    }
  }

  private var scale: Double { Double(currency?.minorUnits ?? 100) }

  private func short(major value: Double) -> String {
    value.magnitude >= 10_000
      ? decimal(value / 1000, places: 1) + "k"
      : decimal(value, places: value.magnitude < 1000 ? 1 : 0)
  }
}
