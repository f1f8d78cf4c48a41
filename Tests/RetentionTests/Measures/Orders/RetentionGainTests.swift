import CustomerData
import Retention
import Support
import Testing

@Suite("What if retention rose")
struct RetentionGainTests {
  @Test("five points of four active customers, at 30 each, are 6; the margin by known costs")
  func byHand() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2010-06-01", 10_00), TinyOrder("bob", "2010-06-01", 10_00),
        TinyOrder("ann", "2011-06-01", 30_00), TinyOrder("cai", "2011-06-01", 10_00),
        TinyOrder("dan", "2011-06-01", 10_00), TinyOrder("eve", "2011-06-01", 10_00),
      ])
    let measured = try RetentionGain().measure(
      Population(shop.dataset), among: shop.dataset.everyone)
    #expect(measured.value.active == 4 && measured.value.retained == 1)
    let metric = RetentionGain()
    #expect(same(metric.reading(.revenue, in: measured).value, 6))
    #expect(metric.reading(.margin, in: measured).value == nil)
    #expect(metric.reading(.margin, in: measured).reason == "no cost is known")
  }

  @Test("the formula gives it; twice the points twice the gain", arguments: Seed.some(30))
  func formula(case number: Int) throws {
    var seed = Seed(number)
    let dataset = TinyShop(chance: &seed).dataset
    let population = Population(dataset)
    let one = try RetentionGain(points: 0.05).measure(population, among: dataset.everyone)
    let two = try RetentionGain(points: 0.1).measure(population, among: dataset.everyone)
    for number in GainNumber.allCases {
      let reading = RetentionGain().reading(number, in: one)
      expectAdds(reading.explanation, to: reading.value)
    }
    #expect(same(one.value.revenue.map { $0 * 2 }, two.value.revenue))
  }
}
