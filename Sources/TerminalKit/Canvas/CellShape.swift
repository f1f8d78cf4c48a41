/// A glyph that is an area of its cell or a grid of dots: a picture draws it, because fonts disagree about how wide
/// and how high it is, and neighbours have to meet.
///
/// - Source: Unicode 16, Block Elements (U+2580) and Braille Patterns (U+2800).
enum CellShape: Equatable {
  /// Parts of the cell that are filled.
  case area([Rect])
  /// Middles of dots.
  case dots([Point])

  static let width = 8
  static let height = 17

  /// Nil for a glyph that is written: letters, lines, and the three shades.
  init?(_ glyph: UInt32) {
    switch glyph {
    case 0x2580: self = .area([Self.upper(4)])
    case 0x2581...0x2588: self = .area([Self.lower(Int(glyph) - 0x2580)])
    case 0x2589...0x258F: self = .area([Self.left(0x2590 - Int(glyph))])
    case 0x2590: self = .area([Self.right(4)])
    case 0x2594: self = .area([Self.upper(1)])
    case 0x2595: self = .area([Self.right(1)])
    case 0x2596...0x259F: self = .area(Self.quarters(Self.quarterBits[Int(glyph) - 0x2596]))
    case 0x2801...0x28FF: self = .dots(Self.dots(Int(glyph) - 0x2800))
    default: return nil
    }
  }

  private static let cell = Rect(x: 0, y: 0, width: width, height: height)

  // What is above and what is below add up to the cell, so that no line shows between them.
  private static func lower(_ eighths: Int) -> Rect { cell.bottom((height * eighths + 4) / 8) }
  private static func upper(_ eighths: Int) -> Rect {
    cell.top(height - lower(8 - eighths).height)
  }
  private static func left(_ eighths: Int) -> Rect { cell.left(width * eighths / 8) }
  private static func right(_ eighths: Int) -> Rect { cell.right(width * eighths / 8) }

  /// Upper left 1, upper right 2, lower left 4, lower right 8, for ▖▗▘▙▚▛▜▝▞▟.
  private static let quarterBits = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

  private static func quarters(_ bits: Int) -> [Rect] {
    let rows = [upper(4), lower(4)]
    return (0..<4).filter { bits & 1 << $0 != 0 }.map { quarter in
      let row = rows[quarter / 2]
      return quarter.isMultiple(of: 2) ? row.left(width / 2) : row.right(width / 2)
    }
  }

  /// Column and row of the dots by their bits.
  private static let dotPlaces = [
    (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3),
  ]

  private static func dots(_ bits: Int) -> [Point] {
    dotPlaces.enumerated().filter { bits & 1 << $0.offset != 0 }.map { place in
      let (column, row) = place.element
      return Point(x: 2 + 4 * column, y: 2 + row * 13 / 3)
    }
  }
}
