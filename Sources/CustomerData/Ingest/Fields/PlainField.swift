/// Reads fields as nearly every export writes them, eight bytes at a time.
///
/// Whatever is not surely plain is left to `AmountReader` and `DateReader`, which say what it means.
/// The text has readable bytes before and behind each field.
enum PlainField {
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  /// Added to a digit's value it stays below 0x80, added to anything larger it does not.
  private static let overNine: UInt64 = 0x7676_7676_7676_7676

  @inline(__always)
  private static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// The number that the one to eight bytes before `end` write; nil when one is no digit.
  ///
  /// The zero's bits are taken off by exclusive or: a subtraction would borrow from the next byte.
  @inline(__always)
  static func digits(_ count: Int, before end: UnsafePointer<UInt8>) -> UInt64? {
    guard count &- 1 < 8 && count > 0 else { return nil }
    return digits(count, endingIn: load(end - 8))
  }

  /// The number that the last one to eight of eight bytes write.
  @inline(__always)
  private static func digits(_ count: Int, endingIn bytes: UInt64) -> UInt64? {
    let kept = UInt64.max &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    let values = (bytes ^ zeros) & kept
    guard ((values &+ overNine) | values) & highBits == 0 else { return nil }
    let pairs = values &* 10 &+ values >> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let high = (pairs & mask) &* (100 + 1_000_000 << 32)
    let low = (pairs >> 16 & mask) &* (1 + 10_000 << 32)
    return (high &+ low) >> 32
  }

  /// Digits without a leading zero, at most sixteen; nil for anything else.
  @inline(__always)
  static func number(_ field: FieldBytes) -> UInt64? {
    guard let start = field.baseAddress, field.count - 1 < 16, field.count > 0,
      start[0] &- 49 < 9
    else {
      return nil
    }
    let end = start + field.count
    if field.count <= 8 { return digits(field.count, before: end) }
    guard let low = digits(8, before: end), let high = digits(field.count - 8, before: end - 8)
    else { return nil }
    return high &* 100_000_000 &+ low
  }

  /// `12` or `12.50` in millionths, at most eight digits before the point; nil for anything else.
  @inline(__always)
  static func amount(_ field: FieldBytes) -> (millionths: Int64, hasPoint: Bool)? {
    hundredths(field).map { ($0.value &* (AmountReader.scale / 100), $0.hasPoint) }
  }

  /// The same in hundredths.
  @inline(__always)
  static func hundredths(_ field: FieldBytes) -> (value: Int64, hasPoint: Bool)? {
    guard let start = field.baseAddress else { return nil }
    let count = field.count
    let end = start + count
    if count > 3 && count <= 8 && end[-3] == Byte.point {
      // The digits before the point are moved over it.
      let cell = load(end - 8)
      let moved = cell & 0xFFFF_0000_0000_0000 | (cell & 0x0000_00FF_FFFF_FFFF) &<< 8
      return digits(count &- 1, endingIn: moved).map { (Int64($0), true) }
    }
    guard count > 3 && end[-3] == Byte.point else {
      guard count <= 8, let whole = digits(count, before: end) else { return nil }
      return (Int64(whole) &* 100, false)
    }
    let (tens, ones) = (end[-2] &- Byte.zero, end[-1] &- Byte.zero)
    guard tens < 10 && ones < 10 && count <= 11, let whole = digits(count - 3, before: end - 3)
    else { return nil }
    return (Int64(whole) &* 100 &+ Int64(tens &* 10 &+ ones), true)
  }

  /// `10:20:30` as seconds of the day; nil for anything else.
  @inline(__always)
  static func time(_ start: UnsafePointer<UInt8>) -> Int64? {
    let values = load(start) ^ 0x3030_3A30_303A_3030
    guard ((values &+ 0x7676_7F76_767F_7676) | values) & highBits == 0 else { return nil }
    let pairs = values &* 10 &+ values >> 8
    let (hour, minute, second) = (pairs & 0xFF, pairs >> 24 & 0xFF, pairs >> 48 & 0xFF)
    guard hour < 24 && minute < 60 && second < 60 else { return nil }
    return Int64(hour &* 3600 &+ minute &* 60 &+ second)
  }

  /// `2026-06-` as the year's and the month's number; nil for anything else.
  @inline(__always)
  static func month(_ bytes: UInt64) -> (year: Int, month: Int)? {
    let values = bytes ^ 0x2D30_302D_3030_3030
    guard ((values &+ 0x7F76_767F_7676_7676) | values) & highBits == 0 else { return nil }
    let pairs = values &* 10 &+ values >> 8
    let year = Int(pairs & 0xFF) * 100 + Int(pairs >> 16 & 0xFF)
    return (year, Int(pairs >> 40 & 0xFF))
  }

