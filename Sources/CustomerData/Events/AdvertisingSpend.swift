/// What was spent on finding customers: one row a day, channel and campaign.
public struct AdvertisingSpend: Sendable {
  /// One row of a spend file.
  public struct Entry: Hashable, Sendable, Codable {
    /// The local day it was spent for.
    public let day: Day
    /// Channel; "" when absent.
    public let channel: String
    /// Campaign; "" when absent.
    public let campaign: String
    /// Minor units of the reporting currency; nil: in a currency without a rate.
    public let amount: Int64?
    /// Customers the platform says it brought; nil: not told.
    public let newCustomers: Int?

    /// A day's spend.
    public init(
      day: Day, channel: String, campaign: String = "", amount: Int64?, newCustomers: Int? = nil
    ) {
      self.day = day
      self.channel = channel
      self.campaign = campaign
      self.amount = amount
      self.newCustomers = newCustomers
    }
  }

  /// By day.
  public let entries: [Entry]

  /// Entries in any order. O(n log n).
  public init(_ entries: [Entry]) {
    self.entries = entries.enumerated().sorted {
      ($0.element.day.number, $0.offset) < ($1.element.day.number, $1.offset)
    }.map(\.element)
  }

  /// No spend file.
  public static let none = AdvertisingSpend([])

  /// What was spent by the end of a day. O(entries).
  public func seen(at day: Day) -> AdvertisingSpend {
    guard let last = entries.last, last.day > day else { return self }
    return AdvertisingSpend(entries.filter { $0.day <= day })
  }
}
