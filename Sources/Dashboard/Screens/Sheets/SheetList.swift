import CustomerData
import Retention
import TerminalKit

/// The rows of a sheet one under the other, each with its bar where there is room.
struct SheetList: Widget {
  let sheet: Sheet
  let cursor: SheetCursor
  let wording: Wording

  func draw(on canvas: inout Canvas, in body: Rect, theme: Theme) {
    let hasBars = sheet.rows.contains { $0.bar != nil } && body.width >= 56
    let table = table
    let spare = body.width - table.neededWidth - 1
    // Numbers first: a bar says again what they say.
    let bars = hasBars ? body.right(min(max(12, spare), body.width * 2 / 5)) : body.right(0)
    let place = body.droppingRight(hasBars ? bars.width + 1 : 0).inset(dx: -1, dy: 0)
    canvas.draw(table, in: place, theme: theme)
    noteMouse(table, in: place, bars: bars, on: &canvas)
    let visible = table.visibleRows(height: body.height)
    let first = DataTable.offset(
      showing: cursor.line, of: sheet.rows.count, visible: visible, from: 0)
    for line in 0..<max(0, min(visible, sheet.rows.count - first)) where hasBars {
      guard let bar = sheet.rows[first + line].bar else { continue }
      draw(bar, on: &canvas, in: bars.droppingTop(1).row(line), theme: theme)
    }
  }

  /// A click on a value goes to it, on a bar to its row.
  private func noteMouse(
    _ table: DataTable, in place: Rect, bars: Rect, on canvas: inout Canvas
  ) {
    typealias Action = SheetScreen.Action
    let shown = shownColumns
    func action(_ line: Int, _ column: Int) -> Action {
      .cursor(SheetCursor(line: line, column: column, isPlaced: true))
    }
    canvas.targets(of: table, in: bars) { action($0, 0) }
    canvas.targets(of: table, in: place) { action($0, 0) }
    canvas.values(of: table, in: place) { line, column in
      action(line, column > 0 ? shown[column - 1] : 0)
    }
  }

  private var shownColumns: [Int] {
    sheet.columns.indices.dropFirst().filter { column in
      !sheet.columns[column].title.isEmpty
        && sheet.rows.contains { !$0.cells[column].isUnsaid }
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

  /// Whether a column holds names, not numbers.
  private func isWords(_ column: Int) -> Bool {
    sheet.rows.allSatisfy { row in
      switch row.cells[column] {
      case .text, .absent: true
      default: false
      }
    }
  }

  private var table: DataTable {
    let w = wording
    let shown = shownColumns
    let first = sheet.rows.map(\.name.displayWidth).max() ?? 0
    var columns = [
      // Short names do not stand far from their numbers.
      TableColumn(
        sheet.columns[0].title, width: min(max(10, first), 30), flex: 1,
        maxWidth: min(34, max(10, first) + 4))
    ]
    for (place, column) in shown.enumerated() {
      let texts = sheet.rows.map { w.text($0.cells[column]).displayWidth }
      columns.append(
        TableColumn(
          sheet.columns[column].title,
          width: max(sheet.columns[column].title.displayWidth, texts.max() ?? 0),
          alignment: isWords(column) ? .left : .right,
          priority: place == 0 || sheet.columns[column].isMain ? 0 : place))
    }
    var table = DataTable(columns: columns, rowCount: sheet.rows.count) { index in
      guard sheet.rows.indices.contains(index) else { return [] }
      let row = sheet.rows[index]
      let role: Role = row.isFaint ? .faint : .text
      let name = TableCell.text(row.name, row.isFaint ? .faint : .title, [])
      return [name] + shown.map { TableCell.text(w.text(row.cells[$0]), role, []) }
    }
    table.selection = cursor.line
    table.selectedColumn = shown.firstIndex(of: cursor.column).map { $0 + 1 }
    table.emptyText =
      sheet.notes.first ?? w.say("Nobody has ordered yet.", "Personne n’a encore commandé.")
    return table
  }
}
