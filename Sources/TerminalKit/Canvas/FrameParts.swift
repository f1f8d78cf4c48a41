/// Parts of the last frame with what they were drawn from, so that what has not changed is put down again instead of
/// being drawn. A frame without them is the same frame, only later.
public struct FrameParts: Sendable {
  /// Which part of a frame: a name, or a row of the table whose first row stands at a point.
  enum Name: Hashable, Sendable {
    case named(String)
    case row(Int, of: Point)
  }

  fileprivate struct Part: Sendable {
    let key: any Equatable & Sendable
    let size: Size
    let cells: [Cell]
  }

  /// Rows that were asked for, and what all of them are made of.
  fileprivate struct Rows: Sendable {
    let source: any Equatable & Sendable
    var cells: [Int: [TableCell]] = [:]
  }

  /// Of the last frame; what this one uses of it moves to `now`, the rest goes with it.
  fileprivate var last: [Name: Part] = [:]
  fileprivate var now: [Name: Part] = [:]
  fileprivate var lastRows: [Point: Rows] = [:]
  fileprivate var rows: [Point: Rows] = [:]

  /// Nothing was drawn yet.
  public init() {}

  /// A new frame begins: what was drawn until here is the last one.
  public mutating func turn() {
    swap(&last, &now)
    now.removeAll(keepingCapacity: true)
    swap(&lastRows, &rows)
    rows.removeAll(keepingCapacity: true)
  }
}

extension Canvas {
  /// The background of a cell; none outside of the canvas.
  func paper(_ x: Int, _ y: Int) -> Color {
    bounds.contains(Point(x: x, y: y)) ? Color(raw: cells[y * size.width + x].background) : .none
  }

  /// Draws a part of the frame, or puts down the cells it had in the last one if it is made of the same and as large.
  /// It must depend on nothing but the key, look the same wherever it stands, cover its area, and set no cursor.
  /// - Complexity: O(cells of the area) when it is known.
  public mutating func part<Key: Equatable & Sendable>(
    _ name: String, in area: Rect, from key: Key, _ draw: (inout Canvas) -> Void
  ) {
    part(.named(name), in: area, from: key, draw)
  }

  mutating func part<Key: Equatable & Sendable>(
    _ name: FrameParts.Name, in area: Rect, from key: Key, _ draw: (inout Canvas) -> Void
  ) {
    guard parts != nil, area.intersection(clip) == area, !area.isEmpty else { return draw(&self) }
    if let known = parts?.last[name], known.size == area.size, (known.key as? Key) == key {
      putDown(known.cells, in: area)
      parts?.now[name] = known
      return
    }
    draw(&self)
    var drawn: [Cell] = []
    drawn.reserveCapacity(area.width * area.height)
    for y in area.y..<area.maxY {
      let start = y * size.width + area.x
      drawn += cells[start..<(start + area.width)]
    }
    parts?.now[name] = FrameParts.Part(key: key, size: area.size, cells: drawn)
  }

  private mutating func putDown(_ drawn: [Cell], in area: Rect) {
    let width = size.width
    drawn.withUnsafeBufferPointer { drawn in
      cells.withUnsafeMutableBufferPointer { cells in
        for y in 0..<area.height {
          let (from, to) = (y * area.width, (area.y + y) * width + area.x)
          for x in 0..<area.width { cells[to + x] = drawn[from + x] }
        }
      }
    }
  }

  /// The cells of some rows of the table that stands at a point: the last frame's where all rows are still made of the same.
  mutating func rows(
    _ shown: Range<Int>, ofTableAt place: Point, from source: (any Equatable & Sendable)?,
    _ row: (Int) -> [TableCell]
  ) -> [[TableCell]] {
    guard parts != nil, let source else { return shown.map(row) }
    let known = parts?.lastRows[place].flatMap { isSame($0.source, source) ? $0.cells : nil } ?? [:]
    var kept = FrameParts.Rows(source: source)
    let all = shown.map { index in
      let cells = known[index] ?? row(index)
      kept.cells[index] = cells
      return cells
    }
    parts?.rows[place] = kept
    return all
  }
}

private func isSame<Source: Equatable>(_ one: Source, _ other: any Equatable) -> Bool {
  (other as? Source) == one
}
