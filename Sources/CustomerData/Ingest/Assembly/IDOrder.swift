/// Ids in the order in which `9` comes before `10` and `C9` before `C10` (`CustomerID`), without
/// comparing each with many others: by their first letters and their last digits as numbers.
enum IDOrder {
  /// The rows of the ids in their order; equal ids keep theirs. O(ids) for ids of one make, such as
  /// `C-10027`, else O(ids × log ids).
  static func sorted(_ ids: TextColumn) -> Column<Int32> {
    let shared = sharedStem(of: ids)
    // Ids often rise with the day on which they were given, which is the order of the files.
    if isSorted(ids, after: shared) {
      return Column(count: ids.count) { Int32(truncatingIfNeeded: $0) }
    }
    var keys: [Key] = []
    keys.reserveCapacity(ids.count)
    var isASCII = true
    for row in ids.indices {
      ids.withUTF8(of: row) { bytes in
        isASCII = isASCII && bytes.allSatisfy { $0 < 0x80 }
        keys.append(Key(bytes, row: Int32(row), after: shared))
      }
    }
    // Beyond ASCII the order of texts is not that of their bytes.
    guard isASCII else { return Column(compared(keys, ids).map(\.row)) }
    RadixSort.sort(&keys) { $0.number }
    RadixSort.sort(&keys) { $0.letters }
    settle(&keys, ids)
    return Column(keys.map(\.row))
  }

  /// Whether ids are in order already, as far as their first letters and last digits tell.
  private static func isSorted(_ ids: TextColumn, after shared: Int) -> Bool {
    var last: Key?
    return ids.indices.allSatisfy { row in
      ids.withUTF8(of: row) { bytes in
        let key = Key(bytes, row: Int32(truncatingIfNeeded: row), after: shared)
        defer { last = key }
        return bytes.allSatisfy { $0 < 0x80 } && last?.surelyPrecedes(key) ?? true
      }
    }
  }

  private struct Key {
    /// Up to eight letters of the stem, behind those that all ids share.
    var letters: UInt64 = 0
    /// The digits at the end, one higher; 0: none.
    var number: UInt64 = 0
    /// Whether the stem has more letters.
    var isLonger: Bool
    var row: Int32

    init(_ id: UnsafeBufferPointer<UInt8>, row: Int32, after shared: Int) {
      self.row = row
      let stem = IDOrder.stem(of: id)
      let own = id[min(shared, stem)..<stem]
      isLonger = own.count > 8
      for place in 0..<8 {
        let letter = place < own.count ? own[own.startIndex + place] : 0
        letters = letters << 8 | UInt64(letter)
      }
      guard stem < id.count else { return }
      for digit in id[stem...] { number = number &* 10 &+ UInt64(digit &- Byte.zero) }
      number += 1
    }

    /// Whether it comes first, as the keys alone tell.
    func surelyPrecedes(_ other: Key) -> Bool {
      if letters != other.letters { return letters < other.letters }
      return !isLonger && !other.isLonger && number < other.number
    }
  }

  /// Where the digits at the end begin; the whole length where there are none, or too many.
  private static func stem(of id: UnsafeBufferPointer<UInt8>) -> Int {
    var start = id.count
    while start > 0 && Byte.isDigit(id[start - 1]) { start -= 1 }
    return id.count - start <= 18 ? start : id.count
  }

  private static func sharedStem(of ids: TextColumn) -> Int {
    guard var shared = ids.first.map({ Array($0.utf8) }) else { return 0 }
    for row in ids.indices where !shared.isEmpty {
      ids.withUTF8(of: row) { id in
        let own = id[..<stem(of: id)]
        var same = 0
        while same < min(own.count, shared.count) && own[same] == shared[same] { same += 1 }
        shared.removeLast(shared.count - same)
      }
    }
    return shared.count
  }

  /// Compares what the keys could not tell apart.
  private static func settle(_ keys: inout [Key], _ ids: TextColumn) {
    var start = 0
    while start < keys.count {
      var end = start + 1
      var isLonger = keys[start].isLonger
      while end < keys.count && keys[end].letters == keys[start].letters {
        isLonger = isLonger || keys[end].isLonger
        end += 1
      }
      if isLonger {
        keys.replaceSubrange(start..<end, with: compared(Array(keys[start..<end]), ids))
      } else {
        settleNumbers(&keys, start..<end, ids)
      }
      start = end
    }
  }

  private static func settleNumbers(
    _ keys: inout [Key], _ range: Range<Int>, _ ids: TextColumn
  ) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound && keys[end].number == keys[start].number { end += 1 }
      if end - start > 1 {
        keys.replaceSubrange(start..<end, with: compared(Array(keys[start..<end]), ids))
      }
      start = end
    }
  }

  private static func compared(_ keys: [Key], _ ids: TextColumn) -> [Key] {
    keys.map { (id: CustomerID(text: ids[Int($0.row)]), key: $0) }
      .sorted { ($0.id, $0.key.row) < ($1.id, $1.key.row) }.map(\.key)
  }
}

/// Sorts by a number, digit by digit of 8 bits; equal ones keep their order. O(count) a digit that
/// differs anywhere.
enum RadixSort {
  static func sort<Element>(_ elements: inout [Element], by key: (Element) -> UInt64) {
    guard let first = elements.first.map(key) else { return }
    let differing = elements.reduce(UInt64(0)) { $0 | (key($1) ^ first) }
    for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xFF != 0 {
      pass(&elements) { Int(truncatingIfNeeded: key($0) >> shift & 0xFF) }
    }
  }

  private static func pass<Element>(_ elements: inout [Element], digit: (Element) -> Int) {
    var next = Array(repeating: 0, count: 257)
    for element in elements { next[digit(element) + 1] += 1 }
    for place in 1..<257 { next[place] += next[place - 1] }
    let source = elements
    for element in source {
      let place = digit(element)
      elements[next[place]] = element
      next[place] += 1
    }
  }
}
