/// A hash over the words of a file's content, however it is cut and whoever reads which part: each
/// word is mixed with its place, and what comes out is added up.
struct ContentDigest {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Nothing yet.
  init() {}

  /// Of a part of the content that begins at byte `place`, eight bytes at a time; both counts are
  /// multiples of eight. O(bytes).
  init(of bytes: FieldBytes, at place: Int) {
    let raw = UnsafeRawBufferPointer(bytes)
    // Steps by the golden ratio of 64 bits: places lie far apart (Weyl; see SplitMix64).
    let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    var key = (UInt64(place) / 8 &+ 1) &* step
    for word in stride(from: 0, to: raw.count & ~7, by: 8) {
      let value = raw.loadUnaligned(fromByteOffset: word, as: UInt64.self)
      // A square, nearly: unlike a product with a constant it keeps no sums.
      let placed = UInt64(littleEndian: value) &+ key
      let turned = placed &<< 32 | placed &>> 32
      let mixed = placed.multipliedFullWidth(by: turned ^ 0xE703_7ED1_A0B4_28DB)
      low &+= mixed.low
      high &+= mixed.high
      key &+= step
    }
  }

  /// Adds another part of the same content.
  mutating func add(_ part: ContentDigest) {
    low &+= part.low
    high &+= part.high
  }

  /// Hands what was added to a digest, with the last bytes, fewer than eight.
  func end(with rest: FieldBytes, in digest: inout Digest) {
    digest.add(low)
    digest.add(high)
    digest.add(rest: rest)
  }
}

extension Digest {
  /// Adds the whole content of a file.
  mutating func add(content bytes: FieldBytes) {
    add(UInt64(bytes.count))
    let whole = bytes.count & ~7
    let content = ContentDigest(of: FieldBytes(rebasing: bytes[..<whole]), at: 0)
    content.end(with: FieldBytes(rebasing: bytes[whole...]), in: &self)
  }
}
