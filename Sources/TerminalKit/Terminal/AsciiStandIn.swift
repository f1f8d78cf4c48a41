import Foundation

/// What stands for a glyph where only ASCII can be shown.
enum AsciiStandIn {
  /// One ASCII scalar for any scalar: a likeness for signs, the bare letter for accented ones, else `?`.
  static func of(_ scalar: UInt32) -> UInt32 {
    if scalar >= 0x20, scalar < 0x7F { return scalar }
    if let sign = signs[scalar] { return sign }
    switch scalar {
    case 0x2581...0x2588: return Array("_.-=+*%#".utf8).map(UInt32.init)[Int(scalar - 0x2581)]
    case 0x2589...0x258B: return 0x23  // #
    case 0x258C...0x258F: return 0x7C  // |
    case 0x2800: return 0x20
    case 0x2801...0x28FF: return 0x2E  // .
    default: return letter(scalar)
    }
  }

  private static let signs: [UInt32: UInt32] = Dictionary(
    uniqueKeysWithValues: [
      ("─", "-"), ("━", "="), ("│", "|"), ("┃", "|"), ("┈", "."), ("┄", "."), ("┊", ":"),
      ("┌", "+"), ("┐", "+"), ("└", "+"), ("┘", "+"), ("├", "+"), ("┤", "+"), ("┬", "+"),
      ("┴", "+"), ("┼", "+"), ("▀", "\""), ("▐", "|"), ("▖", "."), ("▗", "."), ("░", "."),
      ("▒", ":"), ("▓", "%"), ("●", "*"), ("◆", "!"), ("▲", "^"), ("▼", "v"), ("○", "o"),
      ("★", "*"), ("■", "#"), ("◉", "@"), ("·", "."), ("…", "~"), ("›", ">"), ("‹", "<"),
      ("◂", "<"), ("▸", ">"), ("▾", "v"), ("▴", "^"), ("←", "<"), ("→", ">"), ("↑", "^"),
      ("↓", "v"), ("✓", "x"), ("✗", "x"), ("−", "-"), ("–", "-"), ("—", "-"), ("×", "x"),
      ("€", "E"), ("£", "L"), ("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\""), ("«", "\""),
      ("»", "\""), ("°", "o"), ("≥", ">"), ("≤", "<"), ("↻", "@"), ("⚑", "F"), ("␛", "?"),
    ].compactMap { glyph, plain in
      guard let from = glyph.unicodeScalars.first, let to = plain.unicodeScalars.first else {
        return nil
      }
      return (from.value, to.value)
    })

  /// The letter under the accents; `?` for other scripts.
  private static func letter(_ scalar: UInt32) -> UInt32 {
    guard scalar >= 0xC0, scalar < 0x250, let value = Unicode.Scalar(scalar) else { return 0x3F }
    switch scalar {
    case 0xC6, 0x152: return 0x41
    case 0xE6: return 0x61
    case 0x153, 0xF8: return 0x6F
    case 0xD8: return 0x4F
    case 0xDF: return 0x73
    case 0x141: return 0x4C
    case 0x142: return 0x6C
    default: break
    }
    let name = value.properties.name ?? ""
    guard let place = name.range(of: "LETTER "), let letter = name[place.upperBound...].first else {
      return 0x3F
    }
    let isSmall = name.contains("SMALL")
    return (isSmall ? letter.lowercased() : String(letter)).unicodeScalars.first?.value ?? 0x3F
  }
}
