/// What a scalar is to a terminal.
enum ScalarClass {
  /// The visible stand-in of a scalar that must never reach a terminal, or nil for the others.
  static func picture(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0..<0x20: 0x2400 + scalar
    case 0x7F: 0x2421
    case 0x80..<0xA0: 0xFFFD
    case 0xA0: 0x20
    case 0xAD: 0x2D
    case 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: 0xFFFD
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0xFFFE, 0xFFFF: 0xFFFD
    default: nil
    }
  }

  static func isRegionalIndicator(_ scalar: UInt32) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar)
  }

  /// Joiners and non-joiners between letters: invisible, and harmless once left out.
  static func isJoiner(_ scalar: UInt32) -> Bool { scalar == 0x200C || scalar == 0x200D }

  /// Skin tones after a picture.
  static func isTone(_ scalar: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar) }

  /// Variation selectors and tags: they ask for a presentation no two terminals agree on.
  static func isDropped(_ scalar: UInt32) -> Bool {
    (0xFE00...0xFE0F).contains(scalar) || (0xE0000...0xE01EF).contains(scalar)
  }

  /// Marks that take no column of their own.
  static func isMark(_ scalar: UInt32) -> Bool {
    if scalar < 0x300 { return false }
    if scalar < 0x370 { return true }
    if scalar < 0x483 || isPlainBlock(scalar) { return false }
    if (0x1160...0x11FF).contains(scalar) { return true }  // Hangul vowels and finals
    guard let value = Unicode.Scalar(scalar) else { return false }
    switch value.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  /// Blocks without marks, asked for often: punctuation, box drawing, braille, ideographs.
  private static func isPlainBlock(_ scalar: UInt32) -> Bool {
    (0x2010..<0x20D0).contains(scalar) || (0x2100..<0x2CEF).contains(scalar)
      || (0x3041..<0x3099).contains(scalar) || (0x3400..<0xA66F).contains(scalar)
  }
}
