/// Rows under an underlined header. The area takes one column on either side of the text, for the selection bar:
/// inside of a panel that is `panel.inner(of: area).inset(dx: -1, dy: 0)`.
public struct DataTable: Widget {
  /// Its columns, from left to right.
  public var columns: [TableColumn]
  /// How many rows there are in all.
  public var rowCount: Int
  /// The cells of one row; asked for the visible rows only.
  public var row: @Sendable (Int) -> [TableCell]
  /// What all rows are made of: while it stays equal, rows in sight before are not asked for again. nil: they are,
  /// with every frame.
  public var source: (any Equatable & Sendable)?
  /// The first row shown; see `offset(showing:of:visible:from:)`.
  public var offset = 0
  /// The row under the cursor.
  public var selection: Int?
  /// The one value of that row under the cursor; nil: the whole row.
  public var selectedColumn: Int?
  /// Rows marked with `●`; nil leaves the column of marks out.
  public var marks: Set<Int>?
  /// The column the rows are sorted by, and which way.
  public var sort: (column: Int, descending: Bool)?
  /// Whether the header is drawn.
  public var hasHeader = true
  /// A row after the last one, such as the total; stays at the foot.
  public var footer: [TableCell]?
  /// Said where there are no rows.
  public var emptyText = ""

  static let gap = 2

  /// A table whose rows are asked for when shown.
  public init(
    columns: [TableColumn], rowCount: Int, row: @escaping @Sendable (Int) -> [TableCell]
  ) {
    self.columns = columns
    self.rowCount = rowCount
    self.row = row
  }

  /// A table of rows at hand: its columns of numbers are as wide as the widest of them.
  public init(columns: [TableColumn], rows: [[TableCell]]) {
    let columns = columns.enumerated().map { place, column in
      column.holding(rows.lazy.compactMap { $0.indices.contains(place) ? $0[place].words : nil })
    }
    self.init(columns: columns, rowCount: rows.count) { rows.indices.contains($0) ? rows[$0] : [] }
  }

  /// The first row to show so that `selection` is visible, moved as little as possible from `offset`.
  public static func offset(
    showing selection: Int, of count: Int, visible: Int, from offset: Int
  ) -> Int {
    guard visible > 0 else { return 0 }
    var first = offset
    if selection < first { first = selection }
    if selection >= first + visible { first = selection - visible + 1 }
    return max(0, min(first, count - visible))
  }

  /// Columns in which every column of the table has its least width, without the two for the selection bar.
  public var neededWidth: Int {
    columns.reduce(0) { $0 + $1.width } + DataTable.gap * max(0, columns.count - 1)
      + (marks == nil ? 0 : 1 + DataTable.gap)
  }

  /// Rows shown in an area of that height.
  public func visibleRows(height: Int) -> Int {
    max(0, height - (hasHeader ? 1 : 0) - (footer == nil ? 0 : 1))
  }

  /// The rows in sight by their number in the whole table, in an area the table is drawn in.
  func rows(in area: Rect) -> [(index: Int, area: Rect)] {
    let body = area.droppingTop(hasHeader ? 1 : 0).top(visibleRows(height: area.height))
    let first = firstRow(area)
    return (0..<max(0, min(body.height, rowCount - first))).map { (first + $0, body.row($0)) }
  }

  /// The headers in sight by their column.
  func headers(in area: Rect) -> [(column: Int, area: Rect)] {
    guard hasHeader, !area.isEmpty else { return [] }
    let line = text(of: area).top(1)
    return layout(area).places.map { ($0.column, line.droppingLeft($0.x).left($0.width)) }
  }

  /// Draws header, rows and footer.
  public func draw(on canvas: inout Canvas, in area: Rect, theme: Theme) {
    guard area.width > 2, area.height > 0 else { return }
    let text = text(of: area)
    let layout = layout(area)
    if hasHeader { drawHeader(layout, on: &canvas, in: text.top(1), theme: theme) }
    let body = area.droppingTop(hasHeader ? 1 : 0).top(visibleRows(height: area.height))
    drawRows(layout, on: &canvas, in: body, from: firstRow(area), theme: theme)
    if rowCount == 0, !emptyText.isEmpty {
      canvas.text(
        emptyText, x: text.x, y: body.y, style: theme.ink(.faint), maxX: text.maxX,
        truncating: true)
    }
    guard let footer, area.height > 1 else { return }
    let pen = TableRowPen(table: self, layout: layout, index: nil)
    pen.draw(footer, on: &canvas, in: area.bottom(1), theme: theme)
  }

