/// What a word is found by: exact for numbers, for words of up to eight bytes and for numbers behind
/// a few letters, such as `C-000000417`; else a hash.
struct WordKey: Equatable {
  private enum Form: UInt32 { case short, number, numbered, long }

  /// The key of no word.
  static let none = WordKey(value: 0, shape: 0)

  /// The word's bytes, its number, or a hash over it.
  let value: UInt64
  /// Its length, form and kind.
  let shape: UInt32

  /// The kind of the word; 0: none.
  var kind: UInt8 { UInt8(truncatingIfNeeded: shape >> 24) }

  /// Whether it is that of no word.
  var isNone: Bool { shape == 0 }

  /// Whether an equal key is an equal word.
  var isExact: Bool { shape >> 16 & 0xFF != Form.long.rawValue }

  /// Spread over all bits.
  var hash: UInt64 {
    let mixed = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: 0xA076_1D64_78BD_642F ^ UInt64(shape) << 32)
    return mixed.high ^ mixed.low
  }

  init(value: UInt64, shape: UInt32) {
    self.value = value
    self.shape = shape
  }

  /// The key of a number written without a sign or leading zeros.
  init(number: UInt64, kind: UInt8) {
    self.init(value: number, shape: Form.number.rawValue << 16 | UInt32(kind) << 24)
  }

  /// The key of a word; words of different kinds are different words.
  @inline(__always)
  init(_ word: FieldBytes, kind: UInt8) {
    let count = word.count
    if let number = WordKey.number(word) {
      self.init(number: number, kind: kind)
    } else {
      let length = UInt32(truncatingIfNeeded: count) & 0xFFFF | UInt32(kind) << 24
      if count <= 8 {
        self.init(value: Self.packed(word), shape: length | Form.short.rawValue << 16)
      } else if let value = Self.numbered(word) {
        self.init(value: value, shape: length | Form.numbered.rawValue << 16)
      } else {
        self.init(value: Self.hash(word), shape: length | Form.long.rawValue << 16)
      }
    }
  }

  /// A word of one to eighteen digits without a leading zero, as a number.
  @inline(__always)
  static func number(_ word: FieldBytes) -> UInt64? {
    guard word.count - 1 < 18, word[0] &- 49 < 9 else { return nil }  // 1…9
    var value: UInt64 = 0
    for byte in word {
      let digit = byte &- Byte.zero
      if digit > 9 { return nil }
      value = value &* 10 &+ UInt64(digit)
    }
    return value
  }

  /// Up to three bytes, none a digit, and the number of the six to twelve digits behind them; nil
  /// for other words. Of one length, words differ when these do.
  @inline(__always)
  private static func numbered(_ word: FieldBytes) -> UInt64? {
    guard word.count <= 15 else { return nil }
    var prefix: UInt64 = 0
    var place = 0
    while place < 3 && !Byte.isDigit(word[place]) {
      prefix = prefix << 8 | UInt64(word[place])
      place += 1
    }
    guard word.count - place <= 12 else { return nil }
    var number: UInt64 = 0
    for byte in word[place...] {
      let digit = byte &- Byte.zero
      if digit > 9 { return nil }
      number = number &* 10 &+ UInt64(digit)
    }
    // Twelve digits take forty bits.
    return prefix << 40 | number
  }

  /// All bytes of a short word, some of them twice: words of one length differ when their packs do.
  @inline(__always)
  private static func packed(_ word: FieldBytes) -> UInt64 {
    let count = word.count
    let raw = UnsafeRawBufferPointer(word)
    if count >= 4 {
      let head = raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let tail = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(head) | UInt64(tail) << 32
    }
    guard count > 0 else { return 0 }
    return UInt64(raw[0]) | UInt64(raw[count / 2]) << 8 | UInt64(raw[count - 1]) << 16
  }

  /// Over words longer than eight bytes, sixteen at a time, the last ones overlapping.
  @inline(__always)
  private static func hash(_ word: FieldBytes) -> UInt64 {
    let raw = UnsafeRawBufferPointer(word)
    func load(_ place: Int) -> UInt64 { raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    func fold(_ first: UInt64, _ second: UInt64) -> UInt64 {
      let mixed = (first ^ 0xE703_7ED1_A0B4_28DB).multipliedFullWidth(
        by: second ^ 0x8EBC_6AF0_9C88_C6E3)
      return mixed.high ^ mixed.low
    }
    var hash: UInt64 = 0
    var place = 0
    while place + 16 < raw.count {
      hash = fold(load(place) ^ hash, load(place + 8))
      place += 16
    }
    return fold(load(max(0, raw.count - 16)) ^ hash, load(raw.count - 8))
  }
}
