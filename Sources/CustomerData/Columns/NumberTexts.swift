/// Texts that are numbers behind letters they share, such as `#1001` and `#1002`: four bytes each.
struct NumberTexts: Sendable {
  let letters: NumberPrefix
  /// The least number.
  let least: UInt64
  /// What each number is beyond the least.
  let offsets: Column<UInt32>

  var count: Int { offsets.count }

  /// The bytes of a row's text, valid inside `body` only.
  func withUTF8<Result>(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let number = least &+ UInt64(offsets[row])
    // Eight bytes of letters at most, twenty digits, and what writing them may spoil.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 28 + Digits.overrun) { room in
      guard let start = room.baseAddress else { return body(UnsafeBufferPointer(room)) }
      let begin = letters.write(to: start)
      let digits = Digits.count(number)
      Digits.write(number, to: start + begin, count: digits)
      return body(UnsafeBufferPointer(start: start, count: begin + digits))
    }
  }

  /// The first texts; fewer when there are not so many. O(1).
  func prefix(_ count: Int) -> NumberTexts {
    NumberTexts(letters: letters, least: least, offsets: offsets.prefix(count))
  }

  /// The texts of some rows.
  func gathered(_ rows: some RandomAccessCollection<Int32>) -> NumberTexts {
    NumberTexts(
      letters: letters, least: least, offsets: Column(rows.lazy.map { offsets[Int($0)] }))
  }
}
