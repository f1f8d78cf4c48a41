/// A dot grid of 2 × 4 dots a cell. A cell takes the colour of the line with the highest rank in it.
struct Braille {
  let width: Int
  let height: Int
  private var cells: [(dots: UInt8, role: Role, rank: Int)]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: (0, .text, -1), count: self.width * self.height)
  }

  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  mutating func dot(x: Int, y: Int, role: Role, rank: Int) {
    guard x >= 0, y >= 0, x < width * 2, y < height * 4 else { return }
    let place = y / 4 * width + x / 2
    cells[place].dots |= Braille.bits[x % 2][y % 4]
    if rank >= cells[place].rank { (cells[place].role, cells[place].rank) = (role, rank) }
  }

  /// A line through `heights` (0 foot … 1 top, nil: a hole), one for each dot column from `start`.
  mutating func line(
    _ heights: [Double?], from start: Int = 0, role: Role, rank: Int, isDotted: Bool,
    isThick: Bool
  ) {
    var before: Int?
    for (index, height) in heights.enumerated() {
      guard let height, height.isFinite else {
        before = nil
        continue
      }
      let y = Int((Double(self.height * 4 - 1) * (1 - min(1, max(0, height)))).rounded())
      defer { before = y }
      if isDotted, index % 4 > 1 { continue }
      let from = isDotted ? y : before ?? y
      for row in min(from, y)...max(from, y) {
        dot(x: start + index, y: row, role: role, rank: rank)
        if isThick {
          dot(x: start + index, y: min(self.height * 4 - 1, row + 1), role: role, rank: rank)
        }
      }
    }
  }

  /// An upright line at a place (0 left … 1 right) between two heights (0 foot … 1 top).
  mutating func upright(at place: Double, from low: Double, to high: Double, role: Role, rank: Int)
  {
    guard place.isFinite, low.isFinite, high.isFinite, height > 0 else { return }
    // The dot column in the middle of the cell a marker at this place stands in.
    let x = Int((place * Double(max(0, width - 1))).rounded()) * 2
    func row(_ height: Double) -> Int {
      Int((Double(self.height * 4 - 1) * (1 - min(1, max(0, height)))).rounded())
    }
    for y in row(max(low, high))...row(min(low, high)) { dot(x: x, y: y, role: role, rank: rank) }
  }

  func draw(on canvas: inout Canvas, at origin: Point, theme: Theme) {
    for row in 0..<height {
      for column in 0..<width {
        let cell = cells[row * width + column]
        guard cell.dots > 0, let glyph = Unicode.Scalar(0x2800 + UInt32(cell.dots)) else {
          continue
        }
        canvas.put(
          Glyph(scalar: glyph.value, width: 1), x: origin.x + column, y: origin.y + row,
          style: theme.ink(cell.role))
      }
    }
  }
}
