/// The canvas as a picture that any browser shows.
extension Canvas {
  /// The frame as SVG 1.1 text, 8 × 17 units a cell; `ink` and `paper` stand for the terminal's own colours.
  ///
  /// Every run of equal cells is one rectangle and one text whose length is fixed, so columns stay columns
  /// in whatever monospaced font the viewer has; blocks and dots are shapes, because not every font has them as
  /// wide as its letters, nor as high as a line. Complexity: O(cells).
  public func svg(title: String, ink: RGB, paper: RGB) -> String {
    let (width, height) = (size.width * SVG.cellWidth, size.height * SVG.cellHeight)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" font-size="13.3" xml:space="preserve" \
      font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace">
      <title>\(SVG.escaped(title))</title>
      <rect width="\(width)" height="\(height)" fill="\(paper.hex)"/>

      """
    for y in 0..<size.height {
      let runs = svgRuns(row: y, ink: ink, paper: paper)
      for run in runs where run.paper != paper { text += run.rectangle(y: y) }
      for run in runs where !run.isBlank { text += run.glyphs(y: y) }
    }
    return text + "</svg>\n"
  }

  private func svgRuns(row y: Int, ink: RGB, paper: RGB) -> [SVG.Run] {
    var runs: [SVG.Run] = []
    for x in 0..<size.width {
      let cell = cells[y * size.width + x]
      guard cell.width > 0 else { continue }
      let next = SVG.Run(cell, x: x, ink: ink, paper: paper)
      if let last = runs.last, last.continues(with: next) {
        runs[runs.count - 1].append(next)
      } else {
        runs.append(next)
      }
    }
    return runs
  }
}

/// Cells side by side that look alike, as SVG elements.
private enum SVG {
  static let cellWidth = CellShape.width
  static let cellHeight = CellShape.height

  struct Run {
    let x: Int
    var width: Int
    var text: String
    /// What is drawn instead of the text, cell by cell; empty: the text is written.
    var shapes: [CellShape]
    let ink: RGB
    let paper: RGB
    let attributes: Attributes

    init(_ cell: Cell, x: Int, ink: RGB, paper: RGB) {
      let attributes = Attributes(rawValue: cell.attributes)
      let front = Color(raw: cell.foreground).rgb ?? ink
      let back = Color(raw: cell.background).rgb ?? paper
      let isReversed = attributes.contains(.reverse)
      self.x = x
      width = Int(cell.width)
      self.ink = isReversed ? back : front
      self.paper = isReversed ? front : back
      self.attributes = attributes.subtracting(.reverse)
      text = String(String.UnicodeScalarView(cell.scalars.compactMap(Unicode.Scalar.init)))
      let isDrawn = !attributes.contains(.underline)
      shapes = isDrawn ? CellShape(cell.glyph).map { [$0] } ?? [] : []
    }

    var isBlank: Bool {
      text.allSatisfy { $0 == " " } && !attributes.contains(.underline)
    }

    // Wide and marked glyphs stand alone: a font may draw them at another width.
    func continues(with next: Run) -> Bool {
      let isPlain = width == text.unicodeScalars.count && next.text.unicodeScalars.count == 1
      return isPlain && shapes.isEmpty == next.shapes.isEmpty && next.width == 1 && ink == next.ink
        && paper == next.paper && attributes == next.attributes
    }

    mutating func append(_ next: Run) {
      width += next.width
      text += next.text
      shapes += next.shapes
    }

    func rectangle(y: Int) -> String {
      """
      <rect x="\(x * cellWidth)" y="\(y * cellHeight)" width="\(width * cellWidth)" \
      height="\(cellHeight)" fill="\(paper.hex)"/>

      """
    }

    func glyphs(y: Int) -> String { shapes.isEmpty ? written(y: y) : drawn(y: y) }

    /// Areas are filled; dots are lines without length, with round ends.
    private func drawn(y: Int) -> String {
      var (areas, dots) = ("", "")
      for (place, shape) in shapes.enumerated() {
        let (left, top) = ((x + place) * cellWidth, y * cellHeight)
        switch shape {
        case .area(let parts):
          for part in parts {
            areas +=
              "M\(left + part.x) \(top + part.y)h\(part.width)v\(part.height)h-\(part.width)z"
          }
        case .dots(let points):
          for point in points { dots += "M\(left + point.x) \(top + point.y)h0" }
        }
      }
      let round = " stroke-width=\"2.2\" stroke-linecap=\"round\""
      return path("fill", areas) + path("stroke", dots, round)
    }

    private func path(_ paint: String, _ way: String, _ more: String = "") -> String {
      way.isEmpty ? "" : "<path \(paint)=\"\(ink.hex)\"\(look)\(more) d=\"\(way)\"/>\n"
    }

    private func written(y: Int) -> String {
      """
      <text x="\(x * cellWidth)" y="\(y * cellHeight + 13)" fill="\(ink.hex)"\(look) \
      textLength="\(width * cellWidth)" lengthAdjust="spacingAndGlyphs">\(escaped(text))</text>

      """
    }

    private var look: String {
      var look = ""
      if attributes.contains(.bold) { look += " font-weight=\"bold\"" }
      if attributes.contains(.italic) { look += " font-style=\"italic\"" }
      if attributes.contains(.underline) { look += " text-decoration=\"underline\"" }
      if attributes.contains(.dim) { look += " opacity=\"0.7\"" }
      return look
    }
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
