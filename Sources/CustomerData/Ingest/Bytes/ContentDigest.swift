import CSIMD

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
    guard let start = bytes.baseAddress else { return }
    let sums = simd_digest_words(start, bytes.count / 8, UInt64(place) / 8)
    (low, high) = (sums.low, sums.high)
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
