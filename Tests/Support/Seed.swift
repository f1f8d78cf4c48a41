/// Repeatable chance: the same seed, the same numbers on every machine (SplitMix64).
public struct Seed: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator of its own for each case of a property.
  public init(_ value: Int) { state = UInt64(bitPattern: Int64(value)) &* 0x9e37_79b9_7f4a_7c15 }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A whole number of the range.
  public mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of some values; the list has at least one.
  public mutating func pick<Value>(_ values: [Value]) -> Value {
    values[int(0...(values.count - 1))]
  }

  /// True once in `n` times.
  public mutating func oneIn(_ n: Int) -> Bool { int(1...n) == 1 }

  /// The cases of a property: 0, 1, 2 … each a seed.
  public static func some(_ count: Int) -> Range<Int> { 0..<count }
}
