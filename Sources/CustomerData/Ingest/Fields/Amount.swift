/// Reads numbers as shops write them: `1234.5`, `1 234,50 €`, `€1,234.50`, `-30,00`.
///
/// The result is in millionths, exact: money of every currency and fractions of units fit, up to
/// nine thousand billion.
struct AmountReader: Sendable {
  /// Millionths in one.
  static let scale: Int64 = 1_000_000

  /// The sign before decimals, when the file's numbers settle it.
  var decimalMark: UInt8?
  /// Whether a lone `1,234` is one thousand two hundred and thirty-four (quoted in a comma file).
  var commaGroups = false

  /// The number; nil when it is none. O(length).
  func read(_ bytes: FieldBytes) -> Int64? { plain(bytes) ?? written(bytes) }

  /// Digits and perhaps a point with at most six decimals: nearly every cell.
  private func plain(_ bytes: FieldBytes) -> Int64? {
    guard bytes.count > 0 && bytes.count <= 12 else { return nil }
    var value: Int64 = 0
    var decimals = -1
    for byte in bytes {
      if Byte.isDigit(byte) {
        value = value &* 10 &+ Int64(byte &- Byte.zero)
        if decimals >= 0 { decimals += 1 }
      } else if byte == Byte.point && decimals < 0 {
        decimals = 0
      } else {
        return nil
      }
    }
    let isSettled = decimals != 3 || decimalMark != Byte.comma
    guard decimals <= 6 && decimals != 0 && isSettled else { return nil }
    return value &* Self.power(6 - max(0, decimals))
  }

  private func written(_ bytes: FieldBytes) -> Int64? {
    var parts = NumberParts()
    guard parts.take(bytes) else { return nil }
    guard let decimal = decimalPlace(in: parts), parts.isGrouped(before: decimal) else {
      return nil
    }
    return parts.value(decimal: decimal)
  }

  /// How many digits stand before the decimals; nil when the separators make no sense.
  private func decimalPlace(in parts: NumberParts) -> Int? {
    let digits = parts.digits.count
    guard let last = parts.separators.last else { return digits }
    let alike = parts.separators.count { $0.byte == last.byte }
    let isMixed = alike != parts.separators.count
    if isMixed { return alike == 1 ? last.digits : nil }
    if alike > 1 { return digits }
    guard digits - last.digits == 3 else { return last.digits }
    if let decimalMark { return last.byte == decimalMark ? last.digits : digits }
    return last.byte == Byte.comma && commaGroups ? digits : last.digits
  }

  /// The decimal mark a number gives away; nil when it could be either.
  static func evidence(_ bytes: FieldBytes) -> UInt8? {
    if isPlainCents(bytes) { return Byte.point }
    guard bytes.contains(where: { $0 == Byte.comma || $0 == Byte.point }) else { return nil }
    var parts = NumberParts()
    guard parts.take(bytes), let last = parts.separators.last else { return nil }
    let alike = parts.separators.count { $0.byte == last.byte }
    if alike != parts.separators.count { return alike == 1 ? last.byte : nil }
    let isComma = last.byte == Byte.comma
    if alike > 1 { return isComma ? Byte.point : Byte.comma }
    return parts.digits.count - last.digits == 3 ? nil : last.byte
  }

  /// Digits, a point and two digits: nearly every cell.
  private static func isPlainCents(_ bytes: FieldBytes) -> Bool {
    let whole = bytes.count - 3
    guard whole > 0 && whole <= 12 && bytes[whole] == Byte.point else { return false }
    var isPlain = Byte.isDigit(bytes[whole + 1]) && Byte.isDigit(bytes[whole + 2])
    for place in 0..<whole { isPlain = isPlain && Byte.isDigit(bytes[place]) }
    return isPlain
  }

  /// Ten to that power, which is at most six.
  private static func power(_ exponent: Int) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    default: 1_000_000
    }
  }
}

/// Digits, separators and sign of a written number, currency signs and spaces left out.
private struct NumberParts {
  var digits: [UInt8] = []
  /// Commas and points with the number of digits before each.
  var separators: [(byte: UInt8, digits: Int)] = []
  var isNegative = false
  private var hasEnded = false
  private var letters = 0

