/// Quantiles by linear interpolation between order statistics (Hyndman & Fan 1996, type 7).
public enum Quantiles {
  /// The value below which the fraction `p` of sorted values lies; nil when there are none. O(1).
  public static func of(sorted values: [Double], _ p: Double) -> Double? {
    guard let last = values.indices.last else { return nil }
    let place = Double(last) * min(1, max(0, p))
    let below = Int(place)
    let above = min(last, below + 1)
    return values[below] + (values[above] - values[below]) * (place - Double(below))
  }

  /// The middle of values in any order; nil when there are none. O(n log n).
  public static func median(_ values: [Double]) -> Double? { of(sorted: values.sorted(), 0.5) }

  /// The same for counts of days. O(1).
  public static func of(sorted days: [Int32], _ p: Double) -> Double? {
    guard let last = days.indices.last else { return nil }
    let place = Double(last) * min(1, max(0, p))
    let below = Int(place)
    let low = Double(days[below])
    return low + (Double(days[min(last, below + 1)]) - low) * (place - Double(below))
  }

  /// How many sorted values are smaller than `limit`. O(log n).
  public static func count(of sorted: [Int32], below limit: Int32) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
