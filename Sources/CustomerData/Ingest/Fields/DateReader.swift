/// Reads the dates of one file: ISO in any case; with slashes in the order the file settled.
struct DateReader: Sendable {
  /// The order of day and month in dates such as 03/04/2026.
  enum Order: Sendable {
    case dayFirst, monthFirst
  }

  /// The shop's zone: days are its days.
  var shop: ZoneTable
  /// The zone of times without an offset.
  var written: ZoneTable
  /// nil: no such dates may come.
  var order: Order?
  /// A format from tenure.toml; then nothing else is read.
  var pattern: DatePattern?
  private let isForeign: Bool

  init(shop: ZoneTable, written: ZoneTable? = nil, order: Order? = nil, pattern: DatePattern? = nil)
  {
    self.shop = shop
    self.written = written ?? shop
    self.order = order
    self.pattern = pattern
    isForeign = written != nil
  }

  /// Whether ISO dates are read as they stand, in the shop's zone.
  var readsPlainMoments: Bool { pattern == nil && !isForeign }

  /// The moment; nil when it is none. O(length).
  func read(_ bytes: FieldBytes) -> Moment? {
    var parts = DateParts()
    let isRead = pattern.map { $0.read(bytes, into: &parts) } ?? parts.take(bytes, order: order)
    return isRead ? moment(parts) : nil
  }

  private func moment(_ parts: DateParts) -> Moment? {
    guard parts.year >= 1900 && parts.year <= 2199,
      let day = Day(year: parts.year, month: parts.month, day: parts.day)
    else { return nil }
    guard parts.hour >= 0 else {
      let midnight = shop.instant(ofLocal: Int64(day.number) * 86_400)
      return Moment(second: midnight, day: day, minute: -1)
    }
    guard parts.hour < 24 && parts.minute < 60 && parts.second <= 60 else { return nil }
    let ofDay = Int64(parts.hour * 3600 + parts.minute * 60 + parts.second)
    let local = Int64(day.number) * 86_400 + ofDay
    if let offset = parts.offset { return here(local - Int64(offset)) }
    let instant = written.instant(ofLocal: local)
    if isForeign { return here(instant) }
    return Moment(second: instant, day: day, minute: Int16(parts.hour * 60 + parts.minute))
  }

  /// An instant in the shop's calendar.
  private func here(_ second: Int64) -> Moment {
    let local = second + shop.offset(at: second)
    let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    return Moment(
      second: second, day: Day(number: Int32(clamping: day)),
      minute: Int16((local - day * 86_400) / 60))
  }

  /// What a date gives away about the order of day and month.
  enum Evidence { case none, either, dayFirst, monthFirst }

  static func evidence(_ bytes: FieldBytes) -> Evidence {
    guard bytes.count >= 8,
      bytes.prefix(3).contains(where: { $0 == Byte.slash || $0 == Byte.minus })
    else { return .none }
    var parts = DateParts()
    guard parts.take(bytes, order: .dayFirst) || parts.take(bytes, order: .monthFirst) else {
      return .none
    }
    if parts.first > 12 { return .dayFirst }
    return parts.second2 > 12 ? .monthFirst : .either
  }
}

/// The numbers of a written date.
struct DateParts {
  var year = 0
  var month = 0
  var day = 0
  /// -1: no time.
  var hour = -1
  var minute = 0
  var second = 0
  /// Seconds east of UTC; nil: not told.
  var offset: Int?
  /// The first two numbers of a date that does not begin with its year.
  var first = 0
  var second2 = 0

  /// `2026-03-29 01:58:12 +0100`, `2026-03-29T01:58:12.5Z`, `20260329`, `29/03/2026 01:58`,
  /// `3/29/2026 1:58 PM`, `29.03.2026`.
  mutating func take(_ bytes: FieldBytes, order: DateReader.Order?) -> Bool {
    self = DateParts()
    var text = DigitReader(bytes)
    guard let (lead, digits) = text.number() else { return false }
    if digits == 8 {
      (year, month, day) = (lead / 10_000, lead / 100 % 100, lead % 100)
    } else {
      guard let mark = text.next(), mark == Byte.minus || mark == Byte.slash || mark == Byte.point,
        let (middle, _) = text.number(), text.next() == mark, let (last, width) = text.number()
      else { return false }
      guard arrange(lead, digits, middle, last, width, mark: mark, order: order) else {
        return false
      }
    }
    return text.isAtEnd || takeTime(&text)
  }

