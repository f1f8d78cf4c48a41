/// The set bits of some rows, one after the other.
struct SetBits {
  private let words: UnsafeBufferPointer<UInt64>
  private let stop: Int
  private var place: Int
  private var rest: UInt64

  /// Of rows from `start` on; the bits of `stop` and beyond may be met.
  init(_ words: UnsafeBufferPointer<UInt64>, from start: Int, to stop: Int) {
    self.words = words
    self.stop = stop
    place = start >> 6
    rest = start < stop ? words[place] & (~0 << UInt64(start & 63)) : 0
  }

  /// The next set row; `stop` or more when there is none before it.
  @inline(__always)
  mutating func next() -> Int {
    while rest == 0 {
      place &+= 1
      if place << 6 >= stop { return stop }
      rest = words[place]
    }
    let row = place << 6 &+ rest.trailingZeroBitCount
    rest &= rest &- 1
    return row
  }
}
