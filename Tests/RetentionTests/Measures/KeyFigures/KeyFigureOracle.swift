import CustomerData
import Retention
import Support

/// Each key figure as its sentence says it, with no thought for speed.
struct KeyFigureOracle {
  let slow: SlowShop
  let period: DayRange
  let now: DayRange
  let before: DayRange
  let unit: Double

  init(_ slow: SlowShop, _ period: DayRange, _ shop: TinyShop) {
    self.slow = slow
    self.period = period
    now = DayRange(last: slow.window, upTo: period.last)
    before = DayRange(last: slow.window, upTo: now.first.adding(days: -1))
    unit = Double(shop.shop.currency?.minorUnits ?? 100)
  }

  private var base: [String] { slow.ids.filter { slow.ordered($0, in: before) } }
  private var kept: [String] { base.filter { slow.ordered($0, in: now) } }
  private var repeaters: [String] { slow.ids.filter { slow.days($0).count > 1 } }
  private var grown: [String] {
    slow.buyers.filter { id in slow.first(id).map { period.last - $0 >= 365 } ?? false }
  }
  private var seen: [TinyOrder] { slow.orders.filter { period.contains($0.day) } }
  private var active: [String] { slow.ids.filter { slow.ordered($0, in: period) } }
  private var new: [String] {
    slow.ids.filter { slow.first($0).map(period.contains) ?? false }
  }

  func value(_ name: FigureName) -> Double? {
    switch name {
    case .revenue: Double(seen.reduce(0) { $0 + $1.net }) / unit
    case .orders: Double(seen.count)
    case .customers: Double(slow.buyers.count)
    case .activeCustomers: Double(slow.ids.filter { slow.ordered($0, in: now) }.count)
    case .newCustomers: Double(new.count)
    case .returningCustomers: Double(Set(active).subtracting(new).count)
    case .retentionRate: share(kept.count, base.count)
    case .churnRate: share(base.count - kept.count, base.count)
    case .revenueChurnGross: churn { min($0, $1) }
    case .revenueChurnNet: churn { $1 }
    case .repeatRate: share(repeaters.count, slow.buyers.count)
    case .ordersPerCustomer:
      share(slow.orders.filter { $0.customer != nil }.count, slow.buyers.count)
    case .averageOrderValue:
      value(.revenue).flatMap { seen.isEmpty ? nil : $0 / Double(seen.count) }
    case .intervalMedian: middle(repeaters.compactMap { middle(slow.gaps($0)) })
    case .intervalMedianPooled: middle(slow.ids.flatMap(slow.gaps))
    case .intervalMedianOrders: middle(slow.ids.flatMap(orderGaps))
    case .timeToSecondMedian: waitingHalf
    case .timeToSecondMedianReturned: middle(repeaters.map(wait))
    case .historicValue:
      grown.isEmpty
        ? nil : Double(grown.reduce(0) { $0 + firstYear($1) }) / unit / Double(grown.count)
    case .predictedValue, .netPromoterScore: nil
    }
  }

  /// How many customers stand behind a figure that is a count or a share of customers.
  func countBehind(_ name: FigureName) -> Int? {
    switch name {
    case .revenue, .orders, .averageOrderValue: active.count
    case .customers, .activeCustomers, .newCustomers, .returningCustomers:
      value(name).map { Int($0) }
    case .retentionRate: kept.count
    case .churnRate: base.count - kept.count
    case .repeatRate, .intervalMedian, .intervalMedianPooled: repeaters.count
    case .intervalMedianOrders: slow.ids.filter { slow.own($0).count > 1 }.count
    case .historicValue: grown.count
    case .revenueChurnGross, .revenueChurnNet:
      base.filter { slow.spent($0, in: now) < slow.spent($0, in: before) }.count
    default: nil
    }
  }

  private func share(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  private func churn(_ keep: (Int64, Int64) -> Int64) -> Double? {
    let earlier = base.map { slow.spent($0, in: before) }
    let later = base.map { slow.spent($0, in: now) }
    let whole = earlier.reduce(0, +)
    return whole > 0 ? 1 - Double(zip(earlier, later).map(keep).reduce(0, +)) / Double(whole) : nil
  }

  private func orderGaps(_ id: String) -> [Int] {
    let days = slow.own(id).map(\.day).sorted()
    return zip(days.dropFirst(), days).map { $0 - $1 }
  }

  private func wait(_ id: String) -> Int { slow.gaps(id).first ?? 0 }

  private func firstYear(_ id: String) -> Int64 {
    guard let first = slow.first(id) else { return 0 }
    return slow.spent(id, in: DayRange(first, first.adding(days: 364)))
  }

  // The first day on which the product of the daily shares is at most one half.
  private var waitingHalf: Double? {
    let waits = repeaters.map(wait)
    let open = Set(slow.buyers).subtracting(repeaters).compactMap { slow.first($0) }
      .map { period.last - $0 }
    var waiting = 1.0
    for day in 0...1000 {
      let atRisk = (waits + open).filter { $0 >= day }.count
      if atRisk > 0 { waiting *= 1 - Double(waits.filter { $0 == day }.count) / Double(atRisk) }
      if waiting <= 0.5 + 1e-12, !waits.isEmpty { return Double(day) }
    }
    return nil
  }
}
