import CustomerData

/// The last days of several periods, and what the key figures of each look back over.
struct FigureFrame: Sendable {
  /// The last days, ascending.
  let ends: [Day]
  /// Length of each period in days.
  let days: Int
  /// Length of the activity window in days.
  let window: Int
  /// Every order's day lies in it.
  let bounds: DayRange
  /// The first end not before a day, by the day counted from the first order's; the number of ends
  /// when there is none.
  let seen: LookupTable<Int32>

  /// O(days of the data × log ends).
  init(_ dataset: Dataset, ends: [Day], days: Int) {
    precondition(zip(ends, ends.dropFirst()).allSatisfy(<), "ends in order")
    self.ends = ends
    self.days = days
    window = dataset.shop.activityWindowDays
    bounds = dataset.orderDays
    let first = bounds.first
    seen = LookupTable(
      (0..<bounds.count).map { place in
        Int32(Self.count(of: ends, before: first.adding(days: place)))
      })
  }

  private static func count(of ends: [Day], before day: Day) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
