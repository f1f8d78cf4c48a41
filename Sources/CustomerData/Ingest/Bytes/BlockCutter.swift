import CSIMD

/// Finds the stops of a text, 64 bytes at a time.
struct BlockCutter {
  let text: UnsafePointer<UInt8>
  let end: Int
  let isAtEnd: Bool
  let delimiter: UInt8
  let stops: UnsafeMutablePointer<UInt32>
  let lasts: UnsafeMutablePointer<UInt32>
  let start: Int
  private(set) var records = 0
  /// Line feeds within quotes, by place.
  private(set) var innerLines: [UInt32] = []
  private(set) var isRegular = true
  /// Behind the last record.
  var next: Int
  /// Stops so far; the first is the byte before the text.
  private var count = 1
  /// All ones within quotes at a block's end, else 0.
  private var inside: UInt64 = 0
  /// Bit 0: before a block's first byte a quote may open, a quote closed, a return followed one.
  private var mayOpen: UInt64 = 0
  private var closed: UInt64 = 0
  private var returned: UInt64 = 0
  /// The text is well-formed up to here.
  private var checked = 0

  var isInside: Bool { inside != 0 }

  init(
    text: UnsafePointer<UInt8>, end: Int, isAtEnd: Bool, delimiter: UInt8,
    stops: UnsafeMutablePointer<UInt32>, lasts: UnsafeMutablePointer<UInt32>, start: Int
  ) {
    self.text = text
    self.end = end
    self.isAtEnd = isAtEnd
    self.delimiter = delimiter
    self.stops = stops
    self.lasts = lasts
    self.start = start
    next = start
    stops[0] = UInt32(truncatingIfNeeded: start - 1)
  }

  /// Cuts until a record ends at or behind `limit`; false when the text ends before.
  mutating func run(limit: Int) -> Bool {
    var block = start & ~63
    var valid = UInt64.max << UInt64(start & 63)
    mayOpen = 1 << UInt64(start & 63)
    while block < end {
      if block + 64 > end { valid &= .max >> UInt64(64 - (end - block)) }
      let cut = simd_cut_masks(text + block, delimiter, Byte.lineFeed)
      if (cut.nul | cut.high) & valid != 0 {
        guard cut.nul & valid == 0, isUTF8(cut.high & valid, block) else {
          isRegular = false
          return false
        }
      }
      var separators = (cut.delimiter | cut.newline) & valid
      if (cut.quote & valid) | inside | closed | returned != 0 {
        separators = outside(separators, cut, valid, block)
        if !isRegular { return false }
      } else {
        mayOpen = separators >> 63
      }
      write(separators, block)
      if endRecords(cut.newline & separators, separators, block, limit) { return true }
      count &+= separators.nonzeroBitCount
      block &+= 64
      valid = .max
    }
    return false
  }

  /// The separators outside of quotes; irregular when a quote opens or closes anywhere but at the
  /// border of a field.
  private mutating func outside(
    _ separators: UInt64, _ cut: simd_cut, _ valid: UInt64, _ block: Int
  ) -> UInt64 {
    let quotes = cut.quote & valid
    let within = simd_parity(quotes) ^ inside
    let (opening, closing) = (quotes & within, quotes & ~within)
    let stops = separators & ~within
    let behind = (closing << 1 | closed) & valid
    let returns = simd_equal_mask(text + block, Byte.carriageReturn) & behind
    let fault =
      opening & ~((stops | closing) << 1 | mayOpen) | behind & ~(stops | opening | returns)
      | (returns << 1 | returned) & valid & ~(cut.newline & stops)
    isRegular = fault == 0
    closed = closing >> 63
    returned = returns >> 63
    mayOpen = (stops | closing) >> 63
    inside = UInt64(bitPattern: Int64(bitPattern: within) >> 63)
    var lines = cut.newline & within & valid
    while lines != 0 {
      innerLines.append(UInt32(truncatingIfNeeded: block + lines.trailingZeroBitCount))
      lines &= lines - 1
    }
    return stops
  }

  private func write(_ separators: UInt64, _ block: Int) {
    var rest = separators
    var place = stops + count
    let base = UInt32(truncatingIfNeeded: block)
    // Four at a time, for fewer branches: those too many are written over by the next.
    while rest != 0 {
      for _ in 0..<4 {
        place.pointee = base &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        place += 1
      }
    }
  }

  private mutating func endRecords(
    _ newlines: UInt64, _ separators: UInt64, _ block: Int, _ limit: Int
  ) -> Bool {
    var rest = newlines
    while rest != 0 {
      let below = separators & (rest & (0 &- rest) &- 1)
      lasts[records] = UInt32(truncatingIfNeeded: count &+ below.nonzeroBitCount)
      records &+= 1
      next = block &+ rest.trailingZeroBitCount &+ 1
      if next >= limit {
        while let last = innerLines.last, last >= next { innerLines.removeLast() }
        return true
      }
      rest &= rest &- 1
    }
    return false
  }

  /// Ends the record that the text's end leaves open, when there is one.
  mutating func closeLast() -> Bool {
    guard next < end else { return false }
    stops[count] = UInt32(truncatingIfNeeded: end)
    lasts[records] = UInt32(truncatingIfNeeded: count)
    records += 1
    next = end
    return true
  }

  private mutating func isUTF8(_ high: UInt64, _ block: Int) -> Bool {
    var rest = high
    while rest != 0 {
      let place = block + rest.trailingZeroBitCount
      rest &= rest - 1
      // A character that the piece's end cuts in two is the next piece's.
      if place < checked || (place + 4 > end && !isAtEnd) { continue }
      let length = TextEncoding.sequenceLength(FieldBytes(start: text, count: end), at: place)
      if length == 0 { return false }
      checked = place + length
    }
    return true
  }
}
