/// Something that happened on some days, drawn on the axes of time.
public struct Annotation: Hashable, Sendable, Codable {
  /// What it was: "Black Friday".
  public let name: String
  /// When.
  public let days: DayRange

  /// An event of the shop's calendar.
  public init(name: String, days: DayRange) {
    self.name = name
    self.days = days
  }
}

extension Shop {
  /// What happened in some days, in the order of `tenure.toml`.
  public func annotations(in range: DayRange) -> [Annotation] {
    annotations.filter { $0.days.first <= range.last && range.first <= $0.days.last }
  }
}
