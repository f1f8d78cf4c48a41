import CSIMD

/// Where one field lies in the text.
struct FieldSlice: Equatable {
  /// First byte, behind an opening quote.
  var start: Int
  /// Bytes, without the quotes around.
  var count: Int
  /// Whether quotes were around it.
  var isQuoted: Bool
  /// Whether quotes inside are doubled.
  var isEscaped: Bool
}

/// Cuts delimited text into records and fields (RFC 4180, and what real files do beside it).
///
/// Bytes only: it knows no column and no type. Quotes, delimiters and line ends are found 64 bytes
/// at a time. A quote inside a quoted field that is not doubled and not followed by a delimiter
/// or line end stays a character, and the record is marked.
struct CSVScanner {
  /// One record, blank lines skipped.
  struct Record: Equatable {
    /// The line it begins on, from 1.
    var line: Int
    /// Its first byte.
    var start: Int
    /// The text ended inside quotes.
    var isUnclosed = false
    /// A quote that is not doubled was met.
    var hasLooseQuote = false
  }

  private enum Stop { case delimiter, newline, end }

  /// The fields of the last record.
  private(set) var fields: [FieldSlice] = []
  /// The byte behind the last record.
  private(set) var position: Int

  let text: UnsafePointer<UInt8>
  private let end: Int
  private let delimiter: UInt8
  private let newline: UInt8
  private var line: Int
  private var block: Int
  private var stops: UInt64 = 0

  /// Reads `text` from `start` on; `end` must be followed by `FileBytes.padding` readable bytes.
  init(
    _ text: UnsafePointer<UInt8>, from start: Int, to end: Int, line: Int = 1, delimiter: UInt8,
    newline: UInt8 = Byte.lineFeed
  ) {
    self.text = text
    self.end = end
    self.delimiter = delimiter
    self.newline = newline
    self.line = line
    position = start
    block = start
    resume(at: start, line: line)
  }

  /// Goes on from another place, the beginning of a line.
  mutating func resume(at place: Int, line: Int) {
    position = place
    self.line = line
    block = place & ~63
    stops = block < end ? mask(at: block) & (UInt64.max << UInt64(place & 63)) : 0
  }

  /// Cuts the next record; nil at the end. Amortised O(bytes of the record).
  mutating func next() -> Record? {
    while position < end {
      var record = Record(line: line, start: position)
      fields.removeAll(keepingCapacity: true)
      while cutField(&record) == .delimiter {}
      if fields.count == 1 && fields[0].count == 0 && !fields[0].isQuoted { continue }
      return record
    }
    return nil
  }

  private mutating func cutField(_ record: inout Record) -> Stop {
    guard position < end && text[position] == Byte.quote else { return cutPlain(from: position) }
    return cutQuoted(&record)
  }

  private mutating func cutPlain(from start: Int) -> Stop {
    while true {
      let stop = nextStop()
      if stop >= end { return close(start, end, .end) }
      if text[stop] == delimiter { return close(start, stop, .delimiter) }
      if text[stop] == newline { return close(start, stop, .newline) }
    }
  }

  private mutating func cutQuoted(_ record: inout Record) -> Stop {
    let start = nextStop() + 1
    var isEscaped = false
    while true {
      let stop = nextStop()
      if stop >= end {
        record.isUnclosed = true
        return close(start, end, .end, quoted: true, escaped: isEscaped)
      }
      if text[stop] == newline { line += 1 }
      guard text[stop] == Byte.quote else { continue }
      if stop + 1 < end && text[stop + 1] == Byte.quote {
        _ = nextStop()
        isEscaped = true
      } else if let kind = stopBehind(stop) {
        if kind != .end { skip(to: kind == .delimiter ? delimiter : newline) }
        return close(start, stop, kind, quoted: true, escaped: isEscaped)
      } else {
        record.hasLooseQuote = true
      }
    }
  }

  /// What follows a quote, when that ends the field.
  private func stopBehind(_ quote: Int) -> Stop? {
    var next = quote + 1
    if next < end && text[next] == Byte.carriageReturn && newline == Byte.lineFeed { next += 1 }
    if next >= end { return .end }
    if text[next] == newline { return .newline }
    return next == quote + 1 && text[next] == delimiter ? .delimiter : nil
  }

  private mutating func skip(to byte: UInt8) {
    while true {
      let stop = nextStop()
      if stop >= end || text[stop] == byte { return position = min(stop, end) }
    }
  }

  private mutating func close(
    _ start: Int, _ stop: Int, _ kind: Stop, quoted: Bool = false, escaped: Bool = false
  ) -> Stop {
    var last = stop
    let isLineEnd = kind != .delimiter && !quoted && newline == Byte.lineFeed
    if isLineEnd && last > start && text[last - 1] == Byte.carriageReturn { last -= 1 }
    fields.append(
      FieldSlice(start: start, count: last - start, isQuoted: quoted, isEscaped: escaped))
    if kind == .newline { line += 1 }
    position = kind == .end ? end : (quoted ? position : stop) + 1
    return kind
  }

  private mutating func nextStop() -> Int {
    while stops == 0 {
      guard block + 64 < end else { return end }
      block += 64
      stops = mask(at: block)
    }
    let place = block + stops.trailingZeroBitCount
    stops &= stops - 1
    return min(place, end)
  }

  private func mask(at place: Int) -> UInt64 {
    simd_equal_mask(text + place, delimiter) | simd_equal_mask(text + place, Byte.quote)
      | simd_equal_mask(text + place, newline)
  }
}

/// Bytes with a meaning in delimited text and in numbers.
enum Byte {
  static let tab: UInt8 = 9
  static let lineFeed: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  static let space: UInt8 = 32
  static let quote: UInt8 = 34
  static let apostrophe: UInt8 = 39
  static let plus: UInt8 = 43
  static let comma: UInt8 = 44
  static let minus: UInt8 = 45
  static let point: UInt8 = 46
  static let slash: UInt8 = 47
  static let zero: UInt8 = 48
  static let nine: UInt8 = 57
  static let colon: UInt8 = 58
  static let semicolon: UInt8 = 59
  static let at: UInt8 = 64
  static let bar: UInt8 = 124

  static func isDigit(_ byte: UInt8) -> Bool { byte &- zero <= 9 }
}
