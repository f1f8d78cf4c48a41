/// 64 bits over many bytes, as fast as memory gives them. Tells accidents, not forgers.
///
/// Each word is added up once as it is, so that no single change goes unseen, and once its halves are
/// multiplied under a key of its place, so that nothing may change places. Products of 32-bit halves
/// are what vector units have; the form is that of XXH3 (Collet, xxHash 0.8).
struct Checksum {
  private static let odd: [UInt64] = [
    0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0xA076_1D64_78BD_642F,
  ]
  private static let step = SIMD4<UInt64>(odd[3], odd[2], odd[1], odd[0])
  /// Bytes taken up together: pieces but the last have a whole number of them.
  static let block = 32

  private var key = SIMD4<UInt64>(odd[0], odd[1], odd[2], odd[3])
  private var products = SIMD4<UInt64>()
  private var words = SIMD4<UInt64>()
  private var count = 0
  private var tail: [UInt8] = []

  /// Adds the next piece; one whose length is no multiple of `block` is the last. O(bytes).
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    precondition(tail.isEmpty, "a piece behind the last one")
    var (key, products, words) = (key, products, words)
    let low = SIMD4<UInt64>(repeating: 0xFFFF_FFFF)
    let step = Self.step
    let end = bytes.count / Self.block * Self.block
    var place = 0
    while place < end {
      let block = bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
      let mixed = block ^ key
      products &+= (mixed & low) &* (mixed &>> 32)
      words &+= block
      key &+= step
      place &+= Self.block
    }
    (self.key, self.products, self.words) = (key, products, words)
    count += bytes.count
    tail = Array(bytes[end...])
  }

  /// The checksum of what was added.
  var value: UInt64 {
    var digest = Digest()
    for lane in 0..<4 {
      digest.add(products[lane])
      digest.add(words[lane])
    }
    digest.add(UInt64(count))
    for byte in tail { digest.add(UInt64(byte)) }
    return digest.value
  }

  /// The checksum of some bytes. O(bytes).
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var checksum = Checksum()
    checksum.add(bytes)
    return checksum.value
  }
}
