import CustomerData
import Foundation
import Retention
import Support
import Testing

@Suite("Key figures")
struct KeyFiguresTests {
  /// Six customers and one order of nobody; every figure below is worked out by hand.
  private let shop = TinyShop(
    asOf: "2011-12-31",
    orders: [
      TinyOrder("ann", "2010-03-01", 100_00), TinyOrder("ann", "2011-06-01", 60_00),
      TinyOrder("bob", "2010-05-10", 50_00), TinyOrder("bob", "2011-12-01", 80_00),
      TinyOrder("cat", "2010-07-01", 40_00),
      TinyOrder("dan", "2011-12-15", 30_00), TinyOrder("dan", "2011-12-15", 20_00),
      TinyOrder("eve", "2009-01-01", 10_00), TinyOrder("eve", "2011-10-03", 70_00),
      TinyOrder("fay", "2011-10-02", 15_00), TinyOrder(nil, "2011-12-20", 25_00),
    ])

  private func figures(
    _ shop: TinyShop, _ metric: KeyFigures = KeyFigures(), among: Selection? = nil
  ) throws -> KeyFigureSet {
    try metric.measure(shop.population, among: among ?? shop.dataset.everyone).value
  }

  private func behind(_ name: FigureName, _ shop: TinyShop) throws -> [String] {
    let population = shop.population
    return shop.ids(
      try KeyFigures().customers(behind: name, of: population, among: shop.dataset.everyone))
  }

  private static let expected: [FigureName: Double] = [
    .revenue: 225, .orders: 5, .customers: 6, .activeCustomers: 5, .newCustomers: 1,
    .returningCustomers: 2, .retentionRate: 0.666_666_666_667, .churnRate: 0.333_333_333_333,
    .revenueChurnGross: 0.421_052_631_579, .revenueChurnNet: 0.263_157_894_737, .repeatRate: 0.5,
    .ordersPerCustomer: 1.666_666_666_667, .averageOrderValue: 45, .intervalMedian: 570,
    .intervalMedianPooled: 570, .intervalMedianOrders: 513.5, .timeToSecondMedian: 570,
    .timeToSecondMedianReturned: 570, .historicValue: 50,
  ]

  @Test(
    "the tiny shop gives what a pencil gives",
    arguments: expected.keys.sorted { $0.rawValue < $1.rawValue })
  func byHand(name: FigureName) throws {
    let figure = try #require(try figures(shop)[name])
    #expect(same(figure.value, Self.expected[name]), "\(figure)")
    #expect(figure.isFinal && figure.reason == nil)
  }

  @Test("behind each figure are the people it counts")
  func people() throws {
    #expect(try behind(.revenue, shop) == ["bob", "dan", "eve"])
    #expect(try behind(.customers, shop) == ["ann", "bob", "cat", "dan", "eve", "fay"])
    #expect(try behind(.activeCustomers, shop) == ["ann", "bob", "dan", "eve", "fay"])
    #expect(try behind(.newCustomers, shop) == ["dan"])
    #expect(try behind(.returningCustomers, shop) == ["bob", "eve"])
    #expect(try behind(.retentionRate, shop) == ["ann", "bob"])
    #expect(try behind(.churnRate, shop) == ["cat"])
    #expect(try behind(.revenueChurnGross, shop) == ["ann", "cat"])
    #expect(try behind(.repeatRate, shop) == ["ann", "bob", "eve"])
    #expect(try behind(.intervalMedianOrders, shop) == ["ann", "bob", "dan", "eve"])
    #expect(try behind(.historicValue, shop) == ["ann", "bob", "cat", "eve"])
  }

  @Test("the last 90 days are the as-of day and 89 before it")
  func windowEdges() throws {
    let asOf = Day(tiny: "2011-12-31")
    func orders(_ ago: Int) throws -> Double? {
      let shop = TinyShop(
        asOf: asOf.iso, orders: [TinyOrder("ann", asOf.adding(days: -ago).iso)])
      return try figures(shop)[.orders]?.value
    }
    #expect(try orders(0) == 1 && orders(89) == 1 && orders(90) == 0)
    #expect(try figures(shop).period == DayRange(Day(tiny: "2011-10-03"), asOf))
  }

