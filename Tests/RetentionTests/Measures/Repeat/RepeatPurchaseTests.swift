import CustomerData
import Retention
import Support
import Testing

@Suite("Repeat purchase")
struct RepeatPurchaseTests {
  @Test("only customers old enough count at a horizon, by hand")
  func byHand() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-01"), TinyOrder("ann", "2011-01-01", minute: 9),
        TinyOrder("ann", "2011-01-31"), TinyOrder("bob", "2011-01-01"),
        TinyOrder("bob", "2011-02-01"), TinyOrder("bob", "2011-03-01"),
        TinyOrder("cai", "2011-12-01"), TinyOrder("dan", "2011-12-02"),
        TinyOrder("dan", "2011-12-03"),
      ])
    let measured = try RepeatPurchase().measure(
      Population(shop.dataset), among: shop.dataset.everyone)
    let value = measured.value
    // cai is exactly 30 days old, dan 29; ann came back after 30 days, bob after 31.
    #expect(numbers(value.horizons[0]) == [30, 3, 1])
    #expect(numbers(value.horizons[1]) == [60, 2, 2])
    #expect(numbers(value.horizons[4]) == [365, 0, 0])
    #expect(value.ladder.map(\.reached) == [4, 3, 1])
    #expect(RepeatPurchase().reading(.within(days: 365), in: measured).value == nil)
    // Waits 1, 30, 31 and one of 30 days still running: S falls to 3/4, 2/4, then to 0.
    #expect(value.curve.map(\.day) == [1, 30, 31])
    #expect(value.day(when: 0.5) == 30 && value.day(when: 0.75) == 31)
  }

  private func numbers(_ row: RepeatPurchase.Horizon) -> [Int] {
    [row.days, row.eligible, row.returned]
  }

  @Test("horizons, curve and ladder against a slow walk", arguments: Seed.some(60))
  func slow(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = Population(shop.dataset)
    let everyone = shop.dataset.everyone
    let metric = RepeatPurchase(minimumAge: seed.pick([0, 0, 90]))
    let measured = try metric.measure(population, among: everyone)
    let slow = SlowShop(shop)
    let days = slow.buyers.map { slow.days($0) }
    for row in measured.value.horizons {
      let old = days.filter { shop.asOf - $0[0] >= row.days }
      #expect(row.eligible == old.count)
      #expect(row.returned == old.count { $0.count > 1 && $0[1] - $0[0] <= row.days })
      for part in [RepeatPurchase.Part.eligible(days: row.days), .returned(days: row.days)] {
        let count = try metric.customers(behind: part, of: population, among: everyone).count
        #expect(count == (part == .eligible(days: row.days) ? row.eligible : row.returned))
      }
    }
    for rung in measured.value.ladder {
      let old = days.filter { shop.asOf - $0[0] >= metric.minimumAge }
      #expect(rung.reached == old.count { $0.count >= rung.number })
    }
    let reached = measured.value.ladder.map(\.reached)
    #expect(zip(reached, reached.dropFirst()).allSatisfy { $0 >= $1 })
    let curve = measured.value.curve.map(\.waiting)
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0 > $1 })
    for number in RepeatNumber.allCases {
      let reading = metric.reading(number, in: measured)
      expectAdds(reading.explanation, to: reading.value)
    }
  }

  @Test("the median of the curve is the key figure", arguments: Seed.some(30))
  func median(case number: Int) throws {
    var seed = Seed(number)
    let dataset = TinyShop(chance: &seed).dataset
    let population = Population(dataset)
    let value = try RepeatPurchase().measure(population, among: dataset.everyone).value
    let figures = try KeyFigures().measure(population, among: dataset.everyone).value
    #expect(value.day(when: 0.5).map(Double.init) == figures[.timeToSecondMedian]?.value)
    #expect(value.ownGaps.first == figures[.intervalMedian]?.value)
    #expect(Double(value.repeaters) == figures[.repeatRate]?.numerator)
  }

  @Test("the share back never falls with the day, and at the last step is the curve's end")
  func back() throws {
    let dataset = PublishedShop.uci.dataset
    let value = try RepeatPurchase().measure(PublishedShop.uci.population, among: dataset.everyone)
      .value
    let shares = [0, 1, 30, 60, 90, 180, 365].map { value.back(by: $0) }
    #expect(shares == shares.sorted() && shares[0] == 0)
    #expect(value.repeaters == 2790 && value.ladder.first?.reached == 4338)
    #expect(value.ownGaps.first == 52.5)
  }
}
