import CustomerData

/// Customers who will probably not order within the horizon, by the model that serves; by their
/// silence while none does.
///
///     at risk  ⇔  P(no order within the horizon) ≥ 66 %
///
/// - Counts: customers with a valid order.
/// - Shape: one row a customer at risk, highest risk first, then highest value at risk, then id.
/// - Unit: risk 0...1; values in minor units.
/// - Complexity: O(customers log customers), after the models are fitted.
/// - Source: the threshold is Tenure's; the models' are told by `ModelStudy`.
public struct ChurnRisk: Metric {
  /// One customer at risk.
  public struct Row: Hashable, Codable, Sendable {
    /// Row in the customer table.
    public let customer: Int
    /// The chance of no order, or by silence the share of gaps that were shorter.
    public let risk: Double
    /// The chance that the customer still buys here; nil: no model serves.
    public let alive: Double?
    /// Occasions expected within the horizon; nil: no model serves.
    public let expectedOrders: Double?
    /// Predicted value of the next year, in minor units; nil: no model serves.
    public let lifetimeValue: Double?
    /// Risk × net value of the 365 days up to the last order, in minor units.
    public let valueAtRisk: Double
    /// Net value of the 365 days up to the last order, in minor units.
    public let yearlySpend: Int64
    /// Days since the last order.
    public let silence: Int
    /// The customer's usual gap, else everybody's, in days; nil: nobody has ordered twice.
    public let usualGap: Double?
    /// Whether the gap is the customer's own.
    public let isOwnGap: Bool
    /// The day from which the customer is probably gone, past or to come; nil: no model can tell.
    public let likelyGone: Day?
  }

  /// All rows and whom they are taken from.
  public struct Value: Hashable, Codable, Sendable {
    /// Customers at risk, highest risk first.
    public let rows: [Row]
    /// Customers of the selection with a valid order.
    public let customers: Int
    /// The model that serves; nil: the rule of silence does.
    public let model: ForecastName?
    /// Days ahead; nil with the rule.
    public let horizon: Int?
    /// The reporting currency, for accounts of amounts.
    let currency: Currency?
  }

  /// One customer, or all.
  public enum Part: Hashable, Codable, Sendable {
    /// Everyone on the list.
    case all
    /// The customer of that row of the customer table.
    case customer(Int)
  }

  /// The risk that puts a customer on the list.
  public static let threshold = 0.66

  /// What it means, whatever the shop.
  public static let definition = Definition(
    name: "At risk of leaving",
    meaning:
      "Customers who will probably not order within the horizon, by the model that did best on what has happened.",
    formula: "n(at risk) / n(customers)", unit: .share, source: "Tenure")

  private let waits: Bool

  /// The list as of the dataset's day; without waiting it is the rule of silence's until the models
  /// are fitted.
  public init(waits: Bool = true) { self.waits = waits }

  /// A list of customers is not kept.
  public static var isKept: Bool { false }

  /// Unless told not to wait, it is answered after the models are fitted.
  public var needsForecasts: Bool { waits }

  /// The list.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    guard let forecasts = population.forecasts else {
      return try measureSilence(population, among: selection)
    }
    let buyers = selection.intersection(population.buyers).customers.rows
    let atRisk = buyers.filter { forecasts.risk[$0] >= Self.threshold }
    let rows = atRisk.compactMap { row(of: $0, population, forecasts) }.sorted { first, second in
      if first.risk != second.risk { return first.risk > second.risk }
      if first.valueAtRisk != second.valueAtRisk { return first.valueAtRisk > second.valueAtRisk }
      return first.customer < second.customer
    }
    let value = Value(
      rows: rows, customers: buyers.count, model: forecasts.study.chosen,
      horizon: forecasts.horizon, currency: population.dataset.shop.currency)
    return Measured(value: value, explanation: account(value, selection, population))
  }

  /// Everyone on the list, or one of them.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    let rows = try measure(population, among: selection).value.rows.map(\.customer)
    guard case .customer(let wanted) = part else {
      return Selection(rows: rows, of: population.dataset)
    }
    guard rows.contains(wanted) else { throw .noSuchPart }
    return Selection(rows: [wanted], of: population.dataset)
  }

  /// The account of the list, or of one customer's risk.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    guard case .customer(let wanted) = part,
      let row = measured.value.rows.first(where: { $0.customer == wanted })
    else { return measured.explanation }
    return explanation(of: row, in: measured)
  }

  // While no model serves.
  private func measureSilence(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    let silence = try SilenceRisk().measure(population, among: selection)
    let purchases = population.purchases
    let rows = silence.value.rows.map { row in
      Row(
        customer: row.customer, risk: row.risk, alive: purchases.alive(of: row.customer),
        expectedOrders: purchases.expectedOrders(of: row.customer),
        lifetimeValue: purchases.lifetimeValue(of: row.customer),
        valueAtRisk: row.valueAtRisk, yearlySpend: row.yearlySpend, silence: row.silence,
        usualGap: row.usualGap, isOwnGap: row.isOwnGap,
        likelyGone: purchases.goneDay(of: row.customer))
    }
    let value = Value(
      rows: rows, customers: silence.value.customers, model: nil, horizon: nil,
      currency: population.dataset.shop.currency)
    return Measured(value: value, explanation: account(value, selection, population))
  }

  /// The customer's row, at risk or not; nil: a prospect.
  func row(of customer: Int, _ population: Population, _ forecasts: Forecasts) -> Row? {
    guard let risk = forecasts.risk(of: customer),
      let last = population.facts.lastOrder(of: customer)
    else { return nil }
    let purchases = population.purchases
    let yearly = yearlySpend(of: customer, upTo: last, in: population.dataset)
    let isOwn = population.facts.occasions[customer] >= 3
    return Row(
      customer: customer, risk: risk, alive: purchases.alive(of: customer),
      expectedOrders: forecasts.horizon == PurchaseForecast.horizon
        ? purchases.expectedOrders(of: customer) : forecasts.expectedOrders(of: customer),
      lifetimeValue: purchases.lifetimeValue(of: customer),
      valueAtRisk: risk * Double(yearly), yearlySpend: yearly,
      silence: population.dataset.asOf - last,
      usualGap: isOwn
        ? population.facts.medianGap(of: customer) : population.upperQuartileGap,
      isOwnGap: isOwn, likelyGone: purchases.goneDay(of: customer))
  }

  private func yearlySpend(of customer: Int, upTo last: Day, in dataset: Dataset) -> Int64 {
    dataset.customers.orders(of: customer).reduce(0) { sum, order in
      last - dataset.orders.day[order] < 365 ? sum + dataset.orders.net[order] : sum
    }
  }
}
