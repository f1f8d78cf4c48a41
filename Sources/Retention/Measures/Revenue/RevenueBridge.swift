import CustomerData

/// How the revenue of one window became that of the next, customer by customer.
///
///     sum(B) − lost − contraction + expansion + reactivated + new = sum(period)
///
/// The base are the customers who ordered in the window before; `B` is what each brought then, `P` what
/// each brings in this window. Whoever ordered earlier still and comes back is reactivated, not new.
///
/// - Counts: valid orders of known customers; those of nobody known stand beside the bridge.
/// - Shape: seven bars that add up to the minor unit, and two ratios of the base.
/// - Complexity: O(orders).
/// - Source: gross and net revenue retention, as in subscription trades.
public struct RevenueBridge: Metric {
  /// One bar.
  public enum Bar: String, Hashable, Codable, Sendable, CaseIterable {
    /// Revenue of the window before.
    case base
    /// Brought then by customers who bring nothing now.
    case lost
    /// What the others bring less than then.
    case contraction
    /// What the others bring more than then.
    case expansion
    /// Brought by customers from before both windows.
    case reactivated
    /// Brought by customers whose first order lies in the window.
    case new
    /// Revenue of this window.
    case total

    /// +1 where the bar adds, −1 where it takes away.
    public var sign: Int64 { self == .lost || self == .contraction ? -1 : 1 }
  }

  /// The seven bars.
  public struct Value: Hashable, Codable, Sendable {
    /// This window.
    public let window: DayRange
    /// The reporting currency.
    public let currency: Currency?
    /// Whether the as-of day is the window's last day or later.
    public let isFinal: Bool
    /// Revenue of the window without a known customer, in minor units; in no bar.
    public fileprivate(set) var anonymous: Int64 = 0
    /// Of the base revenue the part kept, at most what each brought before, in minor units.
    public fileprivate(set) var kept: Int64 = 0
    /// Brought in this window by the customers with base revenue, in minor units.
    public fileprivate(set) var again: Int64 = 0
    /// Base customers whose base revenue is not above zero: in no ratio.
    public fileprivate(set) var setAside = 0
    fileprivate var amounts: [Bar: Int64] = [:]
    fileprivate var counts: [Bar: Int] = [:]

    /// The bar's length in minor units, never negative.
    public func amount(_ bar: Bar) -> Int64 { amounts[bar, default: 0] }

    /// The customers the bar is made of.
    public func customers(_ bar: Bar) -> Int { counts[bar, default: 0] }

    fileprivate mutating func add(_ bar: Bar, _ amount: Int64) {
      amounts[bar, default: 0] += amount
      counts[bar, default: 0] += 1
    }
  }

  /// What is pointed at.
  public enum Part: Hashable, Codable, Sendable {
    /// The customers of a bar.
    case bar(Bar)
    /// Of the base those who bring something again.
    case kept
  }

  /// The windows' length in days; nil: the shop's activity window.
  public let days: Int?
  /// A window of the caller's choice; nil: the one that ends at the as-of day.
  public let range: DayRange?

  /// The bridge into the last `days` days, or into `range`, from as many days before.
  public init(days: Int? = nil, range: DayRange? = nil) {
    self.days = days.map { max(1, $0) }
    self.range = range
  }

  /// The window for data seen on a day.
  public func window(of shop: Shop, asOf day: Day) -> DayRange {
    range ?? DayRange(last: days ?? shop.activityWindowDays, upTo: day)
  }

  /// The bars.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let window = window(of: dataset.shop, asOf: dataset.asOf)
    var value = Value(
      window: window, currency: dataset.shop.currency, isFinal: dataset.asOf >= window.last)
    selection.customers.forEachSet { customer in
      Stay(customer, in: window, of: dataset)?.add(to: &value)
    }
    if selection.count == dataset.customers.count {
      for order in dataset.anonymousOrders where window.contains(dataset.orders.day[order]) {
        value.anonymous += dataset.orders.net[order]
      }
    }
    return Measured(value: value, explanation: account(.total, value, dataset))
  }

  /// The customers of a bar.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let window = window(of: dataset.shop, asOf: dataset.asOf)
    let rows = selection.customers.rows.filter { customer in
      Stay(customer, in: window, of: dataset).map { $0.isBehind(part) } ?? false
    }
    return Selection(rows: rows, of: dataset)
  }

  /// One customer's part in the bridge.
  private struct Stay {
    var before: Int64 = 0
    var now: Int64 = 0
    var ordersBefore = 0
    var ordersNow = 0
    let isNew: Bool

    /// Nil without an order up to the window's end.
    init?(_ customer: Int, in window: DayRange, of dataset: Dataset) {
      let rows = dataset.customers.orders(of: customer)
      guard let start = rows.first, dataset.orders.day[start] <= window.last else { return nil }
      isNew = window.contains(dataset.orders.day[start])
      let earlier = window.previous
      for row in rows {
        let day = dataset.orders.day[row]
        if window.contains(day) {
          now += dataset.orders.net[row]
          ordersNow += 1
        } else if earlier.contains(day) {
          before += dataset.orders.net[row]
          ordersBefore += 1
        }
      }
    }

    func isBehind(_ part: Part) -> Bool {
      switch part {
      case .kept: ordersBefore > 0 && ordersNow > 0
      case .bar(let bar): isBehind(bar)
      }
    }

    func isBehind(_ bar: Bar) -> Bool {
      switch bar {
      case .base: ordersBefore > 0
      case .total: ordersNow > 0
      case .new: isNew
      case .reactivated: ordersNow > 0 && ordersBefore == 0 && !isNew
      case .lost: before > 0 && now == 0
      case .contraction: before > now && now > 0
      case .expansion: ordersBefore > 0 && now > before
      }
    }

    func add(to value: inout Value) {
      for bar in Bar.allCases where isBehind(bar) {
        switch bar {
        case .base, .lost: value.add(bar, before)
        case .contraction: value.add(bar, before - now)
        case .expansion: value.add(bar, now - before)
        case .total, .new, .reactivated: value.add(bar, now)
        }
      }
      guard ordersBefore > 0 else { return }
      if before > 0 {
        value.kept += min(before, now)
        value.again += now
      } else {
        value.setAside += 1
      }
    }
  }
}
