/// A terminal's screen: enough of xterm to show what curses sends. What it does not know is kept in `unknown`,
/// which tests expect to stay empty.
public struct VTScreen: Equatable, Sendable {
  /// One cell.
  public struct Cell: Equatable, Sendable {
    /// The glyph with its marks; empty for the right half of a wide one.
    public var text = " "
    /// −1 the default, 0…255 palette, 0x1RRGGBB direct.
    public var foreground = -1
    /// Like `foreground`.
    public var background = -1
    /// The attributes.
    public var isBold = false, isDim = false, isItalic = false
    /// The attributes.
    public var isUnderlined = false, isReversed = false
  }

  /// Columns and rows.
  public let columns: Int, rows: Int
  /// Row by row.
  public internal(set) var grid: [[Cell]]
  /// Where the cursor is.
  public internal(set) var x = 0, y = 0
  /// Private modes that are set, such as 1049 for the second screen.
  public internal(set) var modes: Set<Int> = [7, 25]
  /// Whether the keypad sends application keys.
  public internal(set) var hasKeypad = false
  /// Sequences not known.
  public internal(set) var unknown: [String] = []
  /// Texts put into the clipboard, still in base 64.
  public internal(set) var clipboard: [String] = []
  var pen = Cell()
  var top = 0
  var bottom: Int
  var saved = (x: 0, y: 0)
  var lastText = " "
  var pending: [UInt8] = []

  /// An empty screen.
  public init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    bottom = self.rows - 1
    grid = Array(repeating: Array(repeating: Cell(), count: self.columns), count: self.rows)
  }

  /// An empty screen of another size on the same terminal.
  public init(columns: Int, rows: Int, keepingModesOf other: VTScreen) {
    self.init(columns: columns, rows: rows)
    modes = other.modes
    hasKeypad = other.hasKeypad
  }

  /// The texts of the rows, blanks at the end left out.
  public var lines: [String] {
    grid.map { row in
      var line = row.map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Whether a row contains the text.
  public func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// Whether it is as a shell left it: main screen, cursor shown, no mouse, no paste marks, plain keys.
  public var isRestored: Bool {
    modes.isSuperset(of: [25])
      && modes.isDisjoint(with: [1, 1000, 1002, 1003, 1004, 1006, 1049, 2004])
      && !hasKeypad
  }

  /// The same cells, modes and cursor.
  public static func == (one: VTScreen, other: VTScreen) -> Bool {
    one.grid == other.grid && one.modes == other.modes && one.x == other.x && one.y == other.y
  }

  /// Reads what a program sent; sequences may come in pieces.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending.append(contentsOf: bytes)
    var place = 0
    while place < pending.count, let length = take(at: place) { place += length }
    pending.removeFirst(place)
  }

  /// Handles what begins at a place; its length, or nil when the rest has not come.
  private mutating func take(at place: Int) -> Int? {
    let byte = pending[place]
    switch byte {
    case 0x1B: return takeEscape(at: place)
    case 0x0D: x = 0
    case 0x0A: lineFeed()
    case 0x08: x = max(0, x - 1)
    case 0x09: x = min(columns - 1, (x / 8 + 1) * 8)
    case 0..<0x20, 0x7F: break
    default:
      let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard place + length <= pending.count else { return nil }
      write(String(decoding: pending[place..<(place + length)], as: UTF8.self))
      return length
    }
    return 1
  }

  private mutating func takeEscape(at place: Int) -> Int? {
    guard place + 1 < pending.count else { return nil }
    switch pending[place + 1] {
    case UInt8(ascii: "["): return takeControl(at: place)
    case UInt8(ascii: "]"): return takeCommand(at: place)
    case UInt8(ascii: "("), UInt8(ascii: ")"): return place + 2 < pending.count ? 3 : nil
    case UInt8(ascii: "M"):
      if y == top { scroll(-1) } else { y = max(0, y - 1) }
    case UInt8(ascii: "7"): saved = (x, y)
    case UInt8(ascii: "8"): (x, y) = saved
    case UInt8(ascii: "="): hasKeypad = true
    case UInt8(ascii: ">"): hasKeypad = false
    default: unknown.append("ESC \(pending[place + 1])")
    }
    return 2
  }

  private mutating func takeControl(at place: Int) -> Int? {
    var end = place + 2
    while end < pending.count, !(0x40...0x7E).contains(pending[end]) { end += 1 }
    guard end < pending.count else { return nil }
    let body = String(decoding: pending[(place + 2)..<end], as: UTF8.self)
    control(body, Character(Unicode.Scalar(pending[end])))
    return end + 1 - place
  }

  /// An operating system command; only the clipboard's is kept.
  private mutating func takeCommand(at place: Int) -> Int? {
    var end = place + 2
    while end < pending.count, pending[end] != 0x07, pending[end] != 0x1B { end += 1 }
    guard end < pending.count else { return nil }
    let body = String(decoding: pending[(place + 2)..<end], as: UTF8.self)
    if body.hasPrefix("52;c;") { clipboard.append(String(body.dropFirst(5))) }
    guard pending[end] == 0x1B else { return end + 1 - place }
    return end + 1 < pending.count ? end + 2 - place : nil
  }
}