  private func drawRows(
    _ layout: TableLayout, on canvas: inout Canvas, in body: Rect, from first: Int, theme: Theme
  ) {
    let shown = first..<max(first, min(first + body.height, rowCount))
    let place = Point(x: body.x, y: body.y)
    let last = canvas.parts?.lastTables[place]
    let saysTheSame = last?.isMade(of: source) ?? false
    var kept = TableParts(source: source, first: first, count: shown.count)
    let form = TableRowPen.Form(places: layout.places, alignments: columns.map(\.alignment))
    for index in shown {
      let known = last?[index]
      let cells = (saysTheSame ? known?.source.cells : nil) ?? row(index)
      let pen = TableRowPen(table: self, layout: layout, index: index)
      let area = body.row(index - first)
      let source = pen.source(cells, form, on: canvas.paper(area.x, area.y))
      // Where colour is scarce, a row may let through what it is drawn on.
      let drawn = theme.usesSurfaces ? known : nil
      kept.append(
        canvas.row(in: area, from: source, known: drawn) {
          pen.draw(cells, on: &$0, in: area, theme: theme)
        })
    }
    canvas.parts?.tables[place] = kept
  }

  private func text(of area: Rect) -> Rect { area.inset(dx: 1, dy: 0) }

  private func firstRow(_ area: Rect) -> Int {
    let visible = visibleRows(height: area.height)
    guard let selection else { return max(0, min(offset, rowCount - visible)) }
    return DataTable.offset(showing: selection, of: rowCount, visible: visible, from: offset)
  }

  private func layout(_ area: Rect) -> TableLayout {
    let markWidth = marks == nil ? 0 : 1 + DataTable.gap
    var columns = columns
    // The value under the cursor is never hidden.
    if let here = selectedColumn, columns.indices.contains(here) { columns[here].priority = 0 }
    var layout = TableLayout(
      columns, width: max(0, area.width - 2 - markWidth), gap: DataTable.gap)
    for place in layout.places.indices { layout.places[place].x += markWidth }
    return layout
  }

  /// All the header is drawn from, besides the theme.
  private struct Header: Equatable {
    let columns: [TableColumn]
    let places: [TableLayout.Place]
    let hidden: Int
    let sorted: Int?
    let isDescending: Bool
    let here: Int?
    let paper: Color
  }

  private func drawHeader(
    _ layout: TableLayout, on canvas: inout Canvas, in line: Rect, theme: Theme
  ) {
    let header = Header(
      columns: columns, places: layout.places, hidden: layout.hidden, sorted: sort?.column,
      isDescending: sort?.descending ?? false, here: selection == nil ? nil : selectedColumn,
      paper: canvas.paper(line.x, line.y))
    guard theme.usesSurfaces else {
      return writeHeader(layout, on: &canvas, in: line, theme: theme)
    }
    canvas.part(.header(of: Point(x: line.x, y: line.y)), in: line, from: header) {
      writeHeader(layout, on: &$0, in: line, theme: theme)
    }
  }

  private func writeHeader(
    _ layout: TableLayout, on canvas: inout Canvas, in line: Rect, theme: Theme
  ) {
    canvas.fill(line, style: theme.ink(.faint, .underline))
    for place in layout.places {
      let isSorted = sort?.column == place.column
      let isHere = selection != nil && selectedColumn == place.column
      let style = theme.ink(isSorted || isHere ? .accent : .faint, .underline)
      canvas.text(
        headerText(place), in: line.droppingLeft(place.x).left(place.width),
        alignment: columns[place.column].alignment, style: style)
      if isSorted, arrowIsOutside(place) {  // in the gap, rather than cut the title
        let x = line.x + place.x + place.width
        canvas.text(arrow, x: x, y: line.y, style: style, maxX: line.maxX)
      }
    }
    guard layout.hidden > 0 else { return }
    let end = line.x + remarkEnd(layout, width: line.width)
    canvas.right(
      "+\(layout.hidden) →", endX: end, y: line.y, style: theme.ink(.key, .underline),
      minX: line.x)
  }

  private var arrow: String { sort?.descending == true ? "▼" : "▲" }

  /// The title, with an arrow where the rows are sorted by it and the column has room for both.
  private func headerText(_ place: TableLayout.Place) -> String {
    let title = columns[place.column].title
    guard sort?.column == place.column, !arrowIsOutside(place) else { return title }
    return title.displayWidth + 2 <= place.width ? "\(title) \(arrow)" : title + arrow
  }

  private func arrowIsOutside(_ place: TableLayout.Place) -> Bool {
    columns[place.column].title.displayWidth + 1 > place.width
  }

  /// Where `+3 →` ends: after the last column, else in the rightmost header that has room beside its title.
  private func remarkEnd(_ layout: TableLayout, width: Int) -> Int {
    let needed = "+\(layout.hidden) →".displayWidth + 1
    let used = layout.places.last.map { $0.x + $0.width } ?? 0
    if width - used >= needed { return width }
    for place in layout.places.reversed()
    where place.width - headerText(place).displayWidth >= needed {
      return columns[place.column].alignment == .left
        ? place.x + place.width : place.x + needed - 1
    }
    return width
  }
}