  /// Two digits; nil for anything else.
  @inline(__always)
  static func pair(_ start: UnsafePointer<UInt8>) -> Int? {
    let (tens, ones) = (start[0] &- Byte.zero, start[1] &- Byte.zero)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }
}

/// Reads ISO dates with and without time and offset; remembers the month and the zone's offset,
/// which hold for the next rows, too.
struct PlainMomentReader {
  private let zone: ZoneTable
  private var monthBytes: UInt64 = 0
  /// The day before the month's first.
  private var monthStart: Int64 = 0
  private var monthLength = 0
  private var span = ZoneTable.Span(from: 0, until: 0, offset: 0)
  /// The offset written last, and what it says in seconds.
  private var offsetBytes: UInt64 = 0
  private var lastOffset: Int64 = 0

  /// Times without an offset are the zone's.
  init(zone: ZoneTable) { self.zone = zone }

  /// The moment; nil for what `DateReader` must look at.
  @inline(__always)
  mutating func read(_ field: FieldBytes) -> Moment? {
    guard let start = field.baseAddress, field.count >= 10 else { return nil }
    let month = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    if month != monthBytes { guard enter(month) else { return nil } }
    guard let ofMonth = PlainField.pair(start + 8), ofMonth >= 1 && ofMonth <= monthLength else {
      return nil
    }
    let day = monthStart + Int64(ofMonth)
    if field.count == 10 { return local(day, 0, minute: -1) }
    guard field.count >= 19, start[10] == 84 || start[10] == Byte.space,  // T
      let time = PlainField.time(start + 11)
    else { return nil }
    if field.count == 19 { return local(day, time, minute: Int16(truncatingIfNeeded: time / 60)) }
    guard let offset = lately(start + 19, field.count - 19) else { return nil }
    let second = day &* 86_400 &+ time &- offset
    guard offset == span.offset && second >= span.from && second < span.until else {
      return moment(at: second)
    }
    return Moment(
      second: second, day: Day(number: Int32(truncatingIfNeeded: day)),
      minute: Int16(truncatingIfNeeded: time / 60))
  }

  private mutating func enter(_ bytes: UInt64) -> Bool {
    guard let (year, month) = PlainField.month(UInt64(littleEndian: bytes)),
      year >= 1900 && year <= 2199, let first = Day(year: year, month: month, day: 1)
    else { return false }
    monthBytes = bytes
    monthStart = Int64(first.number) - 1
    monthLength = Day.length(ofMonth: month, in: year)
    return true
  }

  /// An offset of six bytes, most often that of the last row.
  @inline(__always)
  private mutating func lately(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64? {
    // Eight bytes are read; the two behind the offset are left out.
    let bytes = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)) &<< 16
    if count == 6 && bytes == offsetBytes { return lastOffset }
    guard let told = offset(start, count) else { return nil }
    if count == 6 { (offsetBytes, lastOffset) = (bytes, told) }
    return told
  }

  /// `Z`, `+02:00` or ` +0200` in seconds; nil for anything else.
  @inline(__always)
  private func offset(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int64? {
    if count == 1 { return start[0] == 90 ? 0 : nil }  // Z
    guard count == 6 else { return nil }
    let isSpaced = start[0] == Byte.space
    let sign = isSpaced ? start[1] : start[0]
    guard sign == Byte.plus || sign == Byte.minus, isSpaced || start[3] == Byte.colon,
      let hours = PlainField.pair(start + (isSpaced ? 2 : 1)),
      let minutes = PlainField.pair(start + 4), hours < 18 && minutes < 60
    else { return nil }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return sign == Byte.minus ? -seconds : seconds
  }

  @inline(__always)
  private mutating func moment(at second: Int64) -> Moment {
    if second < span.from || second >= span.until { span = zone.span(at: second) }
    let local = second + span.offset
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return Moment(
      second: second, day: Day(number: Int32(truncatingIfNeeded: day)),
      minute: Int16(truncatingIfNeeded: (local - day * 86_400) / 60))
  }

  @inline(__always)
  private mutating func local(_ day: Int64, _ time: Int64, minute: Int16) -> Moment {
    let local = day * 86_400 + time
    // Far from any change of the clock there is one offset only.
    if local - 2 * 86_400 < span.from || local + 2 * 86_400 >= span.until {
      span = zone.span(at: local)
    }
    let isFar = local - 2 * 86_400 >= span.from && local + 2 * 86_400 < span.until
    let second = isFar ? local - span.offset : zone.instant(ofLocal: local)
    return Moment(second: second, day: Day(number: Int32(truncatingIfNeeded: day)), minute: minute)
  }
}
