import CNcurses
import Foundation

/// Sends to curses what differs from the frame before.
struct FramePresenter {
  private var front: Canvas?
  private var line: [terminal_cell] = []

  /// The next frame is sent whole.
  mutating func forget() { front = nil }

  mutating func present(_ canvas: Canvas, depth: ColorDepth, isASCII: Bool) {
    let before = front?.size == canvas.size ? front : nil
    if line.count != canvas.size.width {
      line = Array(repeating: terminal_cell(), count: canvas.size.width)
    }
    for run in FrameDifference.runs(from: before, to: canvas) {
      let first = run.y * canvas.size.width + run.x
      var ink = canvas.cells[first]
      for offset in 0..<run.count {
        ink = canvas.cells[first + offset].inked(after: ink)
        line[offset] = terminal_cell(ink, depth: depth, isASCII: isASCII)
      }
      terminal_put(Int32(run.y), Int32(run.x), line, Int32(run.count))
    }
    let cursor = canvas.cursor.flatMap { canvas.bounds.contains($0) ? $0 : nil }
    terminal_cursor(Int32(cursor?.y ?? 0), Int32(cursor?.x ?? 0), 0)
    terminal_flush()
    front = canvas
  }
}

/// Neighbouring cells of one row that must be sent.
struct CellRun: Equatable {
  var y: Int
  var x: Int
  var count: Int
}

enum FrameDifference {
  /// Equal cells between two runs that are sent along, because moving the cursor costs as much.
  private static let bridge = 4

  /// What differs, run by run; everything without a frame before. Complexity: O(cells).
  static func runs(from before: Canvas?, to after: Canvas) -> [CellRun] {
    let width = after.size.width
    guard width > 0 else { return [] }
    guard let before else {
      return (0..<after.size.height).map { CellRun(y: $0, x: 0, count: width) }
    }
    var runs: [CellRun] = []
    for y in 0..<after.size.height where !isSame(y, before, after) {
      let base = y * width
      var x = 0
      while x < width {
        guard before.cells[base + x].looksUnlike(after.cells[base + x]) else {
          x += 1
          continue
        }
        let run = run(at: x, y: y, before, after)
        runs.append(run)
        x = run.x + run.count
      }
    }
    return runs
  }

  /// Whether a row is the same to the byte, as most rows of most frames are; cells have no padding.
  private static func isSame(_ y: Int, _ before: Canvas, _ after: Canvas) -> Bool {
    let bytes = after.size.width * MemoryLayout<Cell>.stride
    return before.cells.withUnsafeBytes { before in
      after.cells.withUnsafeBytes { after in
        guard let one = before.baseAddress, let other = after.baseAddress else { return true }
        return memcmp(one + y * bytes, other + y * bytes, bytes) == 0
      }
    }
  }

  private static func run(at start: Int, y: Int, _ before: Canvas, _ after: Canvas) -> CellRun {
    let width = after.size.width
    let base = y * width
    var first = start
    while first > 0, after.cells[base + first].width == 0 { first -= 1 }
    var end = start + 1
    var ahead = end
    while ahead < width, ahead - end < bridge {
      if before.cells[base + ahead].looksUnlike(after.cells[base + ahead]) { end = ahead + 1 }
      ahead += 1
    }
    while end < width, after.cells[base + end].width == 0 { end += 1 }
    return CellRun(y: y, x: first, count: end - first)
  }
}

extension Cell {
  /// Blank, and nothing of its ink to be seen.
  private var hidesInk: Bool {
    glyph == 0x20 && attributes & (Attributes.underline.rawValue | Attributes.reverse.rawValue) == 0
  }

  /// Whether an eye sees a difference: of a blank cell it sees the paper only.
  func looksUnlike(_ other: Cell) -> Bool {
    if self == other { return false }
    guard hidesInk, other.hidesInk else { return true }
    return background != other.background
  }

  /// A blank cell in the ink of the one before it, so that the pen need not be changed for what nobody sees.
  func inked(after left: Cell) -> Cell {
    guard hidesInk, left.background == background,
      left.attributes & (Attributes.underline.rawValue | Attributes.reverse.rawValue) == 0
    else { return self }
    var cell = self
    cell.foreground = left.foreground
    cell.attributes = left.attributes
    return cell
  }
}

extension terminal_cell {
  fileprivate init(_ cell: Cell, depth: ColorDepth, isASCII: Bool) {
    self.init()
    foreground = Color(raw: cell.foreground).number(at: depth)
    background = Color(raw: cell.background).number(at: depth)
    attributes = cell.attributes
    width = max(1, cell.width)
    guard cell.width > 0 else {
      if isASCII { scalars.0 = 0x20 }
      return
    }
    if isASCII {
      scalars.0 = AsciiStandIn.of(cell.scalars[0])
      width = 1
    } else if cell.glyph & Clusters.flag == 0 {
      scalars.0 = cell.glyph
    } else {
      let all = cell.scalars + [0, 0, 0, 0]
      scalars = (all[0], all[1], all[2], all[3], all[4])
    }
  }
}

extension Color {
  /// The number curses has for the colour at a depth; −1 the terminal's own.
  func number(at depth: ColorDepth) -> Int32 {
    guard raw >= 0, depth > .mono else { return -1 }
    switch depth {
    case .truecolor:
      // 0…7 are the terminal's palette there, so the eight darkest blues become one
      if raw < 8 { return raw }
      guard let rgb else { return -1 }
      return max(8, rgb.color.raw & 0xFF_FFFF)
    case .palette256:
      return raw < 256 ? raw : rgb?.color(at: .palette256).raw ?? -1
    case .palette16:
      if raw < 16 { return raw }
      return rgb?.color(at: .palette16).raw ?? -1
    case .mono: return -1
    }
  }
}