  mutating func take(_ bytes: FieldBytes) -> Bool {
    var place = 0
    while place < bytes.count {
      let width = takeCharacter(bytes, at: place)
      if width == 0 { return false }
      place += width
    }
    return !digits.isEmpty && digits.count <= 24
  }

  /// The bytes of the character taken; 0 when it has no place in a number.
  private mutating func takeCharacter(_ bytes: FieldBytes, at place: Int) -> Int {
    let byte = bytes[place]
    switch byte {
    case Byte.zero...Byte.nine:
      if hasEnded { return 0 }
      digits.append(byte &- Byte.zero)
      return 1
    case Byte.comma, Byte.point:
      separators.append((byte, digits.count))
      return hasEnded ? 0 : 1
    case Byte.minus, 40:  // "(12.00)" is accountants' minus
      // The dash of the Swiss `12.-` stands for no cents.
      let isDash = byte == Byte.minus && separators.last?.digits == digits.count
      isNegative = isNegative || !isDash || digits.isEmpty
      return end(width: 1)
    case Byte.plus, 41, 36: return end(width: 1)  // + ) $
    case Byte.space, Byte.apostrophe: return 1
    case 65...90, 97...122:
      letters += 1
      return letters <= 3 ? end(width: 1) : 0
    default: return takeSymbol(bytes, at: place)
    }
  }

  private mutating func takeSymbol(_ bytes: FieldBytes, at place: Int) -> Int {
    let second = place + 1 < bytes.count ? bytes[place + 1] : 0
    let third = place + 2 < bytes.count ? bytes[place + 2] : 0
    switch (bytes[place], second) {
    case (0xC2, 0xA0): return 2  // no-break space
    case (0xC2, 0xA2...0xA5): return end(width: 2)  // ¢ £ ¤ ¥
    case (0xC5, 0x82): return end(width: 2)  // ł of zł
    case (0xE2, 0x80) where third >= 0x80 && third <= 0xAF || third == 0x99: return 3
    case (0xE2, 0x82) where third >= 0xA0: return end(width: 3)  // ₠…₿
    case (0xE2, 0x88) where third == 0x92:
      isNegative = true
      return end(width: 3)
    default: return 0
    }
  }

  /// A sign or a currency: after digits, no more digits may follow.
  private mutating func end(width: Int) -> Int {
    hasEnded = !digits.isEmpty
    return width
  }

  /// Whether the separators before the decimals stand after groups of two or three digits, the
  /// last of three.
  func isGrouped(before decimal: Int) -> Bool {
    let groups = separators.filter { $0.digits < decimal }.map(\.digits)
    let borders = groups + (groups.isEmpty ? [] : [decimal])
    for (left, right) in zip(borders, borders.dropFirst())
    where right - left < 2 || right - left > 3 {
      return false
    }
    return groups.isEmpty || (groups[0] > 0 && decimal - groups[groups.count - 1] == 3)
  }

  /// In millionths, further decimals rounded half to even; nil when too large.
  func value(decimal: Int) -> Int64? {
    var value: Int64 = 0
    let kept = decimal + 6
    for place in 0..<kept {
      let digit = place < digits.count ? Int64(digits[place]) : 0
      let (ten, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, more) = ten.addingReportingOverflow(digit)
      if over || more { return nil }
      value = sum
    }
    if digits.count > kept {
      let rest = digits[kept...]
      let isHalf = rest.first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
      if rest[kept] > 5 || (rest[kept] == 5 && !isHalf) || (isHalf && value % 2 == 1) { value += 1 }
    }
    return isNegative ? -value : value
  }
}

extension Int64 {
  /// The quotient rounded half to even; `divisor` is positive.
  @inline(__always)
  func dividedHalfEven(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    let twice = rest.magnitude.multipliedReportingOverflow(by: 2)
    let isMore = twice.overflow || twice.partialValue > divisor.magnitude
    let isHalf = !twice.overflow && twice.partialValue == divisor.magnitude
    guard isMore || (isHalf && quotient % 2 != 0) else { return quotient }
    return self < 0 ? quotient - 1 : quotient + 1
  }
}

extension Int128 {
  /// The quotient rounded half to even, clamped to 64 bits; `divisor` is positive.
  func dividedHalfEven(by divisor: Int128) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    let twice = rest.magnitude * 2
    let isUp = twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 != 0)
    return Int64(clamping: isUp ? quotient + (self < 0 ? -1 : 1) : quotient)
  }
}