  private mutating func arrange(
    _ lead: Int, _ digits: Int, _ middle: Int, _ last: Int, _ width: Int, mark: UInt8,
    order: DateReader.Order?
  ) -> Bool {
    if digits == 4 && width <= 2 {
      (year, month, day) = (lead, middle, last)
      return true
    }
    guard width == 4 && digits <= 2 else { return false }
    (first, second2) = (lead, middle)
    switch mark == Byte.point ? .dayFirst : order {
    case .dayFirst: (day, month, year) = (lead, middle, last)
    case .monthFirst: (month, day, year) = (lead, middle, last)
    case nil: return false
    }
    return true
  }

  private mutating func takeTime(_ text: inout DigitReader) -> Bool {
    guard let mark = text.next(), mark == Byte.space || mark == 84 || mark == Byte.comma else {
      return false
    }
    text.skipSpaces()
    guard let (hours, _) = text.number(), text.next() == Byte.colon,
      let (minutes, _) = text.number()
    else { return false }
    (hour, minute) = (hours, minutes)
    if text.peek == Byte.colon {
      _ = text.next()
      guard let (seconds, _) = text.number() else { return false }
      second = seconds
      if text.peek == Byte.point || text.peek == Byte.comma {
        _ = text.next()
        guard text.number() != nil else { return false }
      }
    }
    return takeHalf(&text) && takeOffset(&text)
  }

  /// `AM` or `PM`, in any case.
  mutating func takeHalf(_ text: inout DigitReader) -> Bool {
    text.skipSpaces()
    guard let half = text.peek.map({ $0 | 32 }), half == 97 || half == 112 else { return true }
    _ = text.next()
    guard let letter = text.next(), letter | 32 == 109, hour >= 1 && hour <= 12 else {
      return false
    }
    hour = hour % 12 + (half == 112 ? 12 : 0)
    return true
  }

  /// `Z`, `UTC`, `GMT`, `+02:00`, `+0200`, `+02` or nothing.
  mutating func takeOffset(_ text: inout DigitReader) -> Bool {
    text.skipSpaces()
    guard let mark = text.next() else { return true }
    if mark == 90 || mark == 122 {
      offset = 0
      return text.isAtEnd
    }
    if mark == 85 || mark == 71 {  // UTC, GMT
      _ = (text.next(), text.next())
      offset = 0
      return text.isAtEnd
    }
    guard mark == Byte.plus || mark == Byte.minus, let (value, width) = text.number() else {
      return false
    }
    var seconds = width == 4 ? value / 100 * 3600 + value % 100 * 60 : value * 3600
    if width <= 2 && text.peek == Byte.colon {
      _ = text.next()
      guard let (minutes, digits) = text.number(), digits == 2 else { return false }
      seconds += minutes * 60
    }
    guard seconds <= 18 * 3600, width == 4 || width <= 2 else { return false }
    offset = mark == Byte.minus ? -seconds : seconds
    return text.isAtEnd
  }
}

/// Reads numbers off the front of some bytes.
struct DigitReader {
  private let bytes: FieldBytes
  private var place = 0

  init(_ bytes: FieldBytes) { self.bytes = bytes }

  var isAtEnd: Bool { place >= bytes.count }
  var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func next() -> UInt8? {
    guard place < bytes.count else { return nil }
    place += 1
    return bytes[place - 1]
  }

  mutating func skipSpaces() {
    while peek == Byte.space { place += 1 }
  }

  /// Up to nine digits and how many they were; `atMost` stops earlier.
  mutating func number(atMost: Int = 9) -> (value: Int, digits: Int)? {
    var value = 0
    let start = place
    while place < bytes.count, place - start < atMost, Byte.isDigit(bytes[place]) {
      value = value * 10 + Int(bytes[place] &- Byte.zero)
      place += 1
    }
    return place == start ? nil : (value, place - start)
  }
}
