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

  /// The roles of row `y`, one letter a cell, so that colours are checked whatever the theme:
  /// `Role.letter` of the ink, upper case on a selected or reversed cell; on blanks the paper's letter;
  /// `0`…`9` for heat, `<` `=` `>` for the diverging ramp.
  public func roleRow(_ y: Int) -> String {
    String(rowCells(y).map(Canvas.letter))
  }

  /// Every role row.
  public var roleRows: [String] { (0..<size.height).map(roleRow) }

  /// What tells two frames apart, colours and attributes included: FNV-1a over every cell, 64 bits (Fowler, Noll, Vo).
  /// Complexity: O(cells).
  public var fingerprint: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ value: UInt32) {
      for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
        hash = (hash ^ UInt64(value >> shift & 0xFF)) &* 0x100_0000_01b3
      }
    }
    for cell in cells {
      for scalar in cell.scalars { add(scalar) }
      add(UInt32(bitPattern: cell.foreground))
      add(UInt32(bitPattern: cell.background))
      add(UInt32(cell.attributes) << 8 | UInt32(cell.width))
    }
    return hash
  }

  private func rowCells(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[(y * size.width)..<((y + 1) * size.width)]
  }

  private static func letter(_ cell: Cell) -> Character {
    let ink = Shade(code: cell.ink)
    let paper = Shade(code: cell.paper)
    if paper.isRamp { return paper.letter }
    if cell.glyph == 0x20 { return paper.letter }
    let selected = paper.isSelection || cell.attributes & Attributes.reverse.rawValue != 0
    return selected ? Character(ink.letter.uppercased()) : ink.letter
  }
}
