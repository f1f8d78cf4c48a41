import Retention

/// A place of a sheet: a row and a column of its list or, where it is drawn as a map, a line and a cell.
struct SheetCursor: Equatable, Sendable {
  var line = 0
  /// Of a list the column of the sheet, 0 for the row as a whole; of a map the cell.
  var column = 0
  /// Whether the user has moved it; until then a map picks its fullest cell.
  var isPlaced = false

  /// Some lines and columns away.
  func moved(dx: Int, dy: Int, in sheet: Sheet) -> SheetCursor {
    var next = self
    next.isPlaced = true
    if case .curve = sheet.figure {
      next.line += dy != 0 ? -dy : dx
      return next
    }
    next.line += dy
    let stops = sheet.stops(line)
    guard dx != 0, let here = stops.firstIndex(of: column) ?? stops.indices.first else {
      return next
    }
    next.column = stops[max(0, min(stops.count - 1, here + dx))]
    return next
  }

  /// The nearest place there is.
  func kept(within sheet: Sheet) -> SheetCursor {
    if !isPlaced { return sheet.start }
    var next = self
    next.line = max(0, min(line, sheet.lineCount - 1))
    let stops = sheet.stops(next.line)
    if !stops.contains(next.column) {
      next.column = stops.last { $0 <= column } ?? stops.first ?? 0
    }
    return next
  }

  /// The row of the sheet at that place.
  func row(of sheet: Sheet) -> Int? {
    guard case .map(let map) = sheet.figure else {
      return sheet.rows.indices.contains(line) ? line : nil
    }
    guard map.lines.indices.contains(line), map.lines[line].rows.indices.contains(column) else {
      return nil
    }
    return map.lines[line].rows[column]
  }

  /// The column of the sheet at that place.
  func column(of sheet: Sheet) -> Int {
    switch sheet.figure {
    case .list: column
    case .map(let map): sheet.place(of: map.column) ?? 0
    case .curve(let curve): sheet.place(of: curve.value) ?? 0
    }
  }
}

extension Sheet {
  /// Lines the cursor can stand on.
  var lineCount: Int {
    if case .map(let map) = figure { return map.lines.count }
    return rows.count
  }

  /// The columns the cursor can stand on in a line: of a list the whole row, then every value.
  func stops(_ line: Int) -> [Int] {
    switch figure {
    case .map(let map):
      Array((map.lines.indices.contains(line) ? map.lines[line].rows : []).indices)
    case .curve: [0]
    case .list:
      [0]
        + columns.indices.dropFirst().filter { column in
          !columns[column].title.isEmpty && rows.contains { !$0.cells[column].isUnsaid }
        }
    }
  }

  /// Where the cursor begins: at the first row; on a map at its fullest cell, on a curve where half are back.
  var start: SheetCursor {
    switch figure {
    case .list: return SheetCursor()
    case .curve:
      let half = rows.firstIndex { ($0.cells[place(of: "waiting") ?? 0].number ?? 1) <= 0.5 }
      return SheetCursor(line: half ?? max(0, rows.count - 1))
    case .map(let map):
      guard let column = place(of: map.column) else { return SheetCursor() }
      var best = (line: 0, cell: 0, value: -1.0)
      for (line, own) in map.lines.enumerated() where !own.isAverage {
        for (cell, row) in own.rows.enumerated() {
          guard let row, !map.plain.contains(row), let value = rows[row].cells[column].number,
            value > best.value, !rows[row].isFaint || best.value < 0
          else { continue }
          best = (line, cell, value)
        }
      }
      return SheetCursor(line: best.line, column: best.cell)
    }
  }
}
