import CustomerData

/// What some customers are worth and how long they have been silent, in a few figures.
///
/// - Counts: valid orders up to the as-of day; who never ordered is counted, and silent for no time.
/// - Complexity: O(customers).
/// - Source: Tenure.
public struct AudiencePortrait: Metric {
  /// The figures.
  public struct Value: Hashable, Codable, Sendable {
    /// Customers, with or without an order.
    public let customers: Int
    /// Those with an order.
    public let buyers: Int
    /// Their orders.
    public let orders: Int
    /// Net value in minor units.
    public let revenue: Int64
    /// Buyers by months of thirty days since the last order; the last holds everyone beyond.
    public let silence: [Int]
    /// The middle one's days since the last order; nil: nobody ordered.
    public let medianSilence: Double?

    /// Net value per order in minor units; nil: no order.
    public var averageOrderValue: Double? {
      orders == 0 ? nil : Double(revenue) / Double(orders)
    }

    /// Orders per buyer; nil: no buyer.
    public var ordersEach: Double? { buyers == 0 ? nil : Double(orders) / Double(buyers) }
  }

  /// There is one part: the whole.
  public typealias Part = Int

  /// What the answer means.
  public static let definition = Definition(
    name: "Portrait", meaning: "What these customers have spent, and how silent they are.",
    formula: "n(customers)", unit: .count, window: .lifetime)

  /// Two years of months, then everyone beyond.
  static let months = 24

  /// The portrait of any customers.
  public init() {}

  /// The figures of the selection.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    var (buyers, orders, revenue) = (0, 0, Int64(0))
    var silence = [Int](repeating: 0, count: Self.months + 1)
    var days: [Double] = []
    let facts = population.facts
    selection.customers.forEachSet { customer in
      revenue += facts.spent[customer]
      guard let recency = population.recency(of: customer) else { return }
      buyers += 1
      orders += Int(facts.orders[customer])
      silence[min(Self.months, max(0, recency) / 30)] += 1
      days.append(Double(recency))
    }
    let value = Value(
      customers: selection.count, buyers: buyers, orders: orders, revenue: revenue,
      silence: silence, medianSilence: Quantiles.of(sorted: days.sorted(), 0.5))
    let account = Explanation(
      definition: Self.definition,
      inputs: [Input("n(customers)", "customers selected", Double(value.customers))],
      value: Double(value.customers), asOf: population.dataset.asOf,
      snapshot: population.dataset.fingerprint)
    return Measured(value: value, explanation: account)
  }

  /// Everyone it is a portrait of.
  public func customers(
    behind part: Int, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    return selection
  }

  /// The account of the number of customers.
  public func explanation(of part: Int, in measured: Measured<Value>) -> Explanation {
    measured.explanation
  }
}
