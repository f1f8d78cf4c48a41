import CustomerData

/// Customers who have been silent for at least twice their usual gap.
///
///     at risk  ⇔  silence ≥ 2 × usual gap
///     risk     =  gaps shorter than the silence / gaps
///
/// The usual gap is the median of the customer's own gaps when there are at least two, else the 75th
/// percentile of everybody's; the gaps compared with are the customer's own or everybody's likewise.
///
/// - Counts: customers with a valid order.
/// - Shape: one row a customer at risk, highest risk first, then highest value at risk, then id.
/// - Unit: risk 0...1.
/// - Complexity: O(orders log gaps).
/// - Source: Tenure; a stated rule until a model is chosen by its back-test.
public struct SilenceRisk: Metric {
  /// One customer at risk.
  public struct Row: Hashable, Codable, Sendable {
    /// Row in the customer table.
    public let customer: Int
    /// Share of the compared gaps that are shorter than the silence, 0...1.
    public let risk: Double
    /// Risk × net value of the 365 days up to the last order, in minor units.
    public let valueAtRisk: Double
    /// Net value of the 365 days up to the last order, in minor units.
    public let yearlySpend: Int64
    /// Days since the last order.
    public let silence: Int
    /// The usual gap in days.
    public let usualGap: Double
    /// Whether the gap is the customer's own; else everybody's.
    public let isOwnGap: Bool

    /// Silence ÷ usual gap.
    public var timesUsual: Double { Double(silence) / usualGap }
  }

  /// All rows and what they are compared with.
  public struct Value: Hashable, Codable, Sendable {
    /// Customers at risk, highest risk first.
    public let rows: [Row]
    /// The 75th percentile of everybody's gaps, in days; nil: nobody has ordered twice.
    public let everybodysGap: Double?
    /// Customers of the selection with a valid order.
    public let customers: Int
  }

  /// One customer, or all.
  public enum Part: Hashable, Codable, Sendable {
    /// Everyone on the list.
    case all
    /// The customer of that row of the customer table.
    case customer(Int)
  }

  /// How many usual gaps of silence put a customer on the list.
  public static let multiple = 2.0

  /// What the share of silent customers means.
  public static let definition = Definition(
    name: "At risk",
    meaning:
      "Customers silent for at least twice their usual gap: their own median with two gaps or more, else the 75th percentile of everybody's.",
    formula: "n(silent) / n(customers)", unit: .share, direction: .down)

  /// The list as of the dataset's day.
  public init() {}

  /// The list.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let rule = Rule(population)
    var rows: [Row] = []
    var customers = 0
    selection.customers.forEachSet { customer in
      guard population.facts.orders[customer] > 0 else { return }
      customers += 1
      if let row = rule.row(of: customer) { rows.append(row) }
    }
    rows.sort { first, second in
      if first.risk != second.risk { return first.risk > second.risk }
      if first.valueAtRisk != second.valueAtRisk { return first.valueAtRisk > second.valueAtRisk }
      return dataset.customers.contacts.ids[first.customer]
        < dataset.customers.contacts.ids[second.customer]
    }
    let value = Value(rows: rows, everybodysGap: population.upperQuartileGap, customers: customers)
    return Measured(value: value, explanation: account(value, selection, population))
  }

  /// Everyone on the list, or one of them.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let rule = Rule(population)
    let rows = selection.customers.rows.filter { customer in
      if case .customer(let only) = part, only != customer { return false }
      return population.facts.orders[customer] > 0 && rule.row(of: customer) != nil
    }
    return Selection(rows: rows, of: population.dataset)
  }

  /// The account of the list, or of one customer's silence.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let base = measured.explanation
    guard case .customer(let customer) = part,
      let row = measured.value.rows.first(where: { $0.customer == customer })
    else { return base }
    let definition = Definition(
      name: "Silence",
      meaning: "How many of the usual gaps the silence is long; two put a customer on the list.",
      formula: "silence / gap", unit: .ratio, source: "Tenure")
    let whose =
      row.isOwnGap ? "median of the customer's own gaps" : "75th percentile of everybody's gaps"
    return Explanation(
      definition: definition,
      inputs: [
        Input("silence", "days since the last order", Double(row.silence), .days),
        Input("gap", whose, row.usualGap, .days),
      ],
      value: row.timesUsual, asOf: base.asOf, remarks: base.remarks, snapshot: base.snapshot)
  }

  private func account(
    _ value: Value, _ selection: Selection, _ population: Population
  ) -> Explanation {
    let share = value.customers > 0 ? Double(value.rows.count) / Double(value.customers) : nil
    return Explanation(
      definition: Self.definition,
      inputs: [
        Input("n(silent)", "customers silent for twice their usual gap", Double(value.rows.count)),
        Input("n(customers)", "customers with a valid order", Double(value.customers)),
      ],
      value: share,
      leftOut: [LeftOut("no valid order yet", selection.count - value.customers, .customers)]
        .filter { $0.count > 0 },
      asOf: population.dataset.asOf,
      remarks: value.everybodysGap == nil
        ? ["nobody has ordered twice: there is no usual gap to compare with"] : [],
      snapshot: population.dataset.fingerprint)
  }

  /// The rule with what it needs at hand.
  struct Rule {
    let population: Population
    let everybodysGap: Double?

    init(_ population: Population) {
      self.population = population
      everybodysGap = population.upperQuartileGap
    }

    /// The customer's row; nil: not at risk.
    func row(of customer: Int) -> Row? {
      guard let last = population.facts.lastOrder(of: customer) else { return nil }
      let silence = population.dataset.asOf - last
      let isOwn = population.facts.occasions[customer] >= 3
      guard let gap = isOwn ? population.facts.medianGap(of: customer) : everybodysGap,
        Double(silence) >= SilenceRisk.multiple * gap
      else { return nil }
      let gaps = isOwn ? population.dataset.gaps(of: customer).sorted() : population.gaps
      let shorter = Quantiles.count(of: gaps, below: Int32(clamping: silence))
      let risk = Double(shorter) / Double(gaps.count)
      let yearly = yearlySpend(of: customer, upTo: last)
      return Row(
        customer: customer, risk: risk, valueAtRisk: risk * Double(yearly), yearlySpend: yearly,
        silence: silence, usualGap: gap, isOwnGap: isOwn)
    }

    private func yearlySpend(of customer: Int, upTo last: Day) -> Int64 {
      let orders = population.dataset.orders
      return population.dataset.customers.orders(of: customer).reduce(0) { sum, row in
        last - orders.day[row] < 365 ? sum + orders.net[row] : sum
      }
    }
  }
}
