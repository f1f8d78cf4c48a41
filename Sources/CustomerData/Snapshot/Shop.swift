/// What is true of the whole shop, from `tenure.toml` or the data.
public struct Shop: Hashable, Sendable, Codable {
  /// The day a week begins with.
  public enum WeekStart: String, Hashable, Sendable, Codable, CaseIterable {
    /// ISO 8601 weeks.
    case monday
    /// Weeks as in the United States.
    case sunday
  }

  /// Shown in the header.
  public var name: String
  /// The reporting currency; nil: the data name none, amounts have no unit.
  public var currency: Currency?
  /// IANA name; days are local days of this zone.
  public var timeZone: String
  /// The first day of a week.
  public var weekStart: WeekStart
  /// Whether an order worth nothing is an order.
  public var countsZeroOrders: Bool
  /// Whether revenue is without tax.
  public var isNetOfTax: Bool
  /// The window W of retention and churn, in days.
  public var activityWindowDays: Int
  /// Whether that window is the 90th percentile of the gaps between purchases instead.
  public var activityFollowsGaps = false
  /// Picks the trade's reference line; nil: none.
  public var industry: String?
  /// The score triples of each segment, by the segment's name; nil: the usual map.
  public var segments: [String: [String]]?
  /// What happened on some days: campaigns, holidays, strikes.
  public var annotations: [Annotation] = []
  /// What the shop wants its numbers to be.
  public var targets: [Target] = []
  /// Its loyalty tiers, by what is spent in 365 days.
  public var tiers: [LoyaltyTier] = []

  /// A shop with the defaults: UTC, Monday, zero orders excluded, 365 days.
  public init(
    name: String = "", currency: Currency? = nil, timeZone: String = "UTC",
    weekStart: WeekStart = .monday, countsZeroOrders: Bool = false, isNetOfTax: Bool = false,
    activityWindowDays: Int = 365, industry: String? = nil
  ) {
    self.name = name
    self.currency = currency
    self.timeZone = timeZone
    self.weekStart = weekStart
    self.countsZeroOrders = countsZeroOrders
    self.isNetOfTax = isNetOfTax
    self.activityWindowDays = activityWindowDays
    self.industry = industry
  }
}
