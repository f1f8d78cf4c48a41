/// 64 bits over a column's bytes, in four lanes so that memory is what limits it. Tells accidents,
/// not forgers.
struct Checksum {
  private static let odd: [UInt64] = [
    0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0xA076_1D64_78BD_642F,
  ]

  /// The checksum of some bytes. O(bytes).
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(odd[0], odd[1], odd[2], odd[3])
    let factor = SIMD4<UInt64>(odd[3], odd[2], odd[1], odd[0])
    var place = 0
    while place + 32 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ block) &* factor
      lanes ^= lanes &>> 29
      place += 32
    }
    var digest = Digest()
    for lane in 0..<4 { digest.add(lanes[lane]) }
    digest.add(UInt64(bytes.count))
    for byte in bytes[place...] { digest.add(UInt64(byte)) }
    return digest.value
  }
}
