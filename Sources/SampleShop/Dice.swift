/// A seeded source of chance: the same seed and stream give the same throws on every platform.
///
/// Only integer arithmetic, so no rounding can differ between processors. The generator is
/// xoshiro256**, seeded by SplitMix64 (Blackman and Vigna, public domain).
struct Dice {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  init(seed: UInt64, stream: Int) {
    var state = seed ^ (UInt64(truncatingIfNeeded: stream) &* 0xD1B5_4A32_D192_ED03)
    func mixed() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    (a, b, c, d) = (mixed(), mixed(), mixed(), mixed())
  }

  mutating func next() -> UInt64 {
    let product = b &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 45) | (d >> 19)
    return result
  }

  /// 0 ..< bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True `percent` times in a hundred; at most 0 never, at least 100 always.
  mutating func chance(percent: Int) -> Bool { below(100) < percent }

  mutating func chance(perMille: Int) -> Bool { below(1000) < perMille }
}

/// Draws positions in proportion to whole weights, in O(log n).
struct Urn: Sendable {
  private let upTo: [Int]

  init(_ weights: [Int]) {
    var sum = 0
    upTo = weights.map { weight in
      sum += weight
      return sum
    }
    precondition(sum > 0, "an urn needs a weight above zero")
  }

  func draw(_ dice: inout Dice) -> Int {
    let mark = dice.below(upTo[upTo.count - 1])
    var low = 0
    var high = upTo.count - 1
    while low < high {
      let middle = (low + high) / 2
      if upTo[middle] > mark { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
