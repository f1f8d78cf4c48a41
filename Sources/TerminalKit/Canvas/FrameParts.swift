/// Parts of the last frame with what they were drawn from, so that what has not changed is put down again instead of
/// being drawn. A frame without them is the same frame, only later.
public struct FrameParts: Sendable {
  /// Which part of a frame: a name, or the header of the table that stands at a point.
  enum Name: Hashable, Sendable {
    case named(String)
    case header(of: Point)
  }

  fileprivate struct Part: Sendable {
    let key: any Equatable & Sendable
    let size: Size
    let cells: [Cell]
  }

  /// Of the last frame; what this one uses of it is in `now` too.
  fileprivate var last: [Name: Part] = [:]
  fileprivate var now: [Name: Part] = [:]
  /// The rows of tables, by where they stand.
  var lastTables: [Point: TableParts] = [:]
  var tables: [Point: TableParts] = [:]

  /// Nothing was drawn yet.
  public init() {}

  /// A frame has ended: it is the last one now, and what only the one before had is given back. That takes time, so
  /// it is done when the frame has been seen.
  public mutating func turn() {
    swap(&last, &now)
    now.removeAll(keepingCapacity: true)
    swap(&lastTables, &tables)
    tables.removeAll(keepingCapacity: true)
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
    guard parts != nil, isWhole(area) else { return draw(&self) }
    if let known = parts?.last[name], known.size == area.size, (known.key as? Key) == key {
      putDown(known.cells, in: area)
      parts?.now[name] = known
      return
    }
    draw(&self)
    let drawn = FrameParts.Part(key: key, size: area.size, cells: cells(in: area))
    parts?.now[name] = drawn
  }

  /// Whether nothing of the area is cut.
  func isWhole(_ area: Rect) -> Bool { area.intersection(clip) == area && !area.isEmpty }

  /// The cells of an area that is whole, row by row.
  func cells(in area: Rect) -> [Cell] {
    var drawn: [Cell] = []
    drawn.reserveCapacity(area.width * area.height)
    for y in area.y..<area.maxY {
      let start = y * size.width + area.x
      drawn += cells[start..<(start + area.width)]
    }
    return drawn
  }

  /// Puts down the cells of an area that is whole.
  mutating func putDown(_ drawn: [Cell], in area: Rect) {
    let width = size.width
    drawn.withUnsafeBufferPointer { drawn in
      cells.withUnsafeMutableBufferPointer { cells in
        for y in 0..<area.height {
          let row = UnsafeBufferPointer(rebasing: drawn[(y * area.width)..<((y + 1) * area.width)])
          let start = (area.y + y) * width + area.x
          _ = cells[start..<(start + area.width)].update(fromContentsOf: row)
        }
      }
    }
  }
}
