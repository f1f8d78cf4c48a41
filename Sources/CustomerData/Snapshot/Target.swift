/// What a shop wants a number to be, for everybody or for one part of its customers.
public struct Target: Hashable, Sendable, Codable {
  /// The number, by its name on the command line: `repeat_rate`.
  public let number: String
  /// The value wanted; a share as 0...1, money in major units.
  public let value: Double
  /// The window in days it was set for; nil: the number's own.
  public let windowDays: Int?
  /// The dimension it is for; nil: the whole shop.
  public let dimension: String?
  /// The value of that dimension.
  public let band: String?

  /// A target.
  public init(
    number: String, value: Double, windowDays: Int? = nil, dimension: String? = nil,
    band: String? = nil
  ) {
    self.number = number
    self.value = value
    self.windowDays = windowDays
    self.dimension = dimension
    self.band = band
  }
}
