/// A number of a customer's id: the same on every day, in every order of rows, on every machine.
///
/// - Source: FNV-1a, 64 bits (Fowler, Noll & Vo, 1991), its bits mixed once more (Steele, Lea &
///   Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
struct CustomerHash {
  let value: UInt64

  init(_ id: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    value = hash ^ (hash >> 31)
  }

  /// Whether the customer belongs to a sample of one in `count`.
  func isOne(of count: Int) -> Bool { count <= 1 || (value >> 8) % UInt64(count) == 0 }

  /// One of two halves.
  var isHeads: Bool { value & 1 == 0 }
}
