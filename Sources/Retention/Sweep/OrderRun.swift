import CustomerData

/// One customer's orders during a sweep, oldest first, at least one; valid only while it is visited.
struct OrderRun {
  /// Row in the customer table.
  let customer: Int
  /// Local days, ascending.
  let days: UnsafeBufferPointer<Day>
  /// Net values in minor units, one a day of `days`.
  let nets: UnsafeBufferPointer<Int64>

  /// Number of orders.
  var count: Int { days.count }

  /// The day of the first order.
  var first: Day { days[0] }

  /// The day of the last.
  var last: Day { days[days.count - 1] }

  /// The orders up to a day; nil: none. O(orders after it).
  func upTo(_ day: Day) -> OrderRun? {
    var end = count
    while end > 0, days[end - 1] > day { end -= 1 }
    guard end > 0 else { return nil }
    return OrderRun(
      customer: customer, days: UnsafeBufferPointer(rebasing: days[..<end]),
      nets: UnsafeBufferPointer(rebasing: nets[..<end]))
  }

  /// Whether an order lies in a range. O(orders after its first day).
  func ordered(in range: DayRange) -> Bool {
    var place = count
    while place > 0, days[place - 1] > range.last { place -= 1 }
    return place > 0 && days[place - 1] >= range.first
  }

  /// Net value within a range. O(orders).
  func spent(in range: DayRange) -> Int64 {
    var sum: Int64 = 0
    for place in 0..<count where range.contains(days[place]) { sum += nets[place] }
    return sum
  }

  /// Distinct days. O(orders).
  var occasions: Int {
    var count = 1
    for place in 1..<max(1, days.count) where days[place] != days[place - 1] { count += 1 }
    return count
  }
}

extension Dataset {
  /// One customer's orders, outside a sweep; nil: none. O(own orders).
  func withRun<Result>(of customer: Int, _ body: (OrderRun) -> Result) -> Result? {
    let rows = customers.orders(of: customer)
    guard !rows.isEmpty else { return nil }
    let nets = rows.map { orders.net[$0] }
    return orders.day.withUnsafeBufferPointer { days in
      nets.withUnsafeBufferPointer { nets in
        body(
          OrderRun(
            customer: customer, days: UnsafeBufferPointer(rebasing: days[rows]), nets: nets))
      }
    }
  }
}