  @Test("an order of nobody is in revenue, orders and their quotient, and in nothing else")
  func anonymous() throws {
    var without = shop
    without.orders.removeLast()
    let (with, less) = (try figures(shop), try figures(without))
    for name in FigureName.allCases {
      let countsMoney = [.revenue, .orders, .averageOrderValue].contains(name)
      #expect(
        (with[name]?.value == less[name]?.value) == (!countsMoney || with[name]?.value == nil))
    }
    let told = try #require(with[.retentionRate]).explanation.leftOut
    #expect(told == [LeftOut("orders without any customer identifier", 1, .orders)])
  }

  @Test("an order of nobody belongs to no selection")
  func anonymousAmong() throws {
    let chosen = shop.selection(["bob", "dan"])
    #expect(try figures(shop, among: chosen)[.revenue]?.value == 130)
    #expect(try figures(shop, among: chosen)[.orders]?.value == 3)
  }

  @Test("previous is the figure as it stood when the period before ended")
  func previous() throws {
    let now = try figures(shop)
    var earlier = shop
    earlier.asOf = Day(tiny: "2011-10-02")
    let then = try figures(earlier)
    for name in FigureName.allCases {
      #expect(same(now[name]?.previous, then[name]?.value), "\(name)")
    }
    #expect(same(now[.retentionRate]?.previous, 1.0 / 3))
    #expect(now[.revenue]?.change == 210)
  }

  @Test("data that begin in this period have no previous figures")
  func noPrevious() throws {
    let young = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-12-01")])
    #expect(try figures(young).figures.allSatisfy { $0.previous == nil })
  }

  @Test("nothing to divide by is no answer with a reason, never zero")
  func absent() throws {
    let young = try figures(TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-12-01")]))
    let quotients: [FigureName] = [
      .retentionRate, .churnRate, .revenueChurnGross, .revenueChurnNet, .intervalMedian,
      .intervalMedianPooled, .intervalMedianOrders, .timeToSecondMedian,
      .timeToSecondMedianReturned, .historicValue, .predictedValue, .netPromoterScore,
    ]
    for name in quotients {
      #expect(young[name]?.value == nil)
      #expect(young[name]?.reason?.isEmpty == false)
      #expect(young[name]?.low == nil)
    }
    let empty = try figures(TinyShop(asOf: "2011-12-31"))
    for name in [FigureName.averageOrderValue, .repeatRate, .ordersPerCustomer] {
      #expect(empty[name]?.value == nil)
    }
    #expect(empty[.revenue]?.value == 0 && empty[.customers]?.value == 0)
  }

  @Test("shares carry Wilson's interval around themselves")
  func intervals() throws {
    let figure = try #require(try figures(shop)[.retentionRate])
    let interval = try #require(WilsonInterval(2, of: 3))
    #expect(figure.low == interval.low && figure.high == interval.high)
    #expect(try figures(shop)[.revenueChurnGross]?.low == nil)
    #expect(figure.explanation.remarks.contains { $0.hasPrefix("fewer than 30") })
  }

  @Test("a window older than the data is remarked upon")
  func startOfData() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [TinyOrder("ann", "2010-06-01"), TinyOrder("ann", "2011-06-01")])
    let remarks = try #require(try figures(shop)[.churnRate]).explanation.remarks
    #expect(remarks.contains("the data begin on 2010-06-01, inside the window before"))
  }

  @Test("a window that has not ended is not final")
  func unfinished() throws {
    let range = DayRange(Day(tiny: "2011-12-01"), Day(tiny: "2012-01-31"))
    let figure = try #require(try figures(shop, KeyFigures(range: range))[.revenue])
    #expect(!figure.isFinal && figure.explanation.finalOn == range.last && figure.value == 155)
  }

  @Test("only one order leaves a customer out of the gaps between orders, not two on one day")
  func leftOutOfGaps() throws {
    let figure = try #require(try figures(shop)[.intervalMedianOrders])
    #expect(figure.denominator == 4)
    #expect(
      figure.explanation.leftOut.first == LeftOut("only one order: no gap yet", 2, .customers))
  }

  @Test("a selection of another snapshot is refused")
  func foreign() {
    let other = TinyShop(asOf: "2011-12-30", orders: shop.orders)
    #expect(throws: MetricError.foreignSelection) {
      try KeyFigures().measure(shop.population, among: other.dataset.everyone)
    }
  }

  @Test("they are those of a slow walk, in any period, of anybody", arguments: Seed.some(150))
  func oracle(case number: Int) throws {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    if seed.oneIn(2) { shop.shop.activityWindowDays = seed.int(1...300) }
    let chosen = seed.oneIn(2) ? nil : shop.halves(&seed).0
    let range = DayRange(
      last: seed.int(1...200),
      upTo: shop.asOf.adding(days: seed.oneIn(3) ? 0 : -seed.int(-20...250)))
    // A selection of everybody is everybody.
    let isEveryone = chosen.map { $0.count == shop.everyone.count } ?? true
    let slow = KeyFigureOracle(
      SlowShop(shop, asOf: range.last, among: isEveryone ? nil : chosen), range, shop)
    let selection = chosen.map(shop.selection) ?? shop.dataset.everyone
    let population = shop.population
    let metric = KeyFigures(range: range)
    let measured = try metric.measure(population, among: selection)
    for figure in measured.value.figures {
      #expect(same(figure.value, slow.value(figure.name)), "\(figure.name)")
      expectAdds(metric.explanation(of: figure.name, in: measured), to: figure.value)
      if let count = slow.countBehind(figure.name) {
        let behind = try metric.customers(behind: figure.name, of: population, among: selection)
        #expect(behind.count == count, "\(figure.name)")
      }
    }
    #expect(try metric.measure(population, among: selection) == measured)
  }

  @Test("counts and sums over two halves add up to the whole", arguments: Seed.some(60))
  func addition(case number: Int) throws {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    shop.orders.removeAll { $0.customer == nil }
    let (heads, tails) = shop.halves(&seed)
    let whole = try figures(shop)
    let left = try figures(shop, among: shop.selection(heads))
    let right = try figures(shop, among: shop.selection(tails))
    let additive: [FigureName] = [
      .revenue, .orders, .customers, .activeCustomers, .newCustomers, .returningCustomers,
    ]
    for name in additive {
      #expect(same(whole[name]?.value, (left[name]?.value ?? 0) + (right[name]?.value ?? 0)))
    }
    for name in [FigureName.retentionRate, .churnRate, .repeatRate, .revenueChurnGross] {
      let parts = [left, right].compactMap { $0[name]?.numerator }.reduce(0, +)
      #expect(same(whole[name]?.numerator, parts))
    }
  }

  @Test("retention and churn share one, net churn is never above gross", arguments: Seed.some(80))
  func identities(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let set = try figures(shop)
    if let kept = set[.retentionRate]?.value {
      #expect(same(set[.churnRate]?.value, 1 - kept))
    }
    if let gross = set[.revenueChurnGross]?.value, let net = set[.revenueChurnNet]?.value {
      #expect(net <= gross + 1e-12 && (0...1).contains(gross))
    }
    #expect(set.figures.map(\.name) == FigureName.allCases)
  }
}
