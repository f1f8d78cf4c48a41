/// One customer's gaps in ascending order while they come in: few, so each is put in its place.
///
/// The first ones lie in the value itself; memory is asked for by customers with many alone.
struct OwnGaps {
  private var near: InlineArray<16, Int32> = InlineArray(repeating: 0)
  private var far: [Int32] = []
  /// How many gaps.
  private(set) var count = 0

  /// Whether there is none yet.
  var isEmpty: Bool { count == 0 }

  /// Takes a gap. O(gaps).
  @inline(__always)
  mutating func insert(_ gap: Int32) {
    if count < 16 {
      var place = count
      while place > 0, near[place &- 1] > gap {
        near[place] = near[place &- 1]
        place &-= 1
      }
      near[place] = gap
    } else {
      insertFar(gap)
    }
    count &+= 1
  }

  private mutating func insertFar(_ gap: Int32) {
    if far.isEmpty { for place in 0..<16 { far.append(near[place]) } }
    var (low, high) = (0, far.count)
    while low < high {
      let middle = (low + high) / 2
      if far[middle] < gap { low = middle + 1 } else { high = middle }
    }
    far.insert(gap, at: low)
  }

  /// How many gaps are shorter than a number of days. O(gaps).
  func count(below days: Int) -> Int {
    var (place, all) = (0, count)
    if count > 16 {
      all = far.count
      while place < all, far[place] < days { place += 1 }
    } else {
      while place < all, near[place] < days { place += 1 }
    }
    return place
  }

  /// Twice the median, a whole number. There must be a gap.
  @inline(__always)
  var doubledMedian: Int {
    let (low, high) = ((count &- 1) / 2, count / 2)
    if count <= 16 { return Int(near[low] &+ near[high]) }
    return Int(far[low] &+ far[high])
  }
}
