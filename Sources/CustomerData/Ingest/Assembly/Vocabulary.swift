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

  private var bytes = GrowingColumn<UInt8>()
  /// For each word not in the run where its bytes end.
  private var ends = GrowingColumn<Int>()
  /// For each code its place in `ends`, or the complement of its place in the run; empty while all
  /// words are of the run, or none is: their places are their codes.
  private var homes = GrowingColumn<Int32>()
  /// Open addressing, a power of two, at most three quarters full.
  private var slots = GrowingColumn<Slot>(zeros: 1024)
  private var run = NumberRun()

  /// Number of distinct words.
  var count: Int { ends.count + run.count }

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

  /// The code of an order's number, kept in the run while numbers rise or fall; what stands before
  /// the first one's digits stands before those of all in the run, as in `#1001`.
  @inline(__always)
  mutating func code(ofReference word: FieldBytes) -> Int32 {
    if count == 0 { run.take(prefixOf: word) }
    guard let number = run.number(word) else { return code(of: word) }
    return code(ofRun: word, number)
  }

  /// The same where the word has been read as a number.
  @inline(__always)
  mutating func code(ofReference word: FieldBytes, number: UInt64) -> Int32 {
    run.hasPrefix ? code(of: word) : code(ofRun: word, number)
  }

  @inline(__always)
  private mutating func code(ofRun word: FieldBytes, _ number: UInt64) -> Int32 {
    if let last = run.codeOfLast(number) { return last }
    guard run.goesOn(with: number), run.isOutside(number) || !isHashed(word) else {
      return code(of: word)
    }
    let code = Int32(truncatingIfNeeded: count)
    if !ends.isEmpty {
      if run.count == 0 { homes.append(contentsOf: 0..<Int32(truncatingIfNeeded: ends.count)) }
      homes.append(~Int32(truncatingIfNeeded: run.count))
    }
    run.append(number, code: code)
    return code
  }

  /// Enters the first of some order numbers, as many as go on from those before: their codes follow
  /// each other from `count` on. Tells how many.
  mutating func enter(numbers: UnsafeBufferPointer<UInt64>) -> Int {
    run.hasPrefix || !ends.isEmpty
      ? 0 : run.append(numbers, from: Int32(truncatingIfNeeded: run.count))
  }

  /// The codes of words whose keys are known, absent for no key; `word` is asked only for what the key
  /// does not tell. Amortised O(keys).
  mutating func find(
    _ keys: UnsafeBufferPointer<WordKey>, into codes: UnsafeMutablePointer<Int32>,
    word: (Int) -> FieldBytes
  ) {
    var next = 0
    while next < keys.count {
      let row = next
      next += 1
      let ahead = keys[min(row &+ 24, keys.count &- 1)]
      prefetch(ahead)
      let key = keys[row]
      if key.isNone {
        codes[row] = Self.absent
      } else if let code = codeAtOnce(key) {
        codes[row] = code
      } else {
        codes[row] = code(of: word(row), key)
      }
    }
  }

  /// The code of a word that an equal key tells.
  @inline(__always)
  private func codeAtOnce(_ key: WordKey) -> Int32? {
    guard key.isExact else { return nil }
    let slots = slots.values
    var slot = Int(truncatingIfNeeded: key.hash) & (slots.count &- 1)
    while slots[slot].entry != 0 {
      let known = slots[slot]
      if known.key == key.value && known.shape == key.shape { return known.entry &- 1 }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  private func isHashed(_ word: FieldBytes) -> Bool {
    slots[find(WordKey(word, kind: 0), word)].entry != 0
  }

  /// The word of a code; "" when absent.
  subscript(code: Int32) -> String {
    guard code >= 0 else { return "" }
    let home = home(of: code)
    return home < 0
      ? run.text(at: Int(~home))
      : withExtendedLifetime(bytes) {
        String(decoding: bytes.values[range(ofHome: home)], as: UTF8.self)
      }
  }

  /// The bytes of a word.
  func utf8(_ code: Int32) -> ArraySlice<UInt8> { withUTF8(code) { Array($0)[...] } }

  /// The bytes of a word, valid inside `body` only.
  @inline(__always)
  func withUTF8<Result>(_ code: Int32, _ body: (FieldBytes) -> Result) -> Result {
    guard code >= 0 else { return body(FieldBytes(start: nil, count: 0)) }
    let home = home(of: code)
    if home < 0 {
      return Array(run.text(at: Int(~home)).utf8).withUnsafeBufferPointer(body)
    }
    return withExtendedLifetime(bytes) {
      body(FieldBytes(rebasing: bytes.values[range(ofHome: home)]))
    }
  }

  @inline(__always)
  private func home(of code: Int32) -> Int32 {
    if run.count == 0 { return code }
    return ends.isEmpty ? ~code : homes[Int(code)]
  }

  private func range(ofHome home: Int32) -> Range<Int> {
    (home == 0 ? 0 : ends[Int(home) - 1])..<ends[Int(home)]
  }

  /// The numbers of orders, where every word is one of the run; nil: some are not.
  var onlyNumbers: NumberRun? { ends.isEmpty && run.count > 0 ? run : nil }

  // MARK: Texts

  /// Where a word's text comes from; its bytes are added to `total`.
  @inline(__always)
  func source(of code: Int32, _ total: inout Int) -> TextSource {
    guard code >= 0 else { return .none }
    let home = home(of: code)
    if home < 0 {
      let number = run.numbers[Int(~home)]
      total &+= run.prefix.count &+ Digits.count(number)
      return TextSource(number: number)
    }
    let place = range(ofHome: home)
    total &+= place.count
    return TextSource(bytes: place, of: code)
  }

  /// Writes a word's text and gives the place behind it.
  @inline(__always)
  func write(
    _ source: TextSource, into room: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int {
    guard let base = room.baseAddress else { return start }
    if let number = source.number {
      let count = Digits.count(number)
      let digits = start + run.prefix.write(to: base + start)
      Digits.write(number, to: base + digits, count: count)
      return digits + count
    }
    let range = source.code.map { self.range(ofHome: self.home(of: $0)) } ?? source.range
    guard let bytes = bytes.values.baseAddress else { return start }
    (base + start).update(from: bytes + range.lowerBound, count: range.count)
    return start + range.count
  }

  // MARK: Finding

  /// Fetches what will be needed to find a word: a large vocabulary lies far from the processor.
  @inline(__always)
  func prefetch(_ key: WordKey) {
    let slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
    if let start = slots.values.baseAddress { simd_prefetch(start + slot) }
  }

  /// The code of the word in a key's first slot, most often the key's own; nil where none is.
  @inline(__always)
  func likelyCode(_ key: WordKey) -> Int32? {
    let entry = slots[Int(truncatingIfNeeded: key.hash) & (slots.count - 1)].entry
    return entry == 0 ? nil : entry - 1
  }

  /// Fetches what tells where a word's text lies.
  @inline(__always)
  func prefetchEnd(_ code: Int32) {
    guard run.count == 0, code < ends.count, let start = ends.values.baseAddress else { return }
    simd_prefetch(start + Int(code))
  }

  /// Fetches the text of the word likely to be found.
  @inline(__always)
  func prefetchText(_ key: WordKey) {
    guard !key.isExact, run.count == 0, let code = likelyCode(key), code < ends.count,
      let start = bytes.values.baseAddress
    else { return }
    simd_prefetch(start + (code == 0 ? 0 : ends[Int(code) - 1]))
  }

  /// Makes room for the numbers of that many orders.
  mutating func reserveReferences(_ orders: Int) {
    guard run.count > 1 else { return }
    if !ends.isEmpty { homes.reserve(homes.count + orders) }
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
    let range = range(ofHome: home(of: code))
    return withExtendedLifetime(bytes) {
      guard let mine = bytes.values.baseAddress, let theirs = word.baseAddress else {
        return false
      }
      return range.count - word.count <= 1 && range.count >= word.count
        && memcmp(mine + range.upperBound - word.count, theirs, word.count) == 0
    }
  }

  @inline(never)
  private mutating func enter(_ word: FieldBytes, _ key: WordKey, _ slot: Int) -> Int32 {
    if key.kind == 0, let number = run.number(word) {
      if let known = run.code(of: number) { return known }
      run.note(number)
    }
    if ends.isEmpty {
      homes.append(contentsOf: (0..<Int32(truncatingIfNeeded: run.count)).map { ~$0 })
      run.spellCodes()
    }
    let code = Int32(truncatingIfNeeded: count)
    slots[slot] = Slot(key: key.value, shape: key.shape, entry: code + 1)
    if key.kind != 0 { bytes.append(key.kind) }
    bytes.append(contentsOf: word)
    if run.count > 0 { homes.append(Int32(ends.count)) }
    ends.append(bytes.count)
    if ends.count * 4 > slots.count * 3 { grow() }
    return code
  }

  private mutating func grow() {
    let before = slots
    slots = GrowingColumn(zeros: before.count * 2)
    for entry in before where entry.entry != 0 {
      let key = WordKey(value: entry.key, shape: entry.shape)
      var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
      while slots[slot].entry != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
