import CustomerData
import Retention
import Support
import Testing

@Suite("A dashboard from one pass")
struct ShopSweepTests {
  private static func isKept(_ day: Day, _ net: Int64) -> Bool {
    (Int64(day.number) + net / 1000) % 3 != 0
  }

  /// A shop, the same with only the orders kept, and the pass that should not tell them apart.
  private struct Case {
    let slow: SlowShop
    let sweep: ShopSweep
    let shop: TinyShop

    init?(_ number: Int, threads: Int) throws {
      var seed = Seed(number)
      shop = number % 3 == 0 ? .crowd(&seed, shops: 12) : TinyShop(chance: &seed)
      let dataset = shop.dataset
      guard dataset.firstDay != nil else { return nil }
      let chosen = number % 4 == 1 ? shop.halves(&seed).0 : Set(shop.everyone.map(\.id))
      let keepsAll = number % 2 == 0
      var kept = shop
      kept.customers = shop.everyone
      kept.orders.removeAll { $0.customer == nil }
      if !keepsAll { kept.orders.removeAll { !ShopSweepTests.isKept($0.day, $0.net) } }
      slow = SlowShop(kept, among: chosen)
      let orders = Bitmap(count: dataset.orders.count) {
        ShopSweepTests.isKept(dataset.orders.day[$0], dataset.orders.net[$0])
      }
      sweep = try ShopSweep(
        dataset, customers: number % 4 == 1 ? shop.selection(chosen).customers : nil,
        orders: keepsAll ? nil : orders, threads: threads)
    }
  }

  @Test("cohorts are those of the orders kept alone", arguments: Seed.some(120), [1, 2])
  func cohorts(case number: Int, threads: Int) throws {
    guard let own = try Case(number, threads: threads) else { return }
    let unit = Double(own.shop.shop.currency?.minorUnits ?? 100)
    let oracle = CohortOracle(own.slow, .month, own.slow.periods(.month), unit: unit)
    let met = own.slow.periods(.month).filter { !oracle.members($0).isEmpty }
    #expect(own.sweep.cohorts.map(\.cohort) == met)
    for row in own.sweep.cohorts {
      #expect(row.size == oracle.members(row.cohort).count)
      #expect(row.cells.count == oracle.width(row.cohort))
      for (k, cell) in row.cells.enumerated() {
        #expect(Double(cell.customers) == oracle.value(.customers, row.cohort, k))
        #expect(same(Double(cell.revenue) / unit, oracle.value(.revenue, row.cohort, k)))
        #expect(same(cell.value, oracle.value(.lifetimeValue, row.cohort, k)))
      }
    }
  }

  @Test("months are those of the orders kept alone", arguments: Seed.some(120), [1, 2])
  func months(case number: Int, threads: Int) throws {
    guard let own = try Case(number, threads: threads) else { return }
    let slow = own.slow
    for row in own.sweep.months {
      let days = row.period.days
      let active = slow.ids.filter { slow.ordered($0, in: days) }
      #expect(row.active == active.count)
      #expect(row.new == active.filter { slow.first($0).map(days.contains) ?? false }.count)
      #expect(row.revenue == active.reduce(0) { $0 + slow.spent($1, in: days) })
      #expect(row.orders == slow.orders.filter { days.contains($0.day) }.count)
      let before = row.period.adding(-1).days
      #expect(row.kept == active.filter { slow.ordered($0, in: before) }.count)
    }
  }

  @Test(
    "scores compare the customers met, gaps and sums are theirs", arguments: Seed.some(120), [1, 2])
  func customers(case number: Int, threads: Int) throws {
    guard let own = try Case(number, threads: threads) else { return }
    let (slow, sweep) = (own.slow, own.sweep)
    #expect(sweep.customers == slow.buyers.count)
    #expect(sweep.gaps.sorted.map(Int.init) == slow.ids.flatMap(slow.gaps).sorted())
    #expect(sweep.repeats == slow.buyers.reduce(0) { $0 + slow.days($1).count - 1 })
    #expect(sweep.spans == slow.ids.flatMap(slow.gaps).reduce(0, +))
    let first = slow.buyers.compactMap { slow.first($0) }
    #expect(sweep.ages == first.reduce(0) { $0 + (slow.asOf - $1) })
    #expect(sweep.scores.customers.count == slow.buyers.count)
    let ids = own.shop.everyone.map(\.id)
    let worths: [(id: String, worth: [Int64])] = slow.buyers.map { id in
      let last = Int64(slow.last(id)?.number ?? 0)
      return (id, [last, Int64(slow.days(id).count), slow.spent(id)])
    }
    let scored = Dictionary(
      uniqueKeysWithValues: zip(sweep.scores.customers.map { ids[Int($0)] }, sweep.scores.cells))
    for (id, worth) in worths {
      let expected = (0..<3).map { place in
        min(4, 5 * worths.filter { $0.worth[place] < worth[place] }.count / worths.count)
      }
      #expect(scored[id].map(Int.init) == expected[0] * 25 + expected[1] * 5 + expected[2])
    }
    let segments = Segment.allCases.map { sweep.scores.customers(in: $0) }
    #expect(segments.reduce(0, +) == slow.buyers.count)
  }

  @Test("a shop without orders has no dashboard")
  func empty() {
    let dataset = TinyShop(asOf: "2011-12-31", customers: [.init("eve")]).dataset
    #expect(throws: MetricError.noOrders) { try ShopSweep(dataset) }
  }
}
