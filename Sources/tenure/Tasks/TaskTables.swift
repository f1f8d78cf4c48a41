import CustomerData
import Retention

/// The benchmark's tables of one sweep, cell by cell what the peers print.
///
/// Months are numbered from year 0. Cells that hold nobody are left out, as in a grouped query.
struct TaskTables {
  /// The shares whose percentiles task f prints.
  static let shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  let sweep: ShopSweep
  /// Customers per segment.
  let segments: [Segment: Int]

  /// Of everybody.
  init(_ sweep: ShopSweep) {
    self.sweep = sweep
    segments = Dictionary(
      uniqueKeysWithValues: Segment.allCases.map { ($0, sweep.scores.customers(in: $0)) })
  }

  /// Of some customers, whose scores are those among everybody. O(customers of the selection).
  init(_ sweep: ShopSweep, of selection: Selection, scored population: Population) {
    self.sweep = sweep
    var counts: [Segment: Int] = [:]
    selection.customers.forEachSet { customer in
      if let segment = population.scores.segment(of: customer) { counts[segment, default: 0] += 1 }
    }
    segments = counts
  }

  /// The table of a task; nil: the letter has none.
  func table(_ task: Character) -> FactTable? {
    switch task {
    case "b": cells("cohort,period,customers") { [.count($0.customers)] }
    case "c":
      cells("cohort,period,revenue,ltv") { [.money($0.revenue), .number(orAbsent: $0.value)] }
    case "d": segmentTable
    case "e": monthTable
    case "f":
      FactTable(
        "p10,p25,p50,p75,p90,p95",
        rows: [Self.shares.map { .days(orAbsent: sweep.gaps.quantile($0)) }])
    case "h":
      FactTable(
        "customers,x,tx,t",
        rows: [
          [.count(sweep.customers), .count(sweep.repeats), .count(sweep.spans), .count(sweep.ages)]
        ])
    default: nil
    }
  }

  private var segmentTable: FactTable {
    let rows = segments.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
    return FactTable(
      "segment,customers", rows: rows.map { [.text($0.key.rawValue), .count($0.value)] })
  }

  private var monthTable: FactTable {
    let rows = sweep.months.filter { $0.active > 0 }.map { row -> [Fact] in
      [
        .count(row.period.index), .count(row.orders), .count(row.active), .count(row.new),
        .count(row.returning), .money(row.revenue), .money(orAbsent: row.averageOrderValue),
        .share(Double(row.returning) / Double(row.active)), .share(orAbsent: row.churnRate),
      ]
    }
    return FactTable(
      "month,orders,active,new,returning,revenue,aov,repeat_rate,churn_rate", rows: rows)
  }

  private func cells(_ columns: String, _ facts: (CohortCell) -> [Fact]) -> FactTable {
    var result = FactTable(columns)
    for row in sweep.cohorts {
      for (period, cell) in row.cells.enumerated() where cell.customers > 0 {
        result.rows.append([.count(row.cohort.index), .count(period)] + facts(cell))
      }
    }
    return result
  }
}
