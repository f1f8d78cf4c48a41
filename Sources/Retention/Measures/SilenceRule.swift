import CustomerData

/// The rule of `SilenceRisk` with what it needs at hand.
struct SilenceRule: Sendable {
  private let asOf: Day
  private let everybodysGap: Double?
  private let gaps: Int
  /// How many of everybody's gaps are shorter than a number of days.
  private let shorter: [Int32]

  init(_ population: Population) {
    asOf = population.dataset.asOf
    everybodysGap = population.upperQuartileGap
    var sum: Int32 = 0
    shorter = population.gapCounts.counts.map { count in
      defer { sum += count }
      return sum
    }
    gaps = Int(sum)
  }

  /// The customer's row; nil: not at risk. O(own orders).
  func row(of run: OrderRun) -> SilenceRisk.Row? {
    let silence = asOf - run.last
    var own = OwnGaps()
    for order in 1..<max(1, run.count) where run.days[order] != run.days[order - 1] {
      own.insert(run.days[order].number - run.days[order - 1].number)
    }
    let isOwn = own.count >= 2
    guard let gap = isOwn ? Double(own.doubledMedian) / 2 : everybodysGap,
      Double(silence) >= SilenceRisk.multiple * gap
    else { return nil }
    let risk =
      isOwn ? Double(own.count(below: silence)) / Double(own.count) : share(below: silence)
    let yearly = run.yearlySpend
    return SilenceRisk.Row(
      customer: run.customer, risk: risk, valueAtRisk: risk * Double(yearly), yearlySpend: yearly,
      silence: silence, usualGap: gap, isOwnGap: isOwn)
  }

  private func share(below silence: Int) -> Double {
    Double(silence < shorter.count ? Int(shorter[silence]) : gaps) / Double(gaps)
  }
}

extension SilenceRule {
  /// The row of one customer, outside a pass; nil: not at risk.
  func row(of customer: Int, in dataset: Dataset) -> SilenceRisk.Row? {
    dataset.withRun(of: customer) { run in row(of: run) } ?? nil
  }
}

/// The customers at risk, gathered in one pass.
struct SilenceTally: SweepStep {
  private let rule: SilenceRule
  /// Customers at risk, in no particular order.
  private(set) var rows: [SilenceRisk.Row] = []
  /// Customers visited.
  private(set) var customers = 0

  init(_ rule: SilenceRule) { self.rule = rule }

  mutating func visit(_ run: OrderRun) {
    customers &+= 1
    if let row = rule.row(of: run) { rows.append(row) }
  }

  mutating func merge(_ other: SilenceTally) {
    rows += other.rows
    customers += other.customers
  }
}
