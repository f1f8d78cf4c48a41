import CustomerData

/// What new customers cost, and when they have brought it back.
///
///     CAC     = spend / new customers            of the same days and channel
///     ROAS    = net revenue / spend
///     payback = first k with margin(k) / customers old enough ≥ CAC,  k = 30, 60, 90 … days
///
/// Customers are told by the channel or campaign of their first order, revenue by that of each order.
/// `margin(k)` is what customers brought in the first k days after their first order, of those at
/// least k days old: items less cost where costs are known, else the net value, which is said.
///
/// - Counts: first valid orders of known customers in the days asked for; spend in the reporting
///   currency, what has no rate left out.
/// - Shape: one row a channel or campaign with spend, most spend first; the whole.
/// - Complexity: O(orders + lines + spend).
/// - Source: Tenure.
public struct Payback: Metric {
  /// What a row is.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// One channel.
    case channel
    /// One campaign.
    case campaign
  }

  /// All rows and the whole.
  public struct Value: Hashable, Codable, Sendable {
    /// The days of spend and of first orders.
    public let period: DayRange
    /// Most spend first.
    public let rows: [PaybackRow]
    /// Everything together; customers of channels without spend are in it.
    public let whole: PaybackRow
    /// Rows of the spend file in a currency without a rate.
    public let withoutRate: Int
    /// Whether what customers brought is net of cost.
    public let knowsCosts: Bool
  }

  /// The customers of a row: those it won. No label: of all.
  public struct Part: Hashable, Codable, Sendable {
    /// The channel or campaign; nil: any.
    public let label: String?

    /// Customers won by a channel or campaign.
    public init(label: String?) { self.label = label }
  }

  /// Days of one step of the payback curve.
  public static let step = 30
  /// Steps looked at: three years.
  public static let steps = 36

  /// What a row is.
  public let kind: Kind
  /// How many days up to the as-of day.
  public let days: Int

  /// The last `days` days by channel or campaign.
  public init(by kind: Kind = .channel, days: Int = 365) {
    self.kind = kind
    self.days = max(1, days)
  }

  /// The days asked for.
  public func period(asOf day: Day) -> DayRange { DayRange(last: days, upTo: day) }

  /// The rows.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let value = PaybackTally(self, population.dataset).value(of: selection)
    let number = PaybackNumber.acquisitionCost
    return Measured(
      value: value, explanation: number.explanation(value.whole, value, population.dataset))
  }

  /// Whom a channel or campaign won.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let period = period(asOf: dataset.asOf)
    let words = kind == .channel ? dataset.orders.channel : dataset.orders.campaign
    let rows = selection.customers.rows.filter { customer in
      guard let first = dataset.customers.orders(of: customer).first,
        period.contains(dataset.orders.day[first])
      else { return false }
      return part.label == nil || words[first] == part.label
    }
    return Selection(rows: rows, of: dataset)
  }

  /// The account of a row's cost of acquisition.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    guard let row = measured.value.rows.first(where: { $0.label == part.label }) else {
      return measured.explanation
    }
    return PaybackNumber.acquisitionCost.explanation(row, measured.value, measured.explanation)
  }
}

/// One channel or campaign, or everything.
public struct PaybackRow: Hashable, Codable, Sendable {
  /// The channel or campaign; nil: everything.
  public let label: String?
  /// Spent, in minor units.
  public var spend: Int64 = 0
  /// Customers whose first order it won.
  public var customers = 0
  /// Customers the advertising platform says it won; nil: it does not say.
  public var told: Int?
  /// Net revenue of its orders of the days, in minor units.
  public var revenue: Int64 = 0
  /// What its customers brought by the end of each step, in minor units, of those old enough.
  public var brought: [Int64] = []
  /// Customers old enough for each step.
  public var old: [Int] = []

  /// Spend per new customer in minor units; nil: nobody was won.
  public var cost: Double? { customers > 0 ? Double(spend) / Double(customers) : nil }

  /// Revenue per unit of spend; nil: nothing was spent.
  public var returned: Double? { spend > 0 ? Double(revenue) / Double(spend) : nil }

  /// The days after which a customer has brought back what one costs; nil: not reached.
  public var paybackDays: Int? {
    guard let cost, spend > 0 else { return nil }
    let step = brought.indices.first {
      old[$0] > 0 && Double(brought[$0]) >= cost * Double(old[$0])
    }
    return step.map { ($0 + 1) * Payback.step }
  }

  /// The last step anybody is old enough for, in days.
  public var seenDays: Int { (old.lastIndex { $0 > 0 } ?? -1) * Payback.step + Payback.step }
}
