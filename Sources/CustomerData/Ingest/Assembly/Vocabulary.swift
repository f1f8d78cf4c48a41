/// Every distinct word of the files once, found by its bytes; a word is its number from then on.
struct Vocabulary: Sendable {
  /// The code of an absent word.
  static let absent: Int32 = -1

  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: codes, -1 where free; a power of two, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 1024)
  private var hashes: [UInt64] = []

  /// Number of distinct words.
  var count: Int { ends.count }

  /// The code of a word, entered when new; absent for no bytes. Amortised O(length).
  mutating func code(of word: FieldBytes?) -> Int32 {
    guard let word, !word.isEmpty else { return Self.absent }
    let hash = Digest.of(word)
    let slot = find(word, hash)
    if slots[slot] >= 0 { return slots[slot] }
    let code = Int32(ends.count)
    slots[slot] = code
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

  /// The code of a word already entered; absent when it is not.
  func known(_ word: FieldBytes) -> Int32 { slots[find(word, Digest.of(word))] }

  /// The word of a code; "" when absent.
  subscript(code: Int32) -> String {
    code < 0 ? "" : String(decoding: bytes[range(of: code)], as: UTF8.self)
  }

  /// The bytes of a word.
  func utf8(_ code: Int32) -> ArraySlice<UInt8> { code < 0 ? [] : bytes[range(of: code)] }

  private func range(of code: Int32) -> Range<Int> {
    (code == 0 ? 0 : ends[Int(code) - 1])..<ends[Int(code)]
  }

  private func find(_ word: FieldBytes, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while true {
      let code = slots[slot]
      if code < 0 { return slot }
      if hashes[Int(code)] == hash && bytes[range(of: code)].elementsEqual(word) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(code)
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
