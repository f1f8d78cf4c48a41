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
/// - Complexity: O(orders + customers at risk log customers at risk).
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

  /// One row a customer is too much to keep.
  public static let isKept = false

  /// The list.
  public func measure(
    _ population: Population, among selection: Selection
  ) throws(MetricError) -> Measured<Value> {
    try population.check(selection)
    let dataset = population.dataset
    let rule = SilenceRule(population)
    let tally = try Sweep(dataset, among: selection).run { SilenceTally(rule) }
    let rows = Self.sorted(tally.rows, dataset)
    let customers = tally.customers
    let value = Value(rows: rows, everybodysGap: population.upperQuartileGap, customers: customers)
    return Measured(value: value, explanation: account(value, selection, population))
  }

  /// Everyone on the list, or one of them.
  public func customers(
    behind part: Part, of population: Population, among selection: Selection
  ) throws(MetricError) -> Selection {
    try population.check(selection)
    let rule = SilenceRule(population)
    return try Sweep(population.dataset, among: selection).pick { run in
      if case .customer(let only) = part, only != run.customer { return false }
      return rule.row(of: run) != nil
    }
  }

  /// The account of the list, or of one customer's silence.
  public func explanation(of part: Part, in measured: Measured<Value>) -> Explanation {
    let base = measured.explanation
    guard case .customer(let customer) = part,
      let row = measured.value.rows.first(where: { $0.customer == customer })
    else { return base }
    return explanation(
      silence: row.silence, usualGap: row.usualGap, isOwnGap: row.isOwnGap, in: base)
  }

  /// How many of the usual gaps a silence is long.
  func explanation(
    silence: Int, usualGap: Double, isOwnGap: Bool, in base: Explanation
  ) -> Explanation {
    let definition = Definition(
      name: "Silence",
      meaning: "How many of the usual gaps the silence is long; two put a customer on the list.",
      formula: "silence / gap", unit: .ratio, source: "Tenure")
    let whose =
      isOwnGap ? "median of the customer's own gaps" : "75th percentile of everybody's gaps"
    return Explanation(
      definition: definition,
      inputs: [
        Input("silence", "days since the last order", Double(silence), .days),
        Input("gap", whose, usualGap, .days),
      ],
      value: Double(silence) / usualGap, asOf: base.asOf, remarks: base.remarks,
      snapshot: base.snapshot)
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

  /// Highest risk first, then highest value, then id.
  private static func sorted(_ rows: [Row], _ dataset: Dataset) -> [Row] {
    var sorted = RadixOrder.descending(rows) { row in
      // Thousandths of a thousandth of risk, then whole minor units: all but the last doubts.
      let risk = UInt64(row.risk * 1_048_576)
      return risk << 43 | UInt64(min(max(0, row.valueAtRisk), 8_796_093_022_207))
    }
    // Sorting what is nearly in order takes one look at each.
    sorted.sort { $0.risk != $1.risk ? $0.risk > $1.risk : $0.valueAtRisk > $1.valueAtRisk }
    var start = 0
    while start < sorted.count {
      let (risk, value) = (sorted[start].risk, sorted[start].valueAtRisk)
      var end = start + 1
      while end < sorted.count, sorted[end].risk == risk, sorted[end].valueAtRisk == value {
        end += 1
      }
      // Ids are texts: only those of equals are looked at.
      if end - start > 1 {
        let customers = dataset.customers
        let ids = sorted[start..<end].map { (customers.id(of: $0.customer), $0) }
        sorted.replaceSubrange(start..<end, with: ids.sorted { $0.0 < $1.0 }.map(\.1))
      }
      start = end
    }
    return sorted
  }
}
