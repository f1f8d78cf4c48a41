/// Words met lately and their codes: most cells repeat one of a few short words, which are told by
/// their bytes alone, without a hash.
///
/// A small table without chains: of two words that fall on one place the later stays.
struct RecentWords: Sendable {
  private struct Entry: BitwiseCopyable {
    /// The first eight bytes, fewer where the word is shorter, and the last eight of a longer one.
    var head: UInt64 = 0
    var tail: UInt64 = 0
    /// Bytes of the word; 0 where free.
    var count: UInt32 = 0
    var code: Int32 = 0
  }

  /// A power of two, several times the words of a few columns: a processor's nearest cache holds the
  /// places in use.
  private static let places = 4096
  private var entries: GrowingColumn<Entry>
  private let shift: UInt64

  /// Knows no word yet; `places` is a power of two.
  init(places: Int = places) {
    entries = GrowingColumn(zeros: places)
    shift = UInt64(64 - places.trailingZeroBitCount)
  }

  /// The longest word that is told by its first and last eight bytes.
  static let longest = 16

  /// The code of a word met lately; nil: not known here. The text has eight readable bytes behind it.
  @inline(__always)
  func code(of word: FieldBytes) -> Int32? {
    guard 1...Self.longest ~= word.count, let start = word.baseAddress else { return nil }
    let wanted = Self.entry(start, word.count)
    let known = entries[place(of: wanted)]
    let differing =
      (known.head ^ wanted.head) | (known.tail ^ wanted.tail) | UInt64(known.count ^ wanted.count)
    return differing == 0 ? known.code : nil
  }

  /// Keeps a word's code, where the word is short enough.
  @inline(__always)
  mutating func keep(_ word: FieldBytes, _ code: Int32) {
    guard 1...Self.longest ~= word.count, let start = word.baseAddress else { return }
    var entry = Self.entry(start, word.count)
    entry.code = code
    entries[place(of: entry)] = entry
  }

  @inline(__always)
  private static func entry(_ start: UnsafePointer<UInt8>, _ count: Int) -> Entry {
    let raw = UnsafeRawPointer(start)
    let head = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let tail = (raw + max(count, 8) - 8).loadUnaligned(as: UInt64.self)
    // No branches: short and long words come in no order that could be guessed.
    let outer = UInt64(truncatingIfNeeded: max(0, 64 &- 8 &* count))
    return Entry(
      head: head &<< outer, tail: count > 8 ? tail : 0, count: UInt32(truncatingIfNeeded: count))
  }

  @inline(__always)
  private func place(of entry: Entry) -> Int {
    let mixed = (entry.head ^ entry.tail &>> 32 ^ entry.tail) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> shift)
  }
}
