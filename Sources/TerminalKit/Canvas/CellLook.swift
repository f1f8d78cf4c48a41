/// How the cells of a stretch are written: what the colours mean, and the colours that came of it. What golden
/// screens keep beside the text.
public struct CellLook: Hashable, Sendable, CustomStringConvertible {
  /// The letter of the ink's role and the letter of the paper's; `-` for none, and for the ink of a blank.
  public let letters: String
  /// The ink; none on a blank.
  public let foreground: Color
  /// The paper.
  public let background: Color
  /// Bold, dim, underline, reverse, italic.
  public let attributes: Attributes

  init(_ cell: Cell) {
    let attributes = Attributes(rawValue: cell.attributes)
    let hidesInk = cell.glyph == 0x20 && attributes.isDisjoint(with: [.underline, .reverse])
    letters = Self.letter(hidesInk ? 0 : cell.ink) + Self.letter(cell.paper)
    foreground = hidesInk ? .none : Color(raw: cell.foreground)
    background = Color(raw: cell.background)
    self.attributes = hidesInk ? [] : attributes
  }

  private static func letter(_ code: UInt8) -> String {
    let letter = Shade(code: code).letter
    return letter == " " ? "-" : String(letter)
  }

  /// Such as `#c0caf5 on #1a1b26 bold`; `-` is the terminal's own colour.
  public var description: String {
    let named: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    let words = named.filter { attributes.contains($0.0) }.map(\.1)
    return (["\(foreground.name) on \(background.name)"] + words).joined(separator: " ")
  }
}

extension Color {
  /// `#rrggbb`, the number of a palette entry, or `-`.
  fileprivate var name: String {
    if raw < 0 { return "-" }
    if raw < 0x100_0000 { return String(raw) }
    let digits = String(raw & 0xFF_FFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

extension Canvas {
  /// The looks of row `y` from left to right, each with the columns it lasts. Complexity: O(columns).
  public func looks(ofRow y: Int) -> [(look: CellLook, columns: Int)] {
    guard y >= 0, y < size.height else { return [] }
    var stretches: [(look: CellLook, columns: Int)] = []
    var last: Cell?
    for cell in cells[(y * size.width)..<((y + 1) * size.width)] {
      let isSame = last.map { $0.hasLook(of: cell) } ?? false
      last = cell
      if isSame {
        stretches[stretches.count - 1].columns += 1
        continue
      }
      let look = CellLook(cell)
      if stretches.last?.look == look {
        stretches[stretches.count - 1].columns += 1
      } else {
        stretches.append((look, 1))
      }
    }
    return stretches
  }
}

extension Cell {
  fileprivate func hasLook(of other: Cell) -> Bool {
    (glyph == 0x20) == (other.glyph == 0x20) && foreground == other.foreground
      && background == other.background && attributes == other.attributes && ink == other.ink
      && paper == other.paper
  }
}
