import CustomerData
import Retention

/// The benchmark's tables of one selection, cell by cell what the peers print.
///
/// Months are numbered from year 0. Cells that hold nobody are left out, as in a grouped query.
struct TaskTables {
  /// The shares whose percentiles task f prints.
  static let shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  let population: Population
  let selection: Selection

  /// b: distinct active customers per cohort and month.
  func cohortCustomers() throws(MetricError) -> FactTable {
    let table = try CohortRetention(measure: .customers).measure(population, among: selection)
    return cells(table.value, "cohort,period,customers") { cell in [.count(cell.customers)] }
  }

  /// c: revenue per cohort and month, and what a customer of the cohort has brought so far.
  func cohortRevenue() throws(MetricError) -> FactTable {
    let table = try CohortRetention(measure: .lifetimeValue).measure(population, among: selection)
    return cells(table.value, "cohort,period,revenue,ltv") { cell in
      [.money(cell.revenue), .number(orAbsent: cell.value)]
    }
  }

  /// d: customers per segment, by name.
  func segments() throws(MetricError) -> FactTable {
    let answer = try RecencyFrequencyMonetary().measure(population, among: selection)
    let rows = answer.value.segments.filter { $0.customers > 0 }
      .sorted { $0.segment.rawValue < $1.segment.rawValue }
    return FactTable(
      "segment,customers", rows: rows.map { [.text($0.segment.rawValue), .count($0.customers)] })
  }

  /// e: the key figures of each month.
  func months() throws(MetricError) -> FactTable {
    let answer = try PeriodFigures(per: .month).measure(population, among: selection)
    let rows = answer.value.filter { $0.active > 0 }.map { row -> [Fact] in
      [
        .count(row.period.index), .count(row.orders), .count(row.active), .count(row.new),
        .count(row.returning), .money(row.revenue), .money(orAbsent: row.averageOrderValue),
        .share(Double(row.returning) / Double(row.active)), .share(orAbsent: row.churnRate),
      ]
    }
    return FactTable(
      "month,orders,active,new,returning,revenue,aov,repeat_rate,churn_rate", rows: rows)
  }

  /// f: percentiles of the days between a customer's order days.
  func gaps() -> FactTable {
    var gaps: [Int32] = []
    if selection.count == population.facts.count {
      gaps = population.gaps
    } else {
      selection.customers.forEachSet { gaps += population.dataset.gaps(of: $0) }
      gaps.sort()
    }
    return FactTable(
      "p10,p25,p50,p75,p90,p95",
      rows: [Self.shares.map { .days(orAbsent: Quantiles.of(sorted: gaps, $0)) }])
  }

  /// h: repeat purchases, days from the first to the last, and days since the first, added up.
  func purchases() -> FactTable {
    let (facts, asOf) = (population.facts, population.dataset.asOf)
    var (customers, repeats, active, age) = (0, 0, 0, 0)
    selection.customers.forEachSet { customer in
      guard let first = facts.firstOrder(of: customer), let last = facts.lastOrder(of: customer)
      else { return }
      customers += 1
      repeats += Int(facts.occasions[customer]) - 1
      active += last - first
      age += asOf - first
    }
    return FactTable(
      "customers,x,tx,t",
      rows: [[.count(customers), .count(repeats), .count(active), .count(age)]])
  }

  private func cells(
    _ table: CohortTable, _ columns: String, _ facts: (CohortCell) -> [Fact]
  ) -> FactTable {
    var result = FactTable(columns)
    for row in table.rows {
      for (period, cell) in row.cells.enumerated() where cell.customers > 0 {
        result.rows.append([.count(row.cohort.index), .count(period)] + facts(cell))
      }
    }
    return result
  }
}
