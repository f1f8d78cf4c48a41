import CustomerData

/// How much of the revenue few customers bring.
///
///     share(p) = net value of the customers in the top p % / net value of all
///
/// - Counts: customers with a valid order, ranked among all customers of the shop; equal values are in or
///   out together, so that the order of the rows does not matter.
/// - Shape: the top 1, 5 and 20 %, and the segments Champions and Loyal.
/// - Complexity: O(customers log customers).
/// - Source: Tenure.
public struct ValueConcentration: Metric {
  /// Some of the best customers.
  public enum Group: Hashable, Codable, Sendable, CaseIterable {
    /// The top so many per cent by net value.
    case top(percent: Int)
    /// The segments Champions and Loyal.
    case loyal

    /// The groups shown.
    public static let allCases: [Group] = [1, 5, 20].map { .top(percent: $0) } + [.loyal]

    /// The name of the group's share on the command line.
    public var id: String {
      switch self {
      case .top(let percent): "top_\(percent)_share"
      case .loyal: "loyal_share"
      }
    }

    /// The one definition of its share.
    public func definition(of shop: Shop) -> Definition {
      switch self {
      case .top(let percent):
        Definition(
          name: "Revenue of the top \(percent) %",
          meaning:
            "The share of all net revenue that the best \(percent) % of the customers brought.",
          formula: "sum(top) / sum(net)", unit: .share, window: .lifetime)
      case .loyal:
        Definition(
          name: "Loyal spend",
          meaning: "The share of all net revenue that Champions and Loyal customers brought.",
          formula: "sum(top) / sum(net)", unit: .share,
          source: "Tenure; segments as in RFM segments", window: .lifetime, direction: .up)
      }
    }
  }

  /// What a group brings.
  public struct Row: Hashable, Codable, Sendable {
    /// The group.
    public let group: Group
    /// How many customers.
    public let customers: Int
    /// Their net value, in minor units.
    public let revenue: Int64
  }

  /// All groups and the whole.
  public struct Value: Hashable, Codable, Sendable {
    /// One a group.
    public let rows: [Row]
    /// Customers with a valid order.
    public let customers: Int
    /// Their net value, in minor units.
    public let revenue: Int64
    /// The reporting currency.
    public let currency: Currency?
  }

  /// A group; nil: everyone with a valid order.
  public typealias Part = Group?

  /// The groups as of the dataset's day.
  public init() {}

  /// The groups and what they bring.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let all = selection.intersection(population.buyers)
    var rows: [Row] = []
    for group in Group.allCases {
      let own = try customers(behind: group, of: population, among: selection)
      rows.append(
        Row(group: group, customers: own.count, revenue: population.revenue(of: own)))
    }
    let value = Value(
      rows: rows, customers: all.count, revenue: population.revenue(of: all),
      currency: population.dataset.shop.currency)
    let account = account(.top(percent: 20), value, population.dataset)
    return Measured(value: value, explanation: account)
  }

  /// The customers of a group.
  public func customers(
    behind part: Group?, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let buyers = selection.intersection(population.buyers)
    switch part {
    case nil: return buyers
    case .loyal:
      let rows = buyers.customers.rows.filter {
        [.champions, .loyal].contains(population.scores.segment(of: $0))
      }
      return Selection(rows: rows, of: population.dataset)
    case .top(let percent):
      let spent = population.facts.spent
      guard let least = leastSpent(percent, population) else { return buyers }
      let rows = buyers.customers.rows.filter { spent[$0] >= least }
      return Selection(rows: rows, of: population.dataset)
    }
  }

  /// What the last customer of the top brings; nil without customers.
  private func leastSpent(_ percent: Int, _ population: Population) -> Int64? {
    let spent = population.facts.spent
    let worths = population.buyers.customers.rows.map { spent[$0] }.sorted(by: >)
    // In the top are those with fewer than p % strictly ahead.
    let place = Int((Double(percent) / 100 * Double(worths.count)).rounded(.up))
    return worths.isEmpty ? nil : worths[max(0, min(place, worths.count) - 1)]
  }

  /// The account of a group's share.
  public func explanation(of part: Group?, in measured: Measured<Value>) -> Explanation {
    part.map { reading($0, in: measured).explanation } ?? measured.explanation
  }

  /// A group's share with its account.
  public func reading(_ group: Group, in measured: Measured<Value>) -> Reading {
    let base = measured.explanation
    let value = measured.value
    let (inputs, share) = letters(group, value)
    let account = Explanation(
      definition: group.definition(of: Shop(currency: value.currency)), inputs: inputs,
      value: share, leftOut: base.leftOut, asOf: base.asOf, remarks: base.remarks,
      snapshot: base.snapshot)
    return Reading(
      value: share, numerator: inputs[0].value, denominator: inputs[1].value,
      reason: "no customer has a valid order", explanation: account)
  }

  private func letters(_ group: Group, _ value: Value) -> ([Input], Double?) {
    let scale = Double(value.currency?.minorUnits ?? 100)
    let row = value.rows.first { $0.group == group }
    let top = Double(row?.revenue ?? 0) / scale
    let all = Double(value.revenue) / scale
    let unit = MetricUnit.money(value.currency)
    return (
      [
        Input("sum(top)", "net value of \(row?.customers ?? 0) customers", top, unit),
        Input("sum(net)", "net value of all customers", all, unit),
      ], value.revenue > 0 ? top / all : nil
    )
  }

  private func account(_ group: Group, _ value: Value, _ dataset: Dataset) -> Explanation {
    let (inputs, share) = letters(group, value)
    return Explanation(
      definition: group.definition(of: dataset.shop), inputs: inputs, value: share,
      leftOut: dataset.leftOutOrders(countingCustomers: true), asOf: dataset.asOf,
      remarks: ["ranked among all customers of the shop"], snapshot: dataset.fingerprint)
  }
}

extension Population {
  /// What some customers have brought, in minor units.
  func revenue(of selection: Selection) -> Int64 {
    var sum: Int64 = 0
    selection.customers.forEachSet { sum += facts.spent[$0] }
    return sum
  }
}
