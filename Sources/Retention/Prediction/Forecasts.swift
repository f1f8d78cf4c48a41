import CustomerData

/// What the models that serve say of each customer of one dataset; NaN is unknown.
///
/// - Unit: shares 0...1, occasions, minor units, day numbers.
/// - Complexity: O(orders + customers × trees).
public struct Forecasts: Sendable {
  /// The dataset it is of.
  public let snapshot: Fingerprint
  /// The models.
  public let study: ModelStudy
  /// The chance of no order within the horizon, a row of the customer table each.
  public let risk: [Double]
  /// The chance that the customer still buys here, where the model knows more than that it is 1.
  public let alive: [Double]
  /// Occasions expected within the horizon.
  public let expectedOrders: [Double]

  /// The forecasts for every buyer of a dataset; nil: no model serves, or the trees cannot be read.
  public init?(_ dataset: Dataset, study: ModelStudy, library: XGBoostLibrary?) {
    guard study.snapshot == dataset.fingerprint, let chosen = study.chosen,
      let purchases = study.purchaseModel
    else { return nil }
    let history = PurchaseHistory(dataset)
    var risk = [Double](repeating: .nan, count: dataset.customers.count)
    var alive = risk
    var expected = risk
    // A purchase model needs no signals.
    let table = chosen.family == nil ? SignalTable(dataset, horizon: study.horizon) : nil
    let buyers = table?.customers ?? history.customers.map(Int.init)
    var told = ToldRisks(
      study.models, table ?? SignalTable(history), history, horizon: study.horizon,
      library: library)
    guard let risks = try? told.risks(chosen) else { return nil }
    for (row, customer) in buyers.enumerated() { risk[customer] = risks[row] }
    let chances = purchases.model.knownAlive(history)
    let orders = purchases.model.expectedPurchases(history, within: study.horizon)
    for (row, customer) in history.customers.enumerated() {
      alive[Int(customer)] = chances[row]
      expected[Int(customer)] = orders[row]
    }
    snapshot = dataset.fingerprint
    self.study = study
    self.risk = risk
    self.alive = alive
    expectedOrders = expected
  }

  /// Days ahead.
  public var horizon: Int { study.horizon }

  /// The chance of no order; nil: unknown.
  public func risk(of customer: Int) -> Double? { known(risk[customer]) }

  /// The chance of being a customer still; nil: unknown.
  public func alive(of customer: Int) -> Double? { known(alive[customer]) }

  /// Occasions expected; nil: unknown.
  public func expectedOrders(of customer: Int) -> Double? { known(expectedOrders[customer]) }

  private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
}
