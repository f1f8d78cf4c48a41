import CSIMD
import Foundation

/// Every distinct word of the files once, found by its bytes; a word is its number from then on.
///
/// Order numbers that only rise, or only fall, as they do in nearly every export, are kept as a run
/// of numbers: the next one is new without a look.
struct Vocabulary: Sendable {
  /// The code of an absent word.
  static let absent: Int32 = -1

  private struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var shape: UInt32 = 0
    /// The code plus one; 0 where free.
    var entry: Int32 = 0
  }

  private var bytes: [UInt8] = []
  /// For each word not in the run where its bytes end.
  private var ends: [Int] = []
  /// For each code its place in `ends`, or the complement of its place in the run.
  private var homes: [Int32] = []
  /// Open addressing, a power of two, at most half full.
  private var slots = Array(repeating: Slot(), count: 1024)
  private var run = NumberRun()

  /// Number of distinct words.
  var count: Int { homes.count }

  /// The code of a word, entered when new; absent for no bytes. Amortised O(length).
  ///
  /// Words of different `kind` are different; a kind is the first of the word's bytes.
  @inline(__always)
  mutating func code(of word: FieldBytes?, kind: UInt8 = 0) -> Int32 {
    guard let word, !word.isEmpty else { return Self.absent }
    return code(of: word, WordKey(word, kind: kind))
  }

  /// The code of a word whose key is known.
  @inline(__always)
  mutating func code(of word: FieldBytes, _ key: WordKey) -> Int32 {
    let slot = find(key, word)
    let entry = slots[slot].entry
    return entry != 0 ? entry - 1 : enter(word, key, slot)
  }

  /// The code of a text.
  mutating func code(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { code(of: $0) }
  }

  /// The code of an order's number, kept in the run while numbers rise or fall.
  @inline(__always)
  mutating func code(ofReference word: FieldBytes) -> Int32 {
    guard let number = WordKey.number(word) else { return code(of: word) }
    return code(ofReference: word, number: number)
  }

  /// The same where the word has been read as a number.
  @inline(__always)
  mutating func code(ofReference word: FieldBytes, number: UInt64) -> Int32 {
    if let last = run.codeOfLast(number) { return last }
    guard run.goesOn(with: number), run.isOutside(number) || !isHashed(number) else {
      return code(of: word)
    }
    let code = Int32(homes.count)
    homes.append(~Int32(run.count))
    run.append(number, code: code)
    return code
  }

  private func isHashed(_ number: UInt64) -> Bool {
    let key = WordKey(number: number, kind: 0)
    return slots[find(key, FieldBytes(start: nil, count: 0))].entry != 0
  }

  /// The word of a code; "" when absent.
  subscript(code: Int32) -> String {
    guard code >= 0 else { return "" }
    let home = homes[Int(code)]
    return home < 0
      ? String(run.numbers[Int(~home)])
      : String(decoding: bytes[range(ofHome: home)], as: UTF8.self)
  }

  /// The bytes of a word.
  func utf8(_ code: Int32) -> ArraySlice<UInt8> {
    guard code >= 0 else { return [] }
    let home = homes[Int(code)]
    return home < 0 ? Array(String(run.numbers[Int(~home)]).utf8)[...] : bytes[range(ofHome: home)]
  }

  private func range(ofHome home: Int32) -> Range<Int> {
    (home == 0 ? 0 : ends[Int(home) - 1])..<ends[Int(home)]
  }

  // MARK: Finding

  /// Fetches what will be needed to find a word: a large vocabulary lies far from the processor.
  @inline(__always)
  func prefetch(_ key: WordKey) {
    let slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
    slots.withUnsafeBufferPointer { all in
      if let start = all.baseAddress { simd_prefetch(start + slot) }
    }
  }

  /// Makes room for the numbers of that many orders.
  mutating func reserveReferences(_ orders: Int) {
    guard run.count > 1 else { return }
    homes.reserveLarge(homes.count + orders)
    run.reserve(run.count + orders)
  }

  @inline(__always)
  private func find(_ key: WordKey, _ word: FieldBytes) -> Int {
    var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
    while true {
      let found = slots[slot]
      if found.entry == 0 { return slot }
      if found.key == key.value && found.shape == key.shape
        && (key.isExact || holds(found.entry - 1, word))
      {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Whether a word kept by its hash has these bytes behind its kind.
  private func holds(_ code: Int32, _ word: FieldBytes) -> Bool {
    let range = range(ofHome: homes[Int(code)])
    return bytes.withUnsafeBufferPointer { all in
      guard let mine = all.baseAddress, let theirs = word.baseAddress else { return false }
      return range.count - word.count <= 1 && range.count >= word.count
        && memcmp(mine + range.upperBound - word.count, theirs, word.count) == 0
    }
  }

  @inline(never)
  private mutating func enter(_ word: FieldBytes, _ key: WordKey, _ slot: Int) -> Int32 {
    if let number = WordKey.number(word), key.kind == 0 {
      if let known = run.code(of: number) { return known }
      run.note(number)
    }
    let code = Int32(homes.count)
    slots[slot] = Slot(key: key.value, shape: key.shape, entry: code + 1)
    if key.kind != 0 { bytes.append(key.kind) }
    bytes.append(contentsOf: word)
    homes.append(Int32(ends.count))
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    let before = slots
    slots = []
    slots.reserveLarge(before.count * 2)
    slots.append(contentsOf: repeatElement(Slot(), count: before.count * 2))
    for entry in before where entry.entry != 0 {
      let key = WordKey(value: entry.key, shape: entry.shape)
      var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
      while slots[slot].entry != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}

/// Numbers in the order in which they came, which is rising or falling, and their codes.
struct NumberRun: Sendable {
  private(set) var numbers: [UInt64] = []
  private var codes: [Int32] = []
  private var isFalling = false
  /// Numbers outside the run lie between these.
  private var least = UInt64.max
  private var most = UInt64.min

  var count: Int { numbers.count }

  /// The code of a number that is the last one again.
  @inline(__always)
  func codeOfLast(_ number: UInt64) -> Int32? {
    numbers.last == number ? codes.last : nil
  }

  /// Whether a number lies beyond all others of the run in its direction.
  @inline(__always)
  func goesOn(with number: UInt64) -> Bool {
    guard numbers.count > 1, let last = numbers.last else { return true }
    return isFalling ? number < last : number > last
  }

  /// Whether a number lies beyond all words outside the run.
  @inline(__always)
  func isOutside(_ number: UInt64) -> Bool { number > most || number < least }

  mutating func append(_ number: UInt64, code: Int32) {
    if numbers.count == 1, let first = numbers.first { isFalling = number < first }
    numbers.append(number)
    codes.append(code)
  }

  mutating func reserve(_ count: Int) {
    numbers.reserveLarge(count)
    codes.reserveLarge(count)
  }

  /// Notes a number that is a word outside the run.
  mutating func note(_ number: UInt64) {
    least = min(least, number)
    most = max(most, number)
  }

  /// The code of a number of the run. O(log count).
  func code(of number: UInt64) -> Int32? {
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if isFalling ? numbers[middle] > number : numbers[middle] < number {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < numbers.count && numbers[low] == number ? codes[low] : nil
  }
}

/// A dense map from codes to places.
struct CodeMap: Sendable {
  private var places: [Int32] = []

  init() {}

  /// Makes room for that many codes.
  mutating func reserve(_ codes: Int) {
    if !places.isEmpty { places.reserveLarge(codes) }
  }

  /// The place of a code; -1 when none.
  subscript(code: Int32) -> Int32 {
    get { code >= 0 && code < places.count ? places[Int(code)] : -1 }
    set {
      guard code >= 0 else { return }
      if code >= places.count {
        let room = max(Int(code) + 1, min(places.count * 2, places.capacity), 256)
        places.append(contentsOf: repeatElement(-1, count: room - places.count))
      }
      places[Int(code)] = newValue
    }
  }
}

extension Vocabulary {
  /// The words of some codes as a column; "" where absent. O(bytes).
  func texts(_ codes: [Int32]) -> TextColumn {
    var total = 0
    let starts = Column<UInt32>(count: codes.count + 1) { row in
      defer { if row < codes.count { total += length(of: codes[row]) } }
      return UInt32(total)
    }
    let texts = Column<UInt8>(capacity: total) { room in
      for row in codes.indices where codes[row] >= 0 {
        write(codes[row], into: room, from: Int(starts[row]), to: Int(starts[row + 1]))
      }
      return total
    }
    return TextColumn(starts: starts, bytes: texts)
  }

  private func length(of code: Int32) -> Int {
    guard code >= 0 else { return 0 }
    let home = homes[Int(code)]
    guard home < 0 else { return range(ofHome: home).count }
    var (digits, rest) = (1, run.numbers[Int(~home)])
    while rest >= 10 { (digits, rest) = (digits + 1, rest / 10) }
    return digits
  }

  private func write(
    _ code: Int32, into room: UnsafeMutableBufferPointer<UInt8>, from start: Int, to end: Int
  ) {
    let home = homes[Int(code)]
    guard home < 0 else {
      for (place, byte) in bytes[range(ofHome: home)].enumerated() { room[start + place] = byte }
      return
    }
    var rest = run.numbers[Int(~home)]
    for place in (start..<end).reversed() {
      room[place] = Byte.zero + UInt8(rest % 10)
      rest /= 10
    }
  }
}
