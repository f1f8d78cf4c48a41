import CustomerData

/// How often orders with a product, or of a category, are refunded in part or sent back in part.
///
///     rate = orders with it that were refunded in part / orders with it
///
/// An order that was refunded in full is no valid order and in neither count: how many there are in the whole shop
/// is told beside the rate. What the files do not say line by line is said of the order as a whole.
///
/// - Counts: valid orders of known customers with at least one unit sold of the product.
/// - Shape: one row a product or category, most orders first; the whole.
/// - Complexity: O(lines).
/// - Source: Tenure.
public struct ReturnsByProduct: Metric {
  /// What a row is.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// One product.
    case product
    /// One category.
    case category
  }

  /// One product or category.
  public struct Row: Hashable, Codable, Sendable {
    /// Its name, as in expressions.
    public let label: String
    /// Valid orders with it.
    public let orders: Int
    /// Of them those refunded or sent back in part.
    public let refunded: Int
    /// Units sold.
    public let units: Int
    /// Units of return lines.
    public let unitsBack: Int

    /// The share refunded in part.
    public var rate: Double { Double(refunded) / Double(orders) }
    /// Its 95 % interval.
    public var interval: WilsonInterval? { WilsonInterval(refunded, of: orders) }
  }

  /// All rows and the whole.
  public struct Value: Hashable, Codable, Sendable {
    /// Most orders first.
    public let rows: [Row]
    /// Valid orders of known customers, with lines or not.
    public let orders: Int
    /// Of them those refunded or sent back in part.
    public let refunded: Int
    /// Orders of the whole shop that were refunded in full; nil: only some customers are asked about.
    public let refundedInFull: Int?
  }

  /// The customers of a row; no label: of all.
  public struct Part: Hashable, Codable, Sendable {
    /// The product or category; nil: any.
    public let label: String?
    /// Whether only those with a refund.
    public let isRefunded: Bool

    /// The customers of a row, or those of them with a refund.
    public init(label: String?, isRefunded: Bool) {
      self.label = label
      self.isRefunded = isRefunded
    }
  }

  /// What the rate means.
  public static let definition = Definition(
    name: "Partly refunded orders",
    meaning: "Of the valid orders, the share of which a part was refunded or sent back.",
    formula: "n(refunded) / n(orders)", unit: .share, window: .lifetime, direction: .down)

  /// What a row is.
  public let kind: Kind

  /// The rate of each product or category.
  public init(by kind: Kind = .product) { self.kind = kind }

  /// The rows.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    var tally: [String: Tally] = [:]
    var (orders, refunded) = (0, 0)
    selection.customers.forEachSet { customer in
      for order in dataset.customers.orders(of: customer) {
        let isRefunded = dataset.isRefundedInPart(order)
        orders += 1
        refunded += isRefunded ? 1 : 0
        for (label, units) in units(in: order, dataset) {
          tally[label, default: Tally()].add(units.sold, units.back, isRefunded)
        }
      }
    }
    let rows = tally.filter { $0.value.orders > 0 }.map { label, counts in
      Row(
        label: label, orders: counts.orders, refunded: counts.refunded, units: counts.units,
        unitsBack: counts.back)
    }.sorted { ($1.orders, $0.label) < ($0.orders, $1.label) }
    let isWhole = selection.count == dataset.customers.count
    let full = dataset.excluded.first { $0.reason == .refunded }?.count ?? 0
    let value = Value(
      rows: rows, orders: orders, refunded: refunded, refundedInFull: isWhole ? full : nil)
    return Measured(value: value, explanation: account(refunded, of: orders, dataset))
  }

  /// The customers of a row.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let dataset = population.dataset
    let rows = selection.customers.rows.filter { customer in
      dataset.customers.orders(of: customer).contains { order in
        if part.isRefunded, !dataset.isRefundedInPart(order) { return false }
        guard let label = part.label else { return true }
        return (units(in: order, dataset)[label]?.sold ?? 0) > 0
      }
    }
    return Selection(rows: rows, of: dataset)
  }

  /// The account of a row's rate.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let base = measured.explanation
    guard let row = measured.value.rows.first(where: { $0.label == part.label }) else {
      return base
    }
    return Explanation(
      definition: base.definition, inputs: Self.inputs(row.refunded, of: row.orders),
      value: row.rate, leftOut: base.leftOut, asOf: base.asOf, remarks: base.remarks,
      snapshot: base.snapshot)
  }

  /// The whole with its account.
  public func reading(_ measured: Measured<Value>) -> Reading {
    Reading(share: measured.value.refunded, of: measured.value.orders, measured.explanation)
  }

  private struct Tally {
    var orders = 0
    var refunded = 0
    var units = 0
    var back = 0

    mutating func add(_ sold: Int, _ back: Int, _ isRefunded: Bool) {
      units += sold
      self.back += back
      guard sold > 0 else { return }
      orders += 1
      refunded += isRefunded ? 1 : 0
    }
  }

  private func units(
    in order: Int, _ dataset: Dataset
  ) -> [String: (sold: Int, back: Int)] {
    var units: [String: (sold: Int, back: Int)] = [:]
    for line in dataset.orders.lines(of: order) {
      let product = Int(dataset.lines.product[line])
      guard product >= 0,
        let label = kind == .product
          ? dataset.products.label(of: product) : dataset.products.category[product]
      else { continue }
      let count = Int(dataset.lines.quantity[line])
      units[label, default: (0, 0)].sold += max(0, count)
      units[label, default: (0, 0)].back += max(0, -count)
    }
    return units
  }

  private static func inputs(_ refunded: Int, of orders: Int) -> [Input] {
    [
      Input("n(refunded)", "of them refunded or sent back in part", Double(refunded)),
      Input("n(orders)", "valid orders of known customers", Double(orders)),
    ]
  }

  private func account(_ refunded: Int, of orders: Int, _ dataset: Dataset) -> Explanation {
    Explanation(
      definition: Self.definition, inputs: Self.inputs(refunded, of: orders),
      value: orders > 0 ? Double(refunded) / Double(orders) : nil,
      leftOut: dataset.leftOutOrders(countingCustomers: true), asOf: dataset.asOf,
      remarks: orders == 0 ? ["no valid order of a known customer"] : [],
      snapshot: dataset.fingerprint)
  }
}
