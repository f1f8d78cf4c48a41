import CustomerData

/// The last days of several periods, and for each day of the data from which of them on it counts.
struct FigureFrame: Sendable {
  /// For one day the first end not before it, and not before it by the length of the period, of the
  /// window and of two windows; the number of ends when there is none.
  struct Marks: BitwiseCopyable {
    let seen: Int16
    let leavesPeriod: Int16
    let leavesWindow: Int16
    let leavesBase: Int16
    let isYearOld: Int16

    /// Whether an order of the day is history at every end.
    var isOld: Bool { leavesPeriod | leavesBase == 0 }
  }

  /// The last days, ascending.
  let ends: [Day]
  /// Length of each period in days.
  let days: Int
  /// Length of the activity window in days.
  let window: Int
  /// Every order's day lies in it.
  let bounds: DayRange
  /// By the day, counted from the first order's.
  let marks: LookupTable<Marks>

  /// O(days of the data × log ends).
  init(_ dataset: Dataset, ends: [Day], days: Int) {
    precondition(zip(ends, ends.dropFirst()).allSatisfy(<), "ends in order")
    self.ends = ends
    self.days = days
    window = dataset.shop.activityWindowDays
    bounds = dataset.orderDays
    let (bounds, window) = (bounds, window)
    func first(_ day: Day) -> Int16 { Int16(Self.count(of: ends, before: day)) }
    marks = LookupTable(
      (0..<bounds.count).map { place in
        let day = bounds.first.adding(days: place)
        return Marks(
          seen: first(day), leavesPeriod: first(day.adding(days: days)),
          leavesWindow: first(day.adding(days: window)),
          leavesBase: first(day.adding(days: 2 * window)),
          isYearOld: first(day.adding(days: 365)))
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
