import CustomerData

/// What some points more of retention would bring in a year, from the shop's own figures.
///
///     revenue = points × n(active) × sum(P) / n(R)
///
/// `n(active)` are the customers of the last 365 days, of whom so many points more would come back; each is
/// taken to bring what a customer who did come back brings in a year: `sum(P) / n(R)`.
///
/// - Counts: customers with a valid order; a year is 365 days whatever the shop's window.
/// - Shape: one revenue and, where costs are known, one margin.
/// - Complexity: O(orders + lines).
/// - Source: Tenure; no constant from a book.
public struct RetentionGain: Metric {
  /// What the gain is worked out from.
  public struct Value: Hashable, Codable, Sendable {
    /// Share gained, 0.05 for five points.
    public let points: Double
    /// Customers of the last 365 days.
    public let active: Int
    /// Customers of the 365 days before.
    public let base: Int
    /// Of them those who came back.
    public let retained: Int
    /// What those brought in the last 365 days, in minor units.
    public let again: Int64
    /// Margin as a share of revenue, of lines whose cost is known; nil: no cost is known.
    public let marginShare: Double?
    /// The share of the lines' revenue whose cost is known; nil without lines.
    public let costKnown: Double?
    /// The reporting currency.
    public let currency: Currency?

    /// Revenue gained, in minor units; nil: nobody has come back yet.
    public var revenue: Double? {
      retained > 0 ? points * Double(active) * Double(again) / Double(retained) : nil
    }
    /// Margin gained, in minor units; nil where no cost is known.
    public var margin: Double? {
      revenue.flatMap { revenue in marginShare.map { revenue * $0 } }
    }
  }

  /// Whom it is worked out from.
  public enum Part: String, Hashable, Codable, Sendable, CaseIterable {
    /// Customers of the last 365 days.
    case active
    /// Customers of the 365 days before who came back.
    case retained
  }

  /// Share gained.
  public let points: Double

  /// What a gain of `points` (0.05: five points) would bring.
  public init(points: Double = 0.05) { self.points = points }

  /// The gain.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let bridge = try RevenueBridge(days: 365).measure(population, among: selection).value
    let retained = try customers(behind: .retained, of: population, among: selection)
    let margin = Margin(dataset, among: selection)
    let value = Value(
      points: points, active: bridge.customers(.total), base: bridge.customers(.base),
      retained: retained.count, again: bridge.again, marginShare: margin.share,
      costKnown: margin.known, currency: dataset.shop.currency)
    let account = GainNumber.revenue.account(
      value,
      Explanation(
        definition: GainNumber.revenue.definition(of: dataset.shop), inputs: [], value: nil,
        leftOut: dataset.leftOutOrders(countingCustomers: true),
        window: DayRange(last: 365, upTo: dataset.asOf), asOf: dataset.asOf,
        snapshot: dataset.fingerprint))
    return Measured(value: value, explanation: account)
  }

  /// The customers of a part.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try RevenueBridge(days: 365).customers(
      behind: part == .active ? .bar(.total) : .kept, of: population, among: selection)
  }

  /// The account of the gain.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    measured.explanation
  }

  /// One of its numbers with its account.
  public func reading(_ number: GainNumber, in measured: Measured<Value>) -> Reading {
    let account = number.account(measured.value, measured.explanation)
    return Reading(
      value: account.value,
      reason: measured.value.revenue == nil ? "nobody has come back yet" : "no cost is known",
      explanation: account)
  }
}

/// The numbers of a gain in retention that have names.
public enum GainNumber: String, Hashable, Codable, Sendable, CaseIterable {
  case revenue = "what_if_revenue"
  case margin = "what_if_margin"

  /// The one definition of it.
  public func definition(of shop: Shop) -> Definition {
    let money = MetricUnit.money(shop.currency)
    switch self {
    case .revenue:
      return Definition(
        name: "What if, revenue",
        meaning:
          "What would come in over 12 months if so many points more of the active customers came back, each bringing what a returning customer brings now.",
        formula: "points * n(active) * sum(P) / n(R)", unit: money, window: .ahead(days: 365),
        direction: .up)
    case .margin:
      return Definition(
        name: "What if, margin", meaning: "The same less the cost of what is sold.",
        formula: "points * n(active) * sum(P) / n(R) * margin", unit: money,
        window: .ahead(days: 365), direction: .up)
    }
  }

  func account(_ value: RetentionGain.Value, _ base: Explanation) -> Explanation {
    let scale = Double(value.currency?.minorUnits ?? 100)
    let minor = self == .revenue ? value.revenue : value.margin
    var inputs = [
      Input("points", "retention gained", value.points, .share),
      Input("n(active)", "customers of the last 365 days", Double(value.active)),
      Input(
        "sum(P)", "spent by the same customers in this window", Double(value.again) / scale,
        .money(value.currency)),
      Input("n(R)", "of them with a valid order in this window", Double(value.retained)),
    ]
    var remarks = minor == nil ? ["nobody has come back yet"] : []
    if self == .margin, value.retained > 0 {
      if let share = value.marginShare {
        inputs.append(Input("margin", "share of revenue where the cost is known", share, .share))
      }
      remarks = value.marginShare == nil ? ["no cost is known"] : []
    }
    if self == .margin, let known = value.costKnown, known < 1 {
      remarks.append("cost is known for a part of the revenue only")
    }
    return Explanation(
      definition: definition(of: Shop(currency: value.currency)), inputs: inputs,
      value: minor.map { $0 / scale }, leftOut: base.leftOut, window: base.window,
      asOf: base.asOf, remarks: remarks, snapshot: base.snapshot)
  }
}

/// Revenue less cost of the lines whose product has a known cost.
struct Margin {
  private var revenue: Int64 = 0
  private var costed: Int64 = 0
  private var cost: Int64 = 0

  /// O(lines of the selection).
  init(_ dataset: Dataset, among selection: Selection) {
    selection.customers.forEachSet { customer in
      for order in dataset.customers.orders(of: customer) {
        for line in dataset.orders.lines(of: order) {
          revenue += dataset.lines.net[line]
          let product = Int(dataset.lines.product[line])
          guard product >= 0, let unit = dataset.products.unitCost[product] else { continue }
          costed += dataset.lines.net[line]
          cost += unit * Int64(dataset.lines.quantity[line])
        }
      }
    }
  }

  /// Margin as a share of revenue; nil without known cost.
  var share: Double? { costed > 0 ? Double(costed - cost) / Double(costed) : nil }

  /// Share of the lines' revenue whose cost is known; nil without any.
  var known: Double? { revenue > 0 ? Double(costed) / Double(revenue) : nil }
}
