/// How often each whole number from 0 up occurs: what sorting would tell, without sorting.
///
///     var gaps = Histogram(limit: 10)
///     for gap in [3, 5, 5] { gaps.add(gap) }
///     gaps.quantile(0.5)   → 5
public struct Histogram: Hashable, Sendable {
  /// How often each number occurs, by the number.
  public private(set) var counts: [Int32]

  /// Nothing yet; numbers up to `limit` can be added.
  public init(limit: Int) { counts = Array(repeating: 0, count: max(0, limit) + 1) }

  /// Numbers counted elsewhere.
  public init(counts: [Int32]) { self.counts = counts }

  /// Counts a number once more; it must lie in 0...limit.
  public mutating func add(_ number: Int, times: Int32 = 1) { counts[number] += times }

  /// How many numbers. O(limit).
  public var count: Int { counts.reduce(0) { $0 + Int($1) } }

  /// The numbers in ascending order, each as often as it occurs. O(limit + numbers).
  public var sorted: [Int32] {
    counts.enumerated().flatMap { Array(repeating: Int32($0), count: Int($1)) }
  }

  /// How many numbers are smaller than `limit`. O(limit).
  public func count(below limit: Int) -> Int {
    counts.prefix(max(0, limit)).reduce(0) { $0 + Int($1) }
  }

  /// The value below which the fraction `p` lies (Hyndman & Fan 1996, type 7), as `Quantiles` gives it
  /// of the sorted numbers; nil when there are none. O(limit).
  public func quantile(_ p: Double) -> Double? {
    let last = count - 1
    guard last >= 0 else { return nil }
    let place = Double(last) * min(1, max(0, p))
    let below = Int(place)
    let low = number(ofRank: below)
    let high = number(ofRank: min(last, below + 1))
    return Double(low) + Double(high - low) * (place - Double(below))
  }

  /// The number at a place of the sorted ones, counted from 0. O(limit).
  public func number(ofRank rank: Int) -> Int {
    var left = rank
    for (number, times) in counts.enumerated() {
      left -= Int(times)
      if left < 0 { return number }
    }
    preconditionFailure("rank \(rank) of \(count) numbers")
  }
}
