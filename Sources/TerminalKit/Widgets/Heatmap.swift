/// A map of numbers by row and column: cohorts by month, recency by frequency. Leading columns stay where they are;
/// the rest scrolls sideways with the cursor.
public struct Heatmap: Widget, Hashable {
  /// One row.
  public struct Row: Hashable, Sendable {
    /// Texts of the leading columns.
    public var labels: [String]
    /// The cells; nil where there is nothing yet.
    public var cells: [HeatCell?]
    /// A word instead of cells, such as `still forming`.
    public var note: String
    /// The row of averages: bold, without colour.
    public var isAverage: Bool

    /// A row.
    public init(
      _ labels: [String], cells: [HeatCell?], note: String = "", isAverage: Bool = false
    ) {
      self.labels = labels
      self.cells = cells
      self.note = note
      self.isAverage = isAverage
    }
  }

  /// Leading columns: header and width; the first is left-aligned, the others right.
  public var leading: [TableColumn]
  /// Headers of the cells' columns.
  public var headers: [String]
  /// From top to bottom.
  public var rows: [Row]
  /// Columns of each cell.
  public var cellWidth: Int
  /// Terminal rows of each row of cells; the number stands in the middle one.
  public var cellHeight = 1
  /// Column and row under the cursor.
  public var cursor: Point?
  /// The first row shown when there are more than fit.
  public var firstRow = 0
  /// Rows at the top that stay when the others scroll, such as the averages.
  public var pinned = 0
  /// The first cell column shown when there are more than fit.
  public var firstColumn = 0

  /// A heat map.
  public init(
    leading: [TableColumn], headers: [String], rows: [Row], cellWidth: Int = 5,
    cursor: Point? = nil
  ) {
    self.leading = leading
    self.headers = headers
    self.rows = rows
    self.cellWidth = max(1, cellWidth)
    self.cursor = cursor
  }

  /// Columns the leading columns take, their gaps included.
  public var leadingWidth: Int { leading.reduce(0) { $0 + $1.width + 1 } }

  /// Cell columns that fit into `width`.
  public func visibleColumns(width: Int) -> Int {
    let room = max(0, width - leadingWidth)
    let fitting = room / cellWidth
    guard fitting < headers.count else { return headers.count }
    // Beside the last header stands how many there are more.
    return max(min(1, fitting), (room - hiddenRemark(headers.count).displayWidth) / cellWidth)
  }

  private func hiddenRemark(_ count: Int) -> String { "+\(count) →" }

  /// The cells in sight by column and row, in an area the map is drawn in.
  func cells(in area: Rect) -> [(place: Point, area: Rect)] {
    guard !area.isEmpty else { return [] }
    let (body, high) = (area.droppingTop(1), max(1, cellHeight))
    let columns = shownColumn(area)..<(shownColumn(area) + visibleColumns(width: area.width))
    let moving = max(0, body.height / high - pinned)
    let first = shownRow(area)
    let lines = Array(0..<min(pinned, rows.count)) + Array(first..<max(first, first + moving))
    return lines.enumerated().flatMap { line, row in
      columns.filter { rows.indices.contains(row) && headers.indices.contains($0) }.map { column in
        let x = area.x + leadingWidth + (column - columns.lowerBound) * cellWidth
        let spot = Rect(x: x, y: body.y + line * high, width: cellWidth, height: high)
        return (Point(x: column, y: row), spot.intersection(area))
      }
    }
  }

