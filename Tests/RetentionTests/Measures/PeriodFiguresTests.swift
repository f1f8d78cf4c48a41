import CustomerData
import Retention
import Support
import Testing

@Suite("Figures period by period")
struct PeriodFiguresTests {
  private func rows(_ shop: TinyShop, _ unit: PeriodUnit, among: Selection? = nil) throws
    -> [PeriodFigures.Row]
  {
    try PeriodFigures(per: unit).measure(
      shop.population, among: among ?? shop.dataset.everyone
    ).value
  }

  @Test("three months of three customers are what a pencil gives")
  func byHand() throws {
    let shop = TinyShop(
      asOf: "2011-03-30",
      orders: [
        TinyOrder("ann", "2011-01-05", 100), TinyOrder("bob", "2011-01-06", 50),
        TinyOrder("ann", "2011-02-01", 30), TinyOrder("ann", "2011-02-01", 20),
        TinyOrder("cat", "2011-02-10", 40), TinyOrder(nil, "2011-02-11", 7),
        TinyOrder("bob", "2011-03-01", 60),
      ])
    let rows = try rows(shop, .month)
    #expect(rows.map(\.period.label) == ["2011-01", "2011-02", "2011-03"])
    #expect(rows.map(\.orders) == [2, 4, 1])
    #expect(rows.map(\.active) == [2, 2, 1] && rows.map(\.new) == [2, 1, 0])
    #expect(rows.map(\.revenue) == [150, 97, 60] && rows.map(\.newRevenue) == [150, 40, 0])
    #expect(rows.map(\.anonymousRevenue) == [0, 7, 0])
    #expect(rows.map(\.kept) == [0, 1, 0] && rows.map(\.lostRevenue) == [0, 50, 90])
    #expect(rows.map(\.keptRevenue) == [0, 50, 0] && rows.map(\.revenueBefore) == [nil, 150, 90])
    #expect(rows.map(\.retentionRate) == [nil, 0.5, 0] && rows.map(\.churnRate) == [nil, 0.5, 1])
    #expect(rows[1].revenueChurnLost == 50.0 / 150 && rows[1].netRevenueRetention == 50.0 / 150)
    #expect(rows.map(\.isFinal) == [true, true, false])
    #expect(rows[1].averageOrderValue == 97.0 / 4)
  }

  @Test("a month without orders is a row of zeros, and its shares are absent")
  func quietMonth() throws {
    let shop = TinyShop(
      asOf: "2011-04-30", orders: [TinyOrder("ann", "2011-01-05"), TinyOrder("ann", "2011-04-05")])
    let rows = try rows(shop, .month)
    #expect(rows.map(\.orders) == [1, 0, 0, 1])
    #expect(rows[1].retentionRate == 0 && rows[1].averageOrderValue == nil)
    #expect(rows[2].retentionRate == nil && rows[3].netRevenueRetention == nil)
  }

  @Test("without orders there is no row")
  func empty() throws {
    #expect(try rows(TinyShop(asOf: "2011-12-31", customers: [.init("eve")]), .week).isEmpty)
  }

