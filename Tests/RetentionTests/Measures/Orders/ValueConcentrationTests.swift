import CustomerData
import Retention
import Support
import Testing

@Suite("Value concentration")
struct ValueConcentrationTests {
  @Test("of ten customers the top 20 % are two, ties all in or all out")
  func byHand() throws {
    var shop = TinyShop(asOf: "2011-12-31")
    for number in 1...10 {
      shop.orders.append(TinyOrder("c\(number)", "2011-12-01", Int64(number) * 10_00))
    }
    let value = try ValueConcentration()
      .measure(Population(shop.dataset), among: shop.dataset.everyone).value
    #expect(value.rows.map(\.customers).prefix(3) == [1, 1, 2])
    #expect(value.rows[2].revenue == 190_00 && value.revenue == 550_00)
    shop.orders.append(TinyOrder("c8", "2011-12-02", 10_00))
    let tied = try ValueConcentration()
      .measure(Population(shop.dataset), among: shop.dataset.everyone).value
    #expect(tied.rows[2].customers == 3)
  }

  @Test("a larger top brings more; the formula gives the share", arguments: Seed.some(40))
  func order(case number: Int) throws {
    var seed = Seed(number)
    let dataset = TinyShop(chance: &seed).dataset
    let measured = try ValueConcentration().measure(
      Population(dataset), among: dataset.everyone)
    let revenue = measured.value.rows.prefix(3).map(\.revenue)
    #expect(revenue == revenue.sorted())
    for group in ValueConcentration.Group.allCases {
      let reading = ValueConcentration().reading(group, in: measured)
      expectAdds(reading.explanation, to: reading.value)
      if let share = reading.value { #expect((0...1).contains(share)) }
    }
  }

  @Test("a published shop: the top fifth is 868 customers, with three quarters of the revenue")
  func published() throws {
    let dataset = PublishedShop.uci.dataset
    let value = try ValueConcentration()
      .measure(PublishedShop.uci.population, among: dataset.everyone).value
    let worths = PublishedShop.uci.population.facts.spent.sorted(by: >)
    #expect(value.rows[2].customers == 868)
    #expect(value.rows[2].revenue == worths.prefix(868).reduce(0, +))
    #expect(value.revenue == 891_140_790)
  }
}