  /// Draws the header row and as many rows as fit.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    drawHeader(on: &canvas, in: area.top(1), theme: theme)
    let body = area.droppingTop(1)
    let high = max(1, cellHeight)
    for line in 0..<min(pinned, rows.count, body.height / high) {
      draw(row: line, on: &canvas, in: body.droppingTop(line * high).top(high), theme: theme)
    }
    let moving = body.droppingTop(pinned * high)
    let first = shownRow(area)
    for line in 0..<max(0, min(moving.height / high, rows.count - first)) {
      let place = moving.droppingTop(line * high).top(high)
      draw(row: first + line, on: &canvas, in: place, theme: theme)
    }
  }

  /// The first row shown under the pinned ones.
  private func shownRow(_ area: Rect) -> Int {
    let wanted = max(0, (cursor?.y ?? firstRow) - pinned)
    return pinned
      + DataTable.offset(
        showing: wanted, of: rows.count - pinned, visible: visibleRows(height: area.height),
        from: max(0, firstRow - pinned))
  }

  /// Rows that fit under the header and the pinned ones.
  public func visibleRows(height: Int) -> Int {
    max(0, (height - 1) / max(1, cellHeight) - pinned)
  }

  private func shownColumn(_ area: Rect) -> Int {
    DataTable.offset(
      showing: cursor?.x ?? firstColumn, of: headers.count,
      visible: visibleColumns(width: area.width), from: firstColumn)
  }

  private func drawHeader(on canvas: inout Canvas, in line: Rect, theme: Theme) {
    var x = line.x
    for (place, column) in leading.enumerated() {
      let cell = Rect(x: x, y: line.y, width: column.width, height: 1).intersection(line)
      canvas.text(
        column.title, in: cell, alignment: place == 0 ? .left : .right, style: theme.ink(.faint))
      x += column.width + 1
    }
    let first = shownColumn(line)
    for place in 0..<visibleColumns(width: line.width) where first + place < headers.count {
      let isCursor = cursor?.x == first + place
      let cell = Rect(x: x + place * cellWidth, y: line.y, width: cellWidth - 1, height: 1)
      canvas.text(
        headers[first + place], in: cell, alignment: .right,
        style: isCursor ? theme.ink(.accent, .bold) : theme.ink(.faint))
    }
    let hidden = headers.count - visibleColumns(width: line.width)
    if hidden > 0, first + visibleColumns(width: line.width) < headers.count {
      canvas.right(
        hiddenRemark(hidden), endX: line.maxX, y: line.y, style: theme.ink(.key), minX: line.x)
    }
  }

  private func draw(row index: Int, on canvas: inout Canvas, in place: Rect, theme: Theme) {
    let row = rows[index]
    let line = place.row((place.height - 1) / 2)
    let isCursorRow = cursor?.y == index
    var x = line.x
    for (place, column) in leading.enumerated() {
      let cell = Rect(x: x, y: line.y, width: column.width, height: 1).intersection(line)
      let style = labelStyle(row, place: place, isCursorRow: isCursorRow, theme: theme)
      if place < row.labels.count {
        canvas.text(
          row.labels[place], in: cell, alignment: place == 0 ? .left : .right, style: style)
      }
      x += column.width + 1
    }
    if !row.note.isEmpty {
      canvas.text(
        row.note, x: x + 1, y: line.y, style: theme.ink(.faint), maxX: line.maxX, truncating: true)
    }
    drawCells(of: row, index: index, from: x, on: &canvas, in: place, theme: theme)
  }

  private func drawCells(
    of row: Row, index: Int, from x: Int, on canvas: inout Canvas, in line: Rect, theme: Theme
  ) {
    let first = shownColumn(Rect(x: line.x, y: line.y, width: line.width, height: 1))
    for place in 0..<visibleColumns(width: line.width) where first + place < row.cells.count {
      guard var cell = row.cells[first + place] else { continue }
      let area = Rect(x: x + place * cellWidth, y: line.y, width: cellWidth, height: line.height)
      cell.isSelected = cursor == Point(x: first + place, y: index)
      if row.isAverage, !cell.isSelected {
        canvas.text(
          cell.text, in: area.row((area.height - 1) / 2).droppingRight(1), alignment: .right,
          style: theme.ink(.title, .bold))
      } else {
        canvas.draw(cell, in: area, theme: theme)
      }
    }
  }

  private func labelStyle(_ row: Row, place: Int, isCursorRow: Bool, theme: Theme) -> Style {
    if isCursorRow { return place == 0 ? theme.ink(.accent, .bold) : theme.ink(.title) }
    if row.isAverage { return theme.ink(.title, .bold) }
    return theme.ink(place == 0 ? .text : .dim)
  }
}

/// The ramp with its ends named: `6 % ▇▇▇▇▇ 24 % and more`.
public struct HeatLegend: Widget, Hashable {
  /// What the first and the last step mean.
  public var low: String, high: String
  /// What else the reader should know, such as what `~` means.
  public var note: [Phrase]
  /// The diverging ramp instead of heat.
  public var isDiverging: Bool

  /// A legend.
  public init(low: String, high: String, note: [Phrase] = [], isDiverging: Bool = false) {
    self.low = low
    self.high = high
    self.note = note
    self.isDiverging = isDiverging
  }

  /// Draws on the first row.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard !area.isEmpty else { return }
    var x = canvas.text(low, x: area.x, y: area.y, style: theme.ink(.faint), maxX: area.maxX) + 1
    let steps = max(0, min(32, area.width - low.displayWidth - high.displayWidth - 2))
    for step in 0..<steps {
      let share = Double(step) / Double(max(1, steps - 1))
      var cell = HeatCell("", fraction: isDiverging ? share * 2 - 1 : share)
      cell.isDiverging = isDiverging
      canvas.draw(cell, in: Rect(x: x, y: area.y, width: 1, height: 1), theme: theme)
      x += 1
    }
    x = canvas.text(
      " " + high, x: x, y: area.y, style: theme.ink(.faint), maxX: area.maxX, truncating: true)
    if !note.isEmpty, area.maxX - x > note.width + 3 {
      canvas.phrases(note, x: x + 3, y: area.y, maxX: area.maxX, theme: theme)
    }
  }
}