  @Test("they are those of a slow walk", arguments: PeriodUnit.allCases, Seed.some(40))
  func oracle(unit: PeriodUnit, case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let slow = SlowShop(shop)
    let rows = try rows(shop, unit)
    #expect(rows.map(\.period) == slow.periods(unit))
    for row in rows {
      let (now, before) = (row.period.days, row.period.adding(-1).days)
      let seen = slow.orders.filter { now.contains($0.day) }
      let active = slow.ids.filter { slow.ordered($0, in: now) }
      let earlier = slow.ids.filter { slow.ordered($0, in: before) }
      let kept = earlier.filter(active.contains)
      #expect(row.orders == seen.count && row.active == active.count)
      #expect(row.new == active.filter { slow.first($0).map(now.contains) ?? false }.count)
      #expect(row.revenue == seen.reduce(0) { $0 + $1.net })
      let anonymous = seen.filter { $0.customer == nil }
      #expect(row.anonymousRevenue == anonymous.reduce(0) { $0 + $1.net })
      let fresh = seen.filter { $0.customer.flatMap(slow.first) == $0.day }
      #expect(row.newRevenue == fresh.reduce(0) { $0 + $1.net })
      #expect(row.kept == kept.count)
      #expect(row.keptRevenue == kept.reduce(0) { $0 + slow.spent($1, in: now) })
      let lost = earlier.filter { !active.contains($0) }
      #expect(row.lostRevenue == lost.reduce(0) { $0 + slow.spent($1, in: before) })
      #expect(row.isFinal == (slow.asOf >= now.last))
      guard row.period != rows.first?.period else { continue }
      #expect(row.activeBefore == earlier.count)
      let earlierRevenue = earlier.reduce(0) { $0 + slow.spent($1, in: before) }
      #expect(row.revenueBefore == earlierRevenue)
      // Lost and kept customers' revenue of the period before is all of it.
      let keptBefore = kept.reduce(0) { $0 + slow.spent($1, in: before) }
      #expect(row.lostRevenue + keptBefore == earlierRevenue)
    }
  }

  @Test("months add up to the shop, new and returning to the active", arguments: Seed.some(80))
  func sums(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let dataset = shop.dataset
    for unit in PeriodUnit.allCases {
      let rows = try rows(shop, unit)
      #expect(rows.reduce(0) { $0 + $1.orders } == dataset.orders.count)
      #expect(rows.reduce(0) { $0 + $1.revenue } == dataset.orders.net.reduce(0, +))
      #expect(rows.reduce(0) { $0 + $1.new } == shop.population.buyers.count)
      for row in rows {
        #expect(row.active == row.new + row.returning)
        #expect(row.revenue == row.newRevenue + row.returningRevenue + row.anonymousRevenue)
        if let rate = row.retentionRate { #expect((0...1).contains(rate)) }
        if let lost = row.revenueChurnLost { #expect((0...1).contains(lost)) }
      }
    }
  }

  @Test("halves of the customers add up", arguments: Seed.some(40))
  func addition(case number: Int) throws {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    shop.orders.removeAll { $0.customer == nil }
    let (heads, tails) = shop.halves(&seed)
    let whole = try rows(shop, .month)
    let left = try rows(shop, .month, among: shop.selection(heads))
    let right = try rows(shop, .month, among: shop.selection(tails))
    for (place, row) in whole.enumerated() {
      func adds<Value: AdditiveArithmetic>(_ field: (PeriodFigures.Row) -> Value) -> Bool {
        field(row) == field(left[place]) + field(right[place])
      }
      #expect(adds(\.orders) && adds(\.active) && adds(\.new) && adds(\.kept))
      #expect(adds(\.revenue) && adds(\.newRevenue) && adds(\.lostRevenue) && adds(\.keptRevenue))
    }
  }

  @Test("behind a group are as many people as the row says", arguments: Seed.some(40))
  func people(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let metric = PeriodFigures(per: seed.pick(PeriodUnit.allCases))
    let everyone = shop.dataset.everyone
    let measured = try metric.measure(population, among: everyone)
    for row in measured.value {
      func count(_ group: PeriodFigures.Group) throws -> Int {
        let part = PeriodFigures.Part(period: row.period, group: group)
        expectAdds(metric.explanation(of: part, in: measured), to: row.retentionRate)
        return try metric.customers(behind: part, of: population, among: everyone).count
      }
      #expect(try count(.active) == row.active && count(.new) == row.new)
      #expect(try count(.returning) == row.returning && count(.kept) == row.kept)
      #expect(try count(.lost) == (row.activeBefore ?? 0) - row.kept)
    }
    expectAdds(measured.explanation, to: measured.value.last?.retentionRate)
    #expect(try metric.measure(population, among: everyone) == measured)
  }
}
