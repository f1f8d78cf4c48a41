import CustomerData
import Retention
import Support
import Testing

@Suite("Revenue bridge")
struct RevenueBridgeTests {
  @Test("a shop by hand: what was lost, shrank, grew, came back and is new")
  func byHand() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        // Before: ann 50, bob 40, cai 30; fay long before.
        TinyOrder("ann", "2011-09-05", 50_00), TinyOrder("bob", "2011-09-05", 40_00),
        TinyOrder("cai", "2011-10-01", 30_00), TinyOrder("fay", "2010-01-01", 10_00),
        // Now: bob 25, cai 70, dan is new, fay is back; ann is gone.
        TinyOrder("bob", "2011-12-01", 25_00), TinyOrder("cai", "2011-12-01", 60_00),
        TinyOrder("cai", "2011-12-31", 10_00), TinyOrder("dan", "2011-12-31", 15_00),
        TinyOrder("fay", "2011-12-31", 5_00), TinyOrder(nil, "2011-12-31", 99_00),
      ])
    let metric = RevenueBridge(days: 60)
    let measured = try metric.measure(Population(shop.dataset), among: shop.dataset.everyone)
    let value = measured.value
    let amounts = RevenueBridge.Bar.allCases.map { value.amount($0) }
    #expect(amounts == [120_00, 50_00, 15_00, 40_00, 5_00, 15_00, 115_00])
    #expect(RevenueBridge.Bar.allCases.map { value.customers($0) } == [3, 1, 1, 1, 1, 1, 4])
    #expect(value.anonymous == 99_00)
    #expect(same(RevenueBridge.reading(.gross, in: measured).value, 55.0 / 120))
    #expect(same(RevenueBridge.reading(.net, in: measured).value, 95.0 / 120))
  }

  @Test(
    "the bars add up to the minor unit, and each says what a slow walk says",
    arguments: Seed.some(60))
  func identity(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = Population(shop.dataset)
    let days = seed.pick([7, 30, 90, 365])
    let window = DayRange(last: days, upTo: shop.asOf.adding(days: -seed.pick([0, 0, 40])))
    let metric = RevenueBridge(range: window)
    let measured = try metric.measure(population, among: shop.dataset.everyone)
    let value = measured.value
    let moved = RevenueBridge.Bar.allCases.dropLast().reduce(0) { $0 + $1.sign * value.amount($1) }
    #expect(moved == value.amount(.total))
    let slow = SlowShop(shop)
    #expect(value.amount(.base) == slow.ids.reduce(0) { $0 + slow.spent($1, in: window.previous) })
    #expect(value.amount(.total) == slow.ids.reduce(0) { $0 + slow.spent($1, in: window) })
    let lost = slow.ids.filter {
      slow.ordered($0, in: window.previous) && !slow.ordered($0, in: window)
    }
    #expect(value.customers(.lost) == lost.count)
    #expect(value.amount(.lost) == lost.reduce(0) { $0 + slow.spent($1, in: window.previous) })
    let new = slow.ids.filter { slow.first($0).map(window.contains) ?? false }
    #expect(value.amount(.new) == new.reduce(0) { $0 + slow.spent($1, in: window) })
    for number in BridgeNumber.allCases {
      let reading = RevenueBridge.reading(number, in: measured)
      expectAdds(reading.explanation, to: reading.value)
    }
    for bar in RevenueBridge.Bar.allCases {
      let behind = try metric.customers(
        behind: .bar(bar), of: population, among: shop.dataset.everyone)
      #expect(behind.count == value.customers(bar), "\(bar)")
    }
  }

  @Test(
    "gross and net retention are one less the churn of the key figures", arguments: Seed.some(30))
  func churn(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = Population(shop.dataset)
    let everyone = shop.dataset.everyone
    let bridge = try RevenueBridge().measure(population, among: everyone)
    let figures = try KeyFigures().measure(population, among: everyone).value
    let pairs: [(BridgeNumber, FigureName)] = [
      (.gross, .revenueChurnGross), (.net, .revenueChurnNet),
    ]
    for (number, figure) in pairs {
      let kept = RevenueBridge.reading(number, in: bridge).value
      #expect(same(kept, figures[figure]?.value.map { 1 - $0 }))
    }
  }

  @Test("a window that is not over says on which day it is")
  func unfinished() throws {
    let shop = TinyShop(asOf: "2011-12-10", orders: [TinyOrder("ann", "2011-12-01")])
    let range = DayRange(Day(tiny: "2011-12-01"), Day(tiny: "2011-12-31"))
    let measured = try RevenueBridge(range: range)
      .measure(Population(shop.dataset), among: shop.dataset.everyone)
    #expect(!measured.value.isFinal && measured.explanation.finalOn == range.last)
    #expect(
      RevenueBridge.reading(.net, in: measured).reason == "no revenue in the window before")
  }
}
