/// A hash over the words of a file's content, however it is cut: four side by side, since each step
/// waits for the one before.
struct ContentDigest {
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
  /// Words so far.
  private var count = 0

  /// Adds a part of the content, eight bytes at a time; its count is a multiple of eight.
  mutating func add(_ bytes: FieldBytes) {
    let raw = UnsafeRawBufferPointer(bytes)
    func word(_ place: Int) -> UInt64 {
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    var place = 0
    while count & 3 != 0 && place < raw.count {
      turn(word(place))
      place += 8
    }
    var (a, b, c, d) = lanes
    while place + 32 <= raw.count {
      a = Self.mixed(a, word(place))
      b = Self.mixed(b, word(place + 8))
      c = Self.mixed(c, word(place + 16))
      d = Self.mixed(d, word(place + 24))
      place += 32
      count += 4
    }
    lanes = (a, b, c, d)
    while place < raw.count {
      turn(word(place))
      place += 8
    }
  }

  /// Adds the next word to the lane whose turn it is.
  private mutating func turn(_ word: UInt64) {
    switch count & 3 {
    case 0: lanes.0 = Self.mixed(lanes.0, word)
    case 1: lanes.1 = Self.mixed(lanes.1, word)
    case 2: lanes.2 = Self.mixed(lanes.2, word)
    default: lanes.3 = Self.mixed(lanes.3, word)
    }
    count += 1
  }

  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (lane ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return mixed.high ^ mixed.low ^ (word &+ 0xE703_7ED1_A0B4_28DB)
  }

  /// Hands what was added to a digest, with the last bytes, fewer than eight.
  func end(with rest: FieldBytes, in digest: inout Digest) {
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] { digest.add(lane) }
    digest.add(rest: rest)
  }
}

extension Digest {
  /// Adds the whole content of a file.
  mutating func add(content bytes: FieldBytes) {
    add(UInt64(bytes.count))
    let whole = bytes.count & ~7
    var content = ContentDigest()
    content.add(FieldBytes(rebasing: bytes[..<whole]))
    content.end(with: FieldBytes(rebasing: bytes[whole...]), in: &self)
  }
}
