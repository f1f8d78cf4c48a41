/// A history's distinct (x, tx, T), each with how many customers have it, sorted: what the
/// likelihoods are summed over, whatever the order of the customers.
struct PurchaseCounts: Sendable {
  /// The rows with one number of repeats.
  struct Run: Sendable {
    let repeats: Int
    let rows: Range<Int>
    let customers: Double
  }

  private(set) var lastDays: [Int32] = []
  private(set) var ageDays: [Int32] = []
  private(set) var customers: [Double] = []
  private(set) var runs: [Run] = []
  /// Customers, and their repeats, by T in days.
  private(set) var customersByAge: [Double] = []
  private(set) var repeatsByAge: [Double] = []
  private(set) var total = 0.0

  /// Counts a history. O(customers + days).
  init(_ history: PurchaseHistory) {
    let order = Self.sorted(history)
    var rows: [(repeats: Int32, last: Int32, age: Int32, customers: Double)] = []
    rows.reserveCapacity(order.count)
    for place in order {
      let place = Int(place)
      let key = (history.repeats[place], history.lastDays[place], history.ageDays[place])
      if let row = rows.last, (row.repeats, row.last, row.age) == key {
        rows[rows.count - 1].customers += 1
      } else {
        rows.append((key.0, key.1, key.2, 1))
      }
    }
    fill(rows, longestAge: history.longestAge)
  }

  private init() {}

  /// About one customer in `step`, evenly over the sorted rows: enough to begin a search with.
  func thinned(by step: Int) -> PurchaseCounts {
    var rows: [(repeats: Int32, last: Int32, age: Int32, customers: Double)] = []
    var passed = 0
    for run in runs {
      for row in run.rows {
        let before = passed / step
        passed += Int(customers[row])
        let kept = passed / step - before
        if kept > 0 {
          rows.append((Int32(run.repeats), lastDays[row], ageDays[row], Double(kept)))
        }
      }
    }
    var thinned = PurchaseCounts()
    thinned.fill(rows, longestAge: customersByAge.count - 1)
    return thinned
  }

  private mutating func fill(
    _ rows: [(repeats: Int32, last: Int32, age: Int32, customers: Double)], longestAge: Int
  ) {
    lastDays = rows.map(\.last)
    ageDays = rows.map(\.age)
    customers = rows.map(\.customers)
    customersByAge = Array(repeating: 0, count: longestAge + 1)
    repeatsByAge = customersByAge
    var start = 0
    while start < rows.count {
      var end = start
      var sum = 0.0
      while end < rows.count, rows[end].repeats == rows[start].repeats {
        let row = rows[end]
        sum += row.customers
        customersByAge[Int(row.age)] += row.customers
        repeatsByAge[Int(row.age)] += row.customers * Double(row.repeats)
        end += 1
      }
      runs.append(Run(repeats: Int(rows[start].repeats), rows: start..<end, customers: sum))
      total += sum
      start = end
    }
  }

  /// Places in the history by (x, tx, T): three stable counting passes, last key first.
  private static func sorted(_ history: PurchaseHistory) -> [Int32] {
    var order = (0..<Int32(history.count)).map { $0 }
    for keys in [history.ageDays, history.lastDays, history.repeats] {
      order = counted(order, by: keys)
    }
    return order
  }

  private static func counted(_ order: [Int32], by keys: [Int32]) -> [Int32] {
    var starts = [Int](repeating: 0, count: Int(keys.max() ?? 0) + 2)
    for place in order { starts[Int(keys[Int(place)]) + 1] += 1 }
    for key in 1..<starts.count { starts[key] += starts[key - 1] }
    var sorted = order
    for place in order {
      let key = Int(keys[Int(place)])
      sorted[starts[key]] = place
      starts[key] += 1
    }
    return sorted
  }
}
