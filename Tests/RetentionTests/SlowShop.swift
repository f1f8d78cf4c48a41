import CustomerData
import Retention
import Support

/// A shop's orders as written in the test, questioned the slow way: the oracle beside the metrics.
struct SlowShop {
  let asOf: Day
  let ids: [String]
  let orders: [TinyOrder]
  let weekStart: Shop.WeekStart
  let window: Int
  private let owned: [String: [TinyOrder]]

  /// The orders a day lets be seen; `among` narrows to some customers, who bring no anonymous order.
  init(_ shop: TinyShop, asOf day: Day? = nil, among chosen: Set<String>? = nil) {
    asOf = day ?? shop.asOf
    weekStart = shop.shop.weekStart
    window = shop.shop.activityWindowDays
    let everyone = shop.everyone.map(\.id)
    ids = everyone.filter { chosen?.contains($0) ?? true }
    let end = min(asOf, shop.asOf)
    let seen = shop.orders.filter { order in
      guard order.day <= end else { return false }
      guard let customer = order.customer else { return chosen == nil }
      return chosen?.contains(customer) ?? true
    }
    orders = seen
    owned = Dictionary(grouping: seen.filter { $0.customer != nil }) { $0.customer ?? "" }
  }

  /// Customers with an order.
  var buyers: [String] { ids.filter { !own($0).isEmpty } }

  func own(_ id: String) -> [TinyOrder] { owned[id] ?? [] }

  /// Distinct days with an order, ascending.
  func days(_ id: String) -> [Day] { Set(own(id).map(\.day)).sorted() }

  func first(_ id: String) -> Day? { own(id).map(\.day).min() }

  func last(_ id: String) -> Day? { own(id).map(\.day).max() }

  func ordered(_ id: String, in range: DayRange) -> Bool {
    own(id).contains { range.contains($0.day) }
  }

  func spent(_ id: String, in range: DayRange? = nil) -> Int64 {
    own(id).filter { range?.contains($0.day) ?? true }.reduce(0) { $0 + $1.net }
  }

  /// Days between neighbouring order days.
  func gaps(_ id: String) -> [Int] {
    let days = days(id)
    return zip(days.dropFirst(), days).map { $0 - $1 }
  }

  func period(_ unit: PeriodUnit, of day: Day) -> CalendarPeriod {
    CalendarPeriod(unit, containing: day, weekStart: weekStart)
  }

  /// The periods from the first order's to the as-of day's.
  func periods(_ unit: PeriodUnit) -> [CalendarPeriod] {
    guard let start = orders.map(\.day).min() else { return [] }
    return Array(
      sequence(first: period(unit, of: start)) { $0.adding(1) }.prefix { $0.first <= asOf })
  }
}

/// The middle by sorting and looking at one or two.
func middle(_ values: [Int]) -> Double? {
  guard !values.isEmpty else { return nil }
  return middle(values.map(Double.init))
}

func middle(_ values: [Double]) -> Double? {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return nil }
  let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
  return (low + high) / 2
}

extension TinyShop {
  var population: Population { Population(dataset) }

  /// Those customers of the dataset.
  func selection(_ ids: Set<String>) -> Selection {
    let everyone = everyone
    return Selection(
      snapshot: dataset.fingerprint,
      customers: Bitmap(count: everyone.count) { ids.contains(everyone[$0].id) })
  }

  /// Each customer by the toss of a coin, and the others.
  func halves(_ seed: inout Seed) -> (Set<String>, Set<String>) {
    let heads = Set(everyone.map(\.id).filter { _ in seed.oneIn(2) })
    return (heads, Set(everyone.map(\.id)).subtracting(heads))
  }
}

/// Equal but for rounding; both absent is equal too.
func same(_ a: Double?, _ b: Double?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
}
