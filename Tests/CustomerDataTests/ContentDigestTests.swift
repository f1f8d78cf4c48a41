import Support
import Testing

@testable import CustomerData

@Suite("The hash over a file's content") struct ContentDigestTests {
  @Test(
    "However the content is cut and in whatever order it is added, the hash is the same",
    arguments: Seed.some(20))
  func cut(seed: Int) {
    var random = Seed(seed)
    let bytes = (0..<random.int(0...300)).map { _ in UInt8(random.int(0...255)) }
    var whole = Digest()
    bytes.withUnsafeBufferPointer { whole.add(content: $0) }
    var cut = Digest()
    cut.add(UInt64(bytes.count))
    var parts: [ContentDigest] = []
    var content = ContentDigest()
    bytes.withUnsafeBufferPointer { all in
      var place = 0
      while place < all.count & ~7 {
        let end = min(all.count & ~7, place + 8 * random.int(1...9))
        parts.append(ContentDigest(of: FieldBytes(rebasing: all[place..<end]), at: place))
        place = end
      }
      for part in parts.shuffled(using: &random) { content.add(part) }
      content.end(with: FieldBytes(rebasing: all[(all.count & ~7)...]), in: &cut)
    }
    #expect(cut.value == whole.value)
  }

  @Test("Any byte that changes changes the hash")
  func changes() {
    let bytes = (0..<100).map { UInt8($0) }
    var seen: Set<UInt64> = []
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      var digest = Digest()
      changed.withUnsafeBufferPointer { digest.add(content: $0) }
      seen.insert(digest.value)
    }
    #expect(seen.count == bytes.count)
  }

  @Test("Words that change places, and changes that would cancel in a sum, change the hash")
  func places() {
    let rows = Array("10,20,30\n11,21,31\n12,22,32\n13,23,33\n".utf8)
    func value(_ bytes: [UInt8]) -> UInt64 {
      var digest = Digest()
      bytes.withUnsafeBufferPointer { digest.add(content: $0) }
      return digest.value
    }
    let swapped = Array(rows[8..<16] + rows[0..<8] + rows[16...])
    var balanced = rows
    balanced[0] += 1
    balanced[8] -= 1
    var threefold = rows
    for (place, change) in [(0, 1), (8, 254), (16, 1)] { threefold[place] &+= UInt8(change) }
    #expect(Set([rows, swapped, balanced, threefold].map(value)).count == 4)
  }
}
