/// Words met lately and their codes: most cells repeat one of a few short words, which are told by
/// their bytes alone, without a hash.
///
/// Small tables without chains: of two words that fall on one place the later stays.
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
  private var names: RecentNames

  /// Knows no word yet; `places` is a power of two.
  init(places: Int = places) {
    entries = GrowingColumn(zeros: places)
    shift = UInt64(64 - places.trailingZeroBitCount)
    names = RecentNames(places: places / 2)
  }

  /// The longest word that is known here.
  static let longest = RecentNames.lengths.upperBound
  /// The longest word that is told by its first and last eight bytes.
  private static let shortest = RecentNames.lengths.lowerBound - 1

  /// The code of a word met lately; nil: not known here. The text has eight readable bytes behind it.
  @inline(__always)
  func code(of word: FieldBytes) -> Int32? {
    guard word.count <= Self.shortest else { return names.code(of: word) }
    guard word.count > 0, let start = word.baseAddress else { return nil }
    let wanted = Self.entry(start, word.count)
    let known = entries[place(of: wanted)]
    let differing =
      (known.head ^ wanted.head) | (known.tail ^ wanted.tail) | UInt64(known.count ^ wanted.count)
    return differing == 0 ? known.code : nil
  }

  /// Keeps a word's code, where the word is short enough.
  @inline(__always)
  mutating func keep(_ word: FieldBytes, _ code: Int32) {
    guard word.count <= Self.shortest else { return names.keep(word, code) }
    guard word.count > 0, let start = word.baseAddress else { return }
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

/// Longer words met lately, such as names of products, told by six times eight of their bytes, which
/// overlap where there are fewer than forty-eight.
private struct RecentNames: Sendable {
  private struct Entry: BitwiseCopyable {
    var bytes: SIMD8<UInt64> = .zero
  }

  /// The words that are known here, by their bytes.
  static let lengths = 17...48

  private var entries = GrowingColumn<Entry>()
  private let places: Int
  private let shift: UInt64

  init(places: Int) {
    self.places = places
    shift = UInt64(64 - places.trailingZeroBitCount)
  }

  // Not inlined: where most words are short, that would only be in their way.
  @inline(never)
  func code(of word: FieldBytes) -> Int32? {
    guard Self.lengths ~= word.count, !entries.isEmpty, let start = word.baseAddress else {
      return nil
    }
    let wanted = Self.bytes(start, word.count)
    let known = entries.values[place(of: wanted)].bytes
    var differing = known ^ wanted
    let code = Int32(truncatingIfNeeded: differing[7])
    differing[7] = 0
    return differing == .zero ? code : nil
  }

  @inline(never)
  mutating func keep(_ word: FieldBytes, _ code: Int32) {
    guard Self.lengths ~= word.count, let start = word.baseAddress else { return }
    if entries.isEmpty { entries = GrowingColumn(zeros: places) }
    var bytes = Self.bytes(start, word.count)
    let place = place(of: bytes)
    bytes[7] = UInt64(UInt32(bitPattern: code))
    entries[place] = Entry(bytes: bytes)
  }

  /// The word's bytes, its length, and room for a code. A word has a length: no free place is like one.
  @inline(__always)
  private static func bytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> SIMD8<UInt64> {
    let raw = UnsafeRawPointer(start)
    func load(_ place: Int) -> UInt64 { (raw + max(0, place)).loadUnaligned(as: UInt64.self) }
    return SIMD8(
      load(0), load(8), load(min(16, count - 8)), load(count - 24), load(count - 16),
      load(count - 8), UInt64(truncatingIfNeeded: count), 0)
  }

  /// Words differ in their middle as well as at their ends.
  @inline(__always)
  private func place(of bytes: SIMD8<UInt64>) -> Int {
    let heads = (bytes[0] ^ bytes[1] &<< 21 ^ bytes[1] &>> 43) &* 0x9E37_79B9_7F4A_7C15
    let middle = (bytes[2] ^ bytes[3] &<< 21 ^ bytes[3] &>> 43) &* 0xA076_1D64_78BD_642F
    let tails = (bytes[4] &<< 21 ^ bytes[4] &>> 43 ^ bytes[5] &+ bytes[6]) &* 0xE703_7ED1_A0B4_28DB
    let mixed = (heads ^ middle &>> 31 ^ middle ^ tails) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> shift)
  }
}
