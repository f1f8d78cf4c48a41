import CustomerData

/// What the formula of a cell is worked out from; of a column, summed over its final cells.
struct CohortLetters {
  /// Cohorts summed; nil: one cell, not a column.
  var cohorts: Int?
  var size = 0
  var customers = 0
  var orders = 0
  var revenue: Int64 = 0
  var revenueAtFirst: Int64 = 0
  var revenueToDate: Int64 = 0
}

extension CohortLetters {
  /// The letters of one cell.
  init(_ row: CohortRow, _ k: Int) { add(row, k) }

  /// The letters of a period over all cohorts in which it has ended.
  init(final rows: [CohortRow], _ k: Int) {
    let final = rows.filter { $0.cells.indices.contains(k) && $0.cells[k].isFinal }
    cohorts = final.count
    for row in final { add(row, k) }
  }

  private mutating func add(_ row: CohortRow, _ k: Int) {
    let cell = row.cells[k]
    size += row.size
    customers += cell.customers
    orders += cell.orders
    revenue += cell.revenue
    revenueAtFirst += row.cells[0].revenue
    revenueToDate += cell.revenueToDate
  }

  /// The measure; money in major units; nil without a denominator.
  func value(_ measure: CohortMeasure, major: (Int64) -> Double) -> Double? {
    switch measure {
    case .customers: each(Double(customers))
    case .orders: each(Double(orders))
    case .revenue: each(major(revenue))
    case .retention, .rolling, .cumulative: size > 0 ? Double(customers) / Double(size) : nil
    case .revenueRetention:
      revenueAtFirst > 0 ? major(revenue) / major(revenueAtFirst) : nil
    case .lifetimeValue: size > 0 ? major(revenueToDate) / Double(size) : nil
    }
  }

  private func each(_ total: Double) -> Double? {
    guard let cohorts else { return total }
    return cohorts > 0 ? total / Double(cohorts) : nil
  }

  /// The letters of the measure's formula.
  func inputs(_ measure: CohortMeasure, currency: Currency?) -> [Input] {
    let scale = Double(currency?.minorUnits ?? 100)
    func money(_ symbol: String, _ meaning: String, _ minor: Int64) -> Input {
      Input(symbol, meaning, Double(minor) / scale, .money(currency))
    }
    let people = cohorts == nil ? "customers of the cohort" : "customers of these cohorts"
    let whole = Input("n(c)", people, Double(size))
    let amount = money("sum(c, k)", "net revenue in the period", revenue)
    let count = cohorts.map { [Input("n(cohorts)", "cohorts for which it is over", Double($0))] }
    switch measure {
    case .customers:
      return [Input("n(c, k)", "of them \(measure.countedAs)", Double(customers))]
        + (count ?? [whole])
    case .retention, .rolling, .cumulative:
      return [Input("n(c, k)", "of them \(measure.countedAs)", Double(customers)), whole]
    case .orders:
      return [Input("n(c, k)", "valid orders in the period", Double(orders))] + (count ?? [whole])
    case .revenue: return [amount] + (count ?? [])
    case .revenueRetention:
      return [amount, money("sum(c, 0)", "net revenue in period 0", revenueAtFirst)]
    case .lifetimeValue:
      return [money("sum(c, 0..k)", "net revenue up to the period's end", revenueToDate), whole]
    }
  }
}

extension CohortMeasure {
  fileprivate var countedAs: String {
    switch self {
    case .rolling: "with an order in the period or later"
    case .cumulative: "with a second order day by its end"
    default: "with an order in the period"
    }
  }

  /// Whether a column shows the mean of its cells; else its numerators over its denominators.
  var isAveragedPerCohort: Bool { self == .customers || self == .orders || self == .revenue }
}
