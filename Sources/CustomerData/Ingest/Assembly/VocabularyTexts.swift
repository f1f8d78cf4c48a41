import CSIMD

extension Vocabulary {
  /// The words of some codes as a column; "" where absent. O(bytes).
  func texts(_ codes: some RandomAccessCollection<Int32>) -> TextColumn {
    withExtendedLifetime(self) {
      var total = 0
      var sources = GrowingColumn<TextSource>(zeros: codes.count)
      sources.withMutableValues { sources in
        for (row, code) in codes.enumerated() { sources[row] = source(of: code, &total) }
      }
      let all = sources.values
      return texts(count: all.count, bytes: total) { all[$0] }
    }
  }

  /// The words of rows in another order, `code` of each a row's. Each word is looked up where it stands, among
  /// its neighbours: only its source is fetched from afar.
  func texts(rows: Int, order: Column<Int32>, code: (Int) -> Int32) -> TextColumn {
    withExtendedLifetime((self, order)) {
      var total = 0
      var sources = GrowingColumn<TextSource>(zeros: rows)
      sources.withMutableValues { sources in
        for row in 0..<rows { sources[row] = source(of: code(row), &total) }
      }
      let (all, order) = (sources.values, order.values)
      return texts(count: order.count, bytes: total) { place in
        // Sources lie far apart: the one of a later row is on its way meanwhile.
        let later = min(place + 24, order.count - 1)
        if let start = all.baseAddress { simd_prefetch(start + Int(order[later])) }
        return all[Int(order[place])]
      }
    }
  }

  /// The words of rows in another order as numbers; nil where some are none, or lie too far apart.
  func numbers(order: Column<Int32>, _ codes: PlaceReader) -> TextColumn? {
    guard let run = onlyNumbers, let span = run.numbers.span,
      span.upperBound - span.lowerBound <= UInt32.max
    else { return nil }
    return withExtendedLifetime((self, order)) {
      let (numbers, rows) = (run.numbers, order.values)
      var isWhole = true
      let offsets = Column<UInt32>(count: rows.count) { place in
        let code = codes[Int(rows[place])]
        guard code >= 0 else {
          isWhole = false
          return 0
        }
        return UInt32(truncatingIfNeeded: numbers[Int(code)] &- span.lowerBound)
      }
      return isWhole
        ? TextColumn(NumberTexts(letters: run.prefix, least: span.lowerBound, offsets: offsets))
        : nil
    }
  }

  private func texts(
    count: Int, bytes total: Int, source: (Int) -> TextSource
  ) -> TextColumn {
    precondition(total <= UInt32.max, "a column of text has at most 4 GiB")
    var starts = GrowingColumn<UInt32>(zeros: count + 1)
    let texts = Column<UInt8>(capacity: total + Digits.overrun) { room in
      var end = 0
      starts.withMutableValues { starts in
        for place in 0..<count {
          end = write(source(place), into: room, from: end)
          starts[place + 1] = UInt32(truncatingIfNeeded: end)
        }
      }
      return end
    }
    return TextColumn(starts: starts.column, bytes: texts)
  }
}

/// Where the text of a word comes from: the number it writes, or its place among the bytes of a
/// vocabulary. A word of many megabytes is known by its code.
struct TextSource: BitwiseCopyable, Sendable {
  private enum Form: UInt64 { case number, bytes, code }
  private let packed: UInt64
  private static let lengthBits: UInt64 = 24
  private static let tagBit: UInt64 = 62

  static let none = TextSource(.bytes, 0)

  private init(_ form: Form, _ value: UInt64) { packed = form.rawValue << Self.tagBit | value }

  /// A number of at most eighteen digits.
  init(number: UInt64) { self.init(.number, number) }

  init(bytes range: Range<Int>, of code: Int32) {
    let isShort = range.count < 1 << Self.lengthBits && range.lowerBound < 1 << 38
    self =
      isShort
      ? TextSource(.bytes, UInt64(range.lowerBound) << Self.lengthBits | UInt64(range.count))
      : TextSource(.code, UInt64(code))
  }

  /// The number, when it is one.
  @inline(__always) var number: UInt64? { packed >> Self.tagBit == 0 ? packed : nil }

  /// The code of a very long word.
  var code: Int32? {
    packed >> Self.tagBit == Form.code.rawValue ? Int32(truncatingIfNeeded: packed) : nil
  }

  /// Where its bytes stand.
  @inline(__always) var range: Range<Int> {
    let value = packed & (1 << Self.tagBit - 1)
    let start = Int(value >> Self.lengthBits)
    return start..<(start + Int(value & (1 << Self.lengthBits - 1)))
  }
}
