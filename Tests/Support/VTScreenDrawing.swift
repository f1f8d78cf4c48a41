extension VTScreen {
  mutating func write(_ text: String) {
    guard let scalar = text.unicodeScalars.first?.value else { return }
    let width = VTScreen.width(scalar)
    if width == 0 {
      if x > 0 { grid[y][x - 1].text += text }
      return
    }
    if x + width > columns {
      x = 0
      lineFeed()
    }
    var cell = pen
    cell.text = text
    lastText = text
    grid[y][x] = cell
    if width == 2, x + 1 < columns {
      cell.text = ""
      grid[y][x + 1] = cell
    }
    x += width
  }

  mutating func lineFeed() {
    if y == bottom { scroll(1) } else { y = min(rows - 1, y + 1) }
  }

  /// Moves the region's rows up, or down where negative.
  mutating func scroll(_ count: Int) {
    for _ in 0..<min(abs(count), rows) {
      grid.remove(at: count > 0 ? top : bottom)
      grid.insert(Array(repeating: blank, count: columns), at: count > 0 ? bottom : top)
    }
  }

  /// A blank in the pen's paper, as terminals with `bce` clear.
  private var blank: Cell {
    var cell = Cell()
    cell.background = pen.background
    return cell
  }

  mutating func control(_ body: String, _ final: Character) {
    let isPrivate = body.first == "?"
    let numbers = body.drop { "?<>=!".contains($0) }
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    switch final {
    case "H", "f":
      y = min(rows, count) - 1
      x = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "A": y = max(0, y - count)
    case "B": y = min(rows - 1, y + count)
    case "C": x = min(columns - 1, x + count)
    case "D": x = max(0, x - count)
    case "G": x = min(columns, count) - 1
    case "d": y = min(rows, count) - 1
    case "J", "K", "X", "P", "@", "L", "M", "S", "T": edit(final, first, count)
    case "b": for _ in 0..<count { write(lastText) }
    case "r":
      top = min(rows, count) - 1
      bottom = min(rows, numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows) - 1
      (x, y) = (0, 0)
    case "h", "l": if isPrivate { setModes(numbers, final == "h") }
    case "m": if !body.hasPrefix(">") { paint(body) }
    case "t", "n", "c": break
    default: unknown.append("CSI \(body)\(final)")
    }
  }

  private mutating func setModes(_ numbers: [Int], _ isOn: Bool) {
    for number in numbers {
      if isOn { modes.insert(number) } else { modes.remove(number) }
      if number == 1049 { clear(0..<rows) }
    }
  }

  private mutating func edit(_ final: Character, _ first: Int, _ count: Int) {
    let place = min(x, columns - 1)
    switch final {
    case "J" where first >= 2: clear(0..<rows)
    case "J" where first == 0:
      erase(place..<columns)
      clear(min(rows, y + 1)..<rows)
    case "J":
      clear(0..<y)
      erase(0..<(place + 1))
    case "K": erase(first == 0 ? place..<columns : first == 1 ? 0..<(place + 1) : 0..<columns)
    case "X": erase(place..<min(columns, place + count))
    case "P":
      for _ in 0..<min(count, columns) {
        grid[y].remove(at: place)
        grid[y].append(blank)
      }
    case "@":
      for _ in 0..<min(count, columns) {
        grid[y].insert(blank, at: place)
        grid[y].removeLast()
      }
    case "L", "M":
      let upper = top
      top = y
      scroll(final == "L" ? -count : count)
      top = upper
    default: scroll(final == "S" ? count : -count)
    }
  }

  private mutating func erase(_ range: Range<Int>) {
    for place in range { grid[y][place] = blank }
  }

  private mutating func clear(_ range: Range<Int>) {
    for row in range { grid[row] = Array(repeating: blank, count: columns) }
  }

  /// Colours and attributes; `38:2::r:g:b` and `38;2;r;g;b` alike.
  private mutating func paint(_ body: String) {
    let parts = body.split(separator: ";", omittingEmptySubsequences: false)
    var numbers: [Int] = []
    for part in parts {
      let pieces = part.split(separator: ":", omittingEmptySubsequences: false)
      if pieces.count == 6 { numbers += [pieces[0], pieces[1]].map { Int($0) ?? 0 } }
      numbers += (pieces.count == 6 ? pieces[3...] : pieces[...]).map { Int($0) ?? 0 }
    }
    var place = 0
    while place < numbers.count { place += paint(numbers[place...]) }
  }

  /// Applies what the numbers begin with; how many it took.
  private mutating func paint(_ numbers: ArraySlice<Int>) -> Int {
    let code = numbers.first ?? 0
    let rest = Array(numbers.dropFirst())
    switch code {
    case 0: pen = Cell()
    case 1: pen.isBold = true
    case 2: pen.isDim = true
    case 3: pen.isItalic = true
    case 4: pen.isUnderlined = true
    case 7: pen.isReversed = true
    case 10: break  // the console's usual font
    case 22: (pen.isBold, pen.isDim) = (false, false)
    case 23: pen.isItalic = false
    case 24: pen.isUnderlined = false
    case 27: pen.isReversed = false
    case 30...37: pen.foreground = code - 30
    case 90...97: pen.foreground = code - 82
    case 40...47: pen.background = code - 40
    case 100...107: pen.background = code - 92
    case 39: pen.foreground = -1
    case 49: pen.background = -1
    case 38, 48: return paintExtended(code, rest)
    default: unknown.append("SGR \(code)")
    }
    return 1
  }

  private mutating func paintExtended(_ code: Int, _ rest: [Int]) -> Int {
    var colour = -1
    var taken = 1
    if rest.count > 1, rest[0] == 5 {
      (colour, taken) = (rest[1], 3)
    } else if rest.count > 3, rest[0] == 2 {
      (colour, taken) = (0x100_0000 | rest[1] << 16 | rest[2] << 8 | rest[3], 5)
    }
    if code == 38 { pen.foreground = colour } else { pen.background = colour }
    return taken
  }

  /// Columns of a scalar, by the common table of emulators.
  static func width(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
