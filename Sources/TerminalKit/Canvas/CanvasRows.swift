/// The canvas as text: what tests compare and what a plain terminal is shown.
extension Canvas {
  /// The glyphs of every row, blanks at the end included.
  public var rows: [String] { (0..<size.height).map(row) }

  /// The glyphs of row `y`; empty outside of the canvas.
  public func row(_ y: Int) -> String {
    var text = String.UnicodeScalarView()
    for cell in rowCells(y) where cell.width > 0 {
      text.append(contentsOf: cell.scalars.compactMap(Unicode.Scalar.init))
    }
    return String(text)
  }

  private func rowCells(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[(y * size.width)..<((y + 1) * size.width)]
  }
}
