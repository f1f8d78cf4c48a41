import CustomerData

/// What the buyers of a past day did in the days after it, read off a later dataset.
struct OrdersAhead: Sendable {
  /// For each row of the past table its distinct days with an order within the horizon.
  let occasions: [Int]

  /// Whether each did not order at all: what a churn model predicts.
  var left: [Bool] { occasions.map { $0 == 0 } }

  /// The orders of `past.day + 1 ... past.day + horizon` in a dataset seen on its last day or later.
  /// O(customers + orders).
  init(after past: SignalTable, horizon: Int, in later: Dataset) {
    let window = DayRange(past.day.adding(days: 1), past.day.adding(days: horizon))
    let customers = later.customers
    occasions = Self.rows(of: past.ids, in: customers).map { row in
      row < 0 ? 0 : Self.count(customers.orders(of: row), window, later.orders)
    }
  }

  // Both tables keep one order, so that one walk finds everybody; a table of another order is
  // searched by id. A customer whose orders were all undone since is in neither.
  private static func rows(of ids: [String], in customers: CustomerTable) -> [Int] {
    var rows: [Int] = []
    var row = 0
    for id in ids {
      while row < customers.count, customers.id(of: row) != id { row += 1 }
      guard row < customers.count else { break }
      rows.append(row)
      row += 1
    }
    guard rows.count < ids.count else { return rows }
    let places = Dictionary(
      (0..<customers.count).map { (customers.id(of: $0), $0) }
    ) { first, _ in first }
    return ids.map { places[$0] ?? -1 }
  }

  private static func count(
    _ orders: Range<Int>, _ window: DayRange, _ table: OrderTable
  ) -> Int {
    var previous: Day?
    var count = 0
    for order in orders where window.contains(table.day[order]) && table.day[order] != previous {
      previous = table.day[order]
      count += 1
    }
    return count
  }
}
