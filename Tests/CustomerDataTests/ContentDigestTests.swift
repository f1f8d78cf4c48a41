import Support
import Testing

@testable import CustomerData

@Suite("The hash over a file's content") struct ContentDigestTests {
  @Test("However the content is cut, the hash is the same", arguments: Seed.some(20))
  func cut(seed: Int) {
    var random = Seed(seed)
    let bytes = (0..<random.int(0...300)).map { _ in UInt8(random.int(0...255)) }
    var whole = Digest()
    bytes.withUnsafeBufferPointer { whole.add(content: $0) }
    var parts = Digest()
    parts.add(UInt64(bytes.count))
    var content = ContentDigest()
    bytes.withUnsafeBufferPointer { all in
      var place = 0
      while place < all.count & ~7 {
        let end = min(all.count & ~7, place + 8 * random.int(1...9))
        content.add(FieldBytes(rebasing: all[place..<end]))
        place = end
      }
      content.end(with: FieldBytes(rebasing: all[(all.count & ~7)...]), in: &parts)
    }
    #expect(parts.value == whole.value)
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
}
