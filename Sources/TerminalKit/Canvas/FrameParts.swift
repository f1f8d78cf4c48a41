/// Parts of the last frame with what they were drawn from, so that what has not changed is put down again instead of
/// being drawn. A frame without them is the same frame, only later.
public struct FrameParts: Sendable {
  fileprivate struct Part: Sendable {
    let key: any Equatable & Sendable
    let area: Rect
    let cells: [Cell]
  }

  fileprivate var known: [String: Part] = [:]

  /// Nothing was drawn yet.
  public init() {}
}

extension Canvas {
  /// The background of a cell; none outside of the canvas.
  func paper(_ x: Int, _ y: Int) -> Color {
    bounds.contains(Point(x: x, y: y)) ? Color(raw: cells[y * size.width + x].background) : .none
  }

  /// Draws a part of the frame, or puts down the cells it had in the last one if it is made of the same and stands in
  /// the same place. It must depend on nothing but the key, cover its area, and set no cursor.
  /// - Complexity: O(cells of the area) when it is known.
  public mutating func part<Key: Equatable & Sendable>(
    _ name: String, in area: Rect, from key: Key, _ draw: (inout Canvas) -> Void
  ) {
    guard parts != nil, area.intersection(clip) == area, !area.isEmpty else { return draw(&self) }
    if let known = parts?.known[name], known.area == area, (known.key as? Key) == key {
      for y in 0..<area.height {
        let (from, to) = (y * area.width, (area.y + y) * size.width + area.x)
        cells.replaceSubrange(to..<(to + area.width), with: known.cells[from..<(from + area.width)])
      }
      return
    }
    draw(&self)
    var drawn: [Cell] = []
    drawn.reserveCapacity(area.width * area.height)
    for y in area.y..<area.maxY {
      let start = y * size.width + area.x
      drawn += cells[start..<(start + area.width)]
    }
    parts?.known[name] = FrameParts.Part(key: key, area: area, cells: drawn)
  }
}
