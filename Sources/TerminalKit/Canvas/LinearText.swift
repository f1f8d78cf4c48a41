/// A frame as plain lines, for screen readers: what is chosen is said in signs, what is drawn is left out.
public struct LinearText: Equatable, Sendable {
  /// The lines, without empty ones. A chosen line begins with `> `; a chosen part of one stands in `[ ]`.
  public let lines: [String]

  /// The lines of a frame; where a dialog stands over it, the dialog's and the last row's. Complexity: O(cells).
  public init(_ canvas: Canvas) {
    let all = Rect(canvas.size)
    let rows = LinearText.dialog(on: canvas).map { dialog in
      (dialog.y..<dialog.maxY).map { (y: $0, from: dialog.x, to: dialog.maxX) }
        + [(y: all.maxY - 1, from: 0, to: all.maxX)]
    }
    let whole = (0..<canvas.size.height).map { (y: $0, from: 0, to: all.maxX) }
    lines = (rows ?? whole).map { row in
      LinearText.line(canvas.cells[(row.y * all.width + row.from)..<(row.y * all.width + row.to)])
    }.filter { !$0.isEmpty }
  }

  /// The lines to say after those of an earlier frame: what is new or has just been chosen.
  public func news(since earlier: LinearText) -> [String] {
    var known = Set(earlier.lines)
    known.formUnion(earlier.lines.map(LinearText.unmarked))
    return lines.filter { !known.contains($0) }
  }

  private static func unmarked(_ line: String) -> String {
    String((line.hasPrefix("> ") ? line.dropFirst(2) : line[...]).filter { $0 != "[" && $0 != "]" })
  }

  /// Where the dialog in front stands: its upper edge is a row of half blocks on the raised surface.
  private static func dialog(on canvas: Canvas) -> Rect? {
    let (width, height) = (canvas.size.width, canvas.size.height)
    func isEdge(_ x: Int, _ y: Int) -> Bool {
      let cell = canvas.cells[y * width + x]
      return cell.glyph == 0x2580 && Shade(code: cell.paper) == .role(.raised)
    }
    for y in (0..<height).reversed() {
      guard let first = (0..<width).first(where: { isEdge($0, y) }) else { continue }
      let last = (first..<width).prefix { isEdge($0, y) }.last ?? first
      let end = (y..<height).prefix { row in
        row == y || Shade(code: canvas.cells[row * width + first].paper) == .role(.raised)
      }.last
      return Rect(x: first, y: y, width: last - first + 1, height: (end ?? y) - y + 1)
    }
    return nil
  }

  private static func line(_ cells: ArraySlice<Cell>) -> String {
    var text = ""
    var (isChosen, blanks, opensAtStart) = (false, 0, false)
    func words(_ cell: Cell) -> String {
      String(String.UnicodeScalarView(cell.scalars.compactMap(Unicode.Scalar.init)))
    }
    for cell in cells where cell.width > 0 {
      guard !isDrawing(cell.scalars[0]) else {
        blanks += 1
        continue
      }
      if cell.isChosen != isChosen {
        if isChosen { text += "]" }
        text += gap(blanks, after: text)
        if cell.isChosen {
          opensAtStart = opensAtStart || text.isEmpty
          text += "["
        }
        isChosen = cell.isChosen
      } else {
        text += gap(blanks, after: text)
      }
      blanks = 0
      text += words(cell)
    }
    if isChosen { text += "]" }
    guard opensAtStart else { return text }
    return "> " + text.filter { $0 != "[" && $0 != "]" }
  }

  private static func gap(_ blanks: Int, after text: String) -> String {
    text.isEmpty || text.last == "[" ? "" : blanks == 0 ? "" : blanks == 1 ? " " : "  "
  }

  /// Blanks, lines, blocks and dots: they draw what the numbers beside them say.
  private static func isDrawing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x2500...0x259F, 0x2800...0x28FF: true
    default: false
    }
  }
}

extension Cell {
  fileprivate var isChosen: Bool {
    Shade(code: paper).isSelection || attributes & Attributes.reverse.rawValue != 0
  }
}
