import Foundation

/// Every distinct word of the files once, found by its bytes; a word is its number from then on.
struct Vocabulary: Sendable {
  /// The code of an absent word.
  static let absent: Int32 = -1

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing, a power of two, at most half full: the upper half of the hash above the
  /// code plus one; 0 where free.
  private var slots: [UInt64] = Array(repeating: 0, count: 1024)
  private var hashes: [UInt64] = []

  /// Number of distinct words.
  var count: Int { ends.count }

  /// The code of a word, entered when new; absent for no bytes. Amortised O(length).
  mutating func code(of word: FieldBytes?) -> Int32 {
    guard let word, !word.isEmpty else { return Self.absent }
    let hash = Digest.of(word)
    let slot = find(word, hash)
    if slots[slot] != 0 { return Self.code(in: slots[slot]) }
    let code = Int32(ends.count)
    slots[slot] = Self.entry(hash, code)
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    hashes.append(hash)
    if ends.count * 2 > slots.count { grow() }
    return code
  }

  /// The code of a text.
  mutating func code(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { code(of: $0) }
  }

  /// The word of a code; "" when absent.
  subscript(code: Int32) -> String {
    code < 0 ? "" : String(decoding: bytes[range(of: code)], as: UTF8.self)
  }

  /// The bytes of a word.
  func utf8(_ code: Int32) -> ArraySlice<UInt8> { code < 0 ? [] : bytes[range(of: code)] }

  private func range(of code: Int32) -> Range<Int> {
    (code == 0 ? 0 : ends[Int(code) - 1])..<ends[Int(code)]
  }

  private static func code(in entry: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
  }

  private static func entry(_ hash: UInt64, _ code: Int32) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(code + 1)
  }

  private func find(_ word: FieldBytes, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while true {
      let entry = slots[slot]
      if entry == 0 { return slot }
      if (entry ^ hash) >> 32 == 0 && holds(Self.code(in: entry), word) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private func holds(_ code: Int32, _ word: FieldBytes) -> Bool {
    let range = range(of: code)
    guard range.count == word.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      guard let mine = all.baseAddress, let theirs = word.baseAddress else { return false }
      return memcmp(mine + range.lowerBound, theirs, word.count) == 0
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Self.entry(hash, Int32(code))
    }
  }
}

/// A dense map from codes to places.
struct CodeMap: Sendable {
  private var places: [Int32] = []

  init() {}

  /// The place of a code; -1 when none.
  subscript(code: Int32) -> Int32 {
    get { code >= 0 && code < places.count ? places[Int(code)] : -1 }
    set {
      guard code >= 0 else { return }
      if code >= places.count {
        let room = max(Int(code) + 1, places.count * 2, 256)
        places.append(contentsOf: repeatElement(-1, count: room - places.count))
      }
      places[Int(code)] = newValue
    }
  }
}
