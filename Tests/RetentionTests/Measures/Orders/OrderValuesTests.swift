import CustomerData
import Retention
import Support
import Testing

@Suite("Order values")
struct OrderValuesTests {
  @Test("new, returning and unknown revenue are all of it", arguments: Seed.some(60))
  func shares(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let dataset = shop.dataset
    let metric = OrderValues(days: seed.pick([30, 90, 600]))
    let measured = try metric.measure(Population(dataset), among: dataset.everyone)
    let value = measured.value
    let slow = SlowShop(shop)
    let orders = slow.orders.filter { value.period.contains($0.day) }
    #expect(value.revenue == orders.reduce(0) { $0 + $1.net })
    #expect(value.sorted == orders.map(\.net).sorted())
    let new = orders.filter { order in
      order.customer.map { slow.first($0) == order.day } ?? false
    }
    #expect(value.new == new.reduce(0) { $0 + $1.net })
    for number in OrderValueNumber.allCases {
      let reading = metric.reading(number, in: measured)
      expectAdds(reading.explanation, to: reading.value)
    }
  }

  @Test("the median order of a published shop is 303.04, the mean 480.87")
  func published() throws {
    let dataset = PublishedShop.uci.dataset
    let value = try OrderValues(days: 374)
      .measure(PublishedShop.uci.population, among: dataset.everyone).value
    #expect(value.sorted.count == 18_532)
    #expect(same(value.percentile(0.5), 30_304))
  }
}
