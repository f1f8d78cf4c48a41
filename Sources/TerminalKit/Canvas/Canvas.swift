/// A frame being drawn: a grid of cells. Nothing raw ever gets past it: texts are made portable and
/// harmless when written (see `GlyphSequence`).
public struct Canvas: Equatable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// Where drawing has an effect; narrowed by `clipped(to:_:)`.
  public private(set) var clip: Rect
  /// Row by row.
  var cells: [Cell]
  /// Where the terminal's cursor is shown, if anywhere.
  public var cursor: Point?
  /// What of the last frame may be put down again; nil: everything is drawn.
  public var parts: FrameParts?
  /// Where the mouse means what; nil: nobody asks.
  public internal(set) var targets: [MouseTarget]?
  /// What was written, and whether it was cut; nil: nobody asks.
  public internal(set) var writings: [Writing]?

  /// Whether an eye, and a terminal, can't tell them apart.
  public static func == (one: Canvas, other: Canvas) -> Bool {
    one.size == other.size && one.clip == other.clip && one.cursor == other.cursor
      && one.cells == other.cells
  }

  /// A canvas of blank cells with the style's paper.
  public init(size: Size, style: Style = .plain) {
    self.size = size
    clip = Rect(size)
    let (width, count) = (size.width, size.width * size.height)
    cells = Array(unsafeUninitializedCapacity: count) { cells, filled in
      let first = cells.prefix(width)
      first.initialize(repeating: Cell(style))
      for row in 1..<max(1, size.height) {
        _ = cells[(row * width)...].initialize(fromContentsOf: first)
      }
      filled = count
    }
  }

  /// The whole canvas as a rectangle.
  public var bounds: Rect { Rect(size) }

  /// Draws with everything outside of `area` protected.
  public mutating func clipped(to area: Rect, _ draw: (inout Canvas) -> Void) {
    let outer = clip
    clip = clip.intersection(area)
    draw(&self)
    clip = outer
  }

  /// Blank cells with the style's paper.
  public mutating func fill(_ area: Rect, style: Style) {
    fill(area, with: " ", style: style)
  }

  /// The same one-column glyph in every cell.
  public mutating func fill(_ area: Rect, with glyph: Unicode.Scalar, style: Style) {
    let visible = area.intersection(clip)
    guard !visible.isEmpty else { return }
    let drawn = Glyph(scalar: ScalarClass.picture(of: glyph.value) ?? glyph.value, width: 1)
    guard let whole = Cell(drawn.scalar, covering: style) else {
      for y in visible.y..<visible.maxY {
        for x in visible.x..<visible.maxX { put(drawn, x: x, y: y, style: style) }
      }
      return
    }
    for y in visible.y..<visible.maxY {
      let (first, last) = (y * size.width + visible.x, y * size.width + visible.maxX - 1)
      // Only glyphs across the edges of the area lose a half that stays.
      split(first, x: visible.x)
      split(last, x: visible.maxX - 1)
    }
    let width = size.width
    cells.withUnsafeMutableBufferPointer { cells in
      let first = cells[(visible.y * width + visible.x)...].prefix(visible.width)
      first.update(repeating: whole)
      for y in (visible.y + 1)..<max(visible.y + 1, visible.maxY) {
        _ = cells[(y * width + visible.x)...].update(fromContentsOf: first)
      }
    }
  }

  /// New ink, paper and attributes for cells already written; a transparent background keeps theirs.
  public mutating func restyle(_ area: Rect, style: Style) {
    change(area) { $0.apply(style) }
  }

  /// Gives the cells another paper and leaves glyphs and ink alone: the selection bar.
  public mutating func paint(_ area: Rect, paper style: Style) {
    change(area) { cell in
      cell.background = style.background.raw
      cell.paper = style.paper.code
      cell.attributes |= style.attributes.intersection(.reverse).rawValue
    }
  }

  /// Changes every visible cell of the area. Complexity: O(cells).
  mutating func change(_ area: Rect, _ body: (inout Cell) -> Void) {
    let visible = area.intersection(clip)
    guard !visible.isEmpty else { return }
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX { body(&cells[y * size.width + x]) }
    }
  }

  /// Writes one glyph; wide glyphs that would be cut by an edge become a space.
  mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
    guard y >= clip.y, y < clip.maxY, x < clip.maxX, x + glyph.width > clip.x else { return }
    if glyph.width == 2, x < clip.x || x + 2 > clip.maxX {
      return put(Glyph(scalar: 0x20, width: 1), x: max(x, clip.x), y: y, style: style)
    }
    let place = y * size.width + x
    split(place, x: x)
    if glyph.width == 2 { split(place + 1, x: x + 1) }
    cells[place].apply(style)
    if cells[place].background == Color.transparent.raw {
      cells[place].background = Color.none.raw
    }
    cells[place].glyph = glyph.markCount == 0 ? glyph.scalar : Clusters.intern(glyph)
    cells[place].width = UInt8(glyph.width)
    guard glyph.width == 2 else { return }
    cells[place + 1] = cells[place]
    cells[place + 1].glyph = 0
    cells[place + 1].width = 0
  }

  /// Writes ASCII from column `x` to before `limit`; returns the column after the last letter, nil where the text
  /// holds anything else. Most of what a frame says is ASCII, and needs none of what other letters need.
  mutating func putASCII(_ text: String, x: Int, y: Int, style: Style, limit: Int) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      let end = min(limit, x + bytes.count)
      let row = y * size.width
      for column in max(x, clip.x)..<max(x, clip.x, min(end, clip.maxX)) {
        split(row + column, x: column)
        cells[row + column].apply(style)
        if cells[row + column].background == Color.transparent.raw {
          cells[row + column].background = Color.none.raw
        }
        cells[row + column].glyph = UInt32(bytes[column - x])
        cells[row + column].width = 1
      }
      return max(x, end)
    }
  }

  /// Overwriting half of a wide glyph blanks the other half.
  @inline(__always)
  private mutating func split(_ place: Int, x: Int) {
    if cells[place].width == 1 { return }
    splitWide(place, x: x)
  }

  private mutating func splitWide(_ place: Int, x: Int) {
    if cells[place].width == 0, x > 0 {
      cells[place - 1].glyph = 0x20
      cells[place - 1].width = 1
      cells[place].glyph = 0x20
      cells[place].width = 1
    } else if cells[place].width == 2, x + 1 < size.width {
      cells[place + 1].glyph = 0x20
      cells[place + 1].width = 1
      cells[place].width = 1
    }
  }
}
