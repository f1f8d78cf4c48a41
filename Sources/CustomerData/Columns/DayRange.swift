/// Whole local days from `first` to `last`, both included.
public struct DayRange: Hashable, Sendable, Codable {
  /// The first day of the window.
  public let first: Day
  /// The last day of the window, included.
  public let last: Day

  /// The days from `first` to `last`; the two may come in either order.
  public init(_ first: Day, _ last: Day) {
    self.first = min(first, last)
    self.last = max(first, last)
  }

  /// The last `days` whole days up to and including `day`: `[day - days + 1, day]`.
  public init(last days: Int, upTo day: Day) {
    self.init(day.adding(days: 1 - max(1, days)), day)
  }

  /// Number of days.
  public var count: Int { last - first + 1 }

  /// Whether the day lies inside.
  public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// The window of the same length that ends the day before this one begins.
  public var previous: DayRange { DayRange(last: count, upTo: first.adding(days: -1)) }
}
