/// Numbers as text, eight digits at a time.
enum Digits {
  /// Bytes behind a number's text that writing it may spoil.
  static let overrun = 8

  /// How many digits a number has.
  @inline(__always)
  static func count(_ number: UInt64) -> Int {
    var (digits, limit) = number < 100_000_000 ? (1, UInt64(10)) : (9, 1_000_000_000)
    while number >= limit && digits < 20 { (digits, limit) = (digits + 1, limit &* 10) }
    return digits
  }

  /// Writes the `count` digits of a number of at most eighteen.
  @inline(__always)
  static func write(_ number: UInt64, to start: UnsafeMutablePointer<UInt8>, count: Int) {
    guard count > 8 else { return write(eight: number, to: start, count: count) }
    let (high, low) = number.quotientAndRemainder(dividingBy: 100_000_000)
    if count > 16 {
      let (highest, middle) = high.quotientAndRemainder(dividingBy: 100_000_000)
      write(eight: highest, to: start, count: count - 16)
      write(eight: middle, to: start + count - 16, count: 8)
    } else {
      write(eight: high, to: start, count: count - 8)
    }
    write(eight: low, to: start + count - 8, count: 8)
  }

  /// The halves of eight digits, then the pairs, then the digits are divided side by side; a
  /// product with 10486 / 2²⁰ is a division by 100 below 10⁴, one with 103 / 2¹⁰ by 10 below 100.
  @inline(__always)
  private static func write(
    eight number: UInt64, to start: UnsafeMutablePointer<UInt8>, count: Int
  ) {
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = (halves &* 10486) >> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    let digits = tens | (pairs &- tens &* 10) << 8
    let text = (digits | 0x3030_3030_3030_3030) >> UInt64(64 - 8 * count)
    UnsafeMutableRawPointer(start).storeBytes(of: text.littleEndian, as: UInt64.self)
  }
}
