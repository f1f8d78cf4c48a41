/// The rows of one table as the last frame had them: what they say, and what they were drawn from.
struct TableParts: Sendable {
  /// A row in sight.
  struct Row: Sendable {
    let source: TableRowPen.Source
    /// As drawn; nil: it is drawn every time.
    let drawn: [Cell]?
  }

  /// What all rows are made of; nil: nobody knows, and they are asked for again.
  let source: (any Equatable & Sendable)?
  /// The number of the first row in sight.
  let first: Int
  private(set) var rows: [Row] = []

  init(source: (any Equatable & Sendable)?, first: Int, count: Int) {
    self.source = source
    self.first = first
    rows.reserveCapacity(count)
  }

  /// A row by its number in the whole table; nil: it was not in sight.
  subscript(index: Int) -> Row? {
    rows.indices.contains(index - first) ? rows[index - first] : nil
  }

  /// The next row in sight.
  mutating func append(_ row: Row) { rows.append(row) }

  /// Whether its rows still say the same.
  func isMade(of other: (any Equatable & Sendable)?) -> Bool {
    guard let source, let other else { return false }
    return isSame(source, other)
  }
}

extension Canvas {
  /// Draws a row of a table, or puts down what it was in the last frame; answers what the next frame may take.
  mutating func row(
    in area: Rect, from source: TableRowPen.Source, known: TableParts.Row?,
    _ draw: (inout Canvas) -> Void
  ) -> TableParts.Row {
    guard parts != nil, isWhole(area) else {
      draw(&self)
      return TableParts.Row(source: source, drawn: nil)
    }
    if let known, let drawn = known.drawn, drawn.count == area.width, known.source == source {
      putDown(drawn, in: area)
      return known
    }
    draw(&self)
    return TableParts.Row(source: source, drawn: cells(in: area))
  }
}

private func isSame<Source: Equatable>(_ one: Source, _ other: any Equatable) -> Bool {
  (other as? Source) == one
}
