import Synchronization

/// How many colours a terminal shows.
public enum ColorDepth: String, CaseIterable, Sendable, Comparable {
  /// None: attributes and shapes carry the meaning. Also what NO_COLOR asks for.
  case mono
  /// The terminal's own eight or sixteen.
  case palette16 = "16"
  /// The 6×6×6 cube and 24 greys.
  case palette256 = "256"
  /// Red, green and blue of one's own.
  case truecolor

  /// Fewer colours come first.
  public static func < (one: ColorDepth, other: ColorDepth) -> Bool {
    one.order < other.order
  }

  private var order: Int { ColorDepth.allCases.firstIndex(of: self) ?? 0 }
}

/// xterm's 256 colours.
enum XtermPalette {
  private static let cube: [Int] = [0, 95, 135, 175, 215, 255]
  private static let basic: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// What xterm shows for a palette entry.
  static func rgb(_ index: UInt8) -> RGB {
    let entry = Int(index)
    if entry < 16 { return RGB(basic[entry]) }
    if entry >= 232 {
      let grey = UInt8(8 + 10 * (entry - 232))
      return RGB(red: grey, green: grey, blue: grey)
    }
    let place = entry - 16
    return RGB(
      red: UInt8(cube[place / 36]), green: UInt8(cube[place / 6 % 6]), blue: UInt8(cube[place % 6]))
  }

  /// The nearest entry of the cube or the greys; the first sixteen are the user's and never chosen. A colour that
  /// is seen as one never becomes a grey. Asked for the same few colours again and again, so answers are kept.
  static func nearest(to colour: RGB) -> UInt8 {
    known.withLock { known in
      if let entry = known[colour] { return entry }
      let entry = search(colour)
      if known.count < 4096 { known[colour] = entry }
      return entry
    }
  }

  private static let known = Mutex<[RGB: UInt8]>([:])

  private static func search(_ colour: RGB) -> UInt8 {
    let goal = OKLab(colour)
    let isGrey = goal.chroma < 0.035
    var best: (entry: Int, distance: Double) = (16, .infinity)
    for entry in 16..<256 {
      let lab = labs[entry - 16]
      if !isGrey, lab.chroma < 0.01 { continue }
      let (dl, da, db) = (lab.lightness - goal.lightness, lab.a - goal.a, lab.b - goal.b)
      let turn = 2 * (lab.chroma * goal.chroma - lab.a * goal.a - lab.b * goal.b)  // of the hue
      let distance = dl * dl * 2 + da * da + db * db + (isGrey ? 0 : 4 * turn)
      if distance < best.distance { best = (entry, distance) }
    }
    return UInt8(best.entry)
  }

  /// The nearest of the eight basic colours, as a last resort.
  static func nearestBasic(to colour: RGB) -> UInt8 {
    UInt8(
      (colour.red > 127 ? 1 : 0) | (colour.green > 127 ? 2 : 0) | (colour.blue > 127 ? 4 : 0))
  }

  private static let labs: [OKLab] = (16..<256).map { OKLab(rgb(UInt8($0))) }
}

extension RGB {
  /// The colour as a terminal of that depth can show it.
  func color(at depth: ColorDepth) -> Color {
    switch depth {
    case .truecolor: color
    case .palette256: .palette(XtermPalette.nearest(to: self))
    case .palette16: .palette(XtermPalette.nearestBasic(to: self))
    case .mono: .none
    }
  }
}

extension Color {
  /// The channels of a palette entry or true colour; nil for the terminal's default.
  var rgb: RGB? {
    if raw >= 0x100_0000 { return RGB(UInt32(raw & 0xFF_FFFF)) }
    return raw >= 0 ? XtermPalette.rgb(UInt8(truncatingIfNeeded: raw)) : nil
  }
}
