import CustomerData
import Retention
import Support
import Testing

@Suite("Breakdown")
struct BreakdownTests {
  @Test(
    "each row is the number of its own customers, and they are all of them",
    arguments: Seed.some(40))
  func rows(case number: Int) throws {
    var seed = Seed(number)
    let population = Population(TinyShop(chance: &seed).dataset)
    let everyone = population.dataset.everyone
    for dimension in CustomerDimension.allCases {
      let name = seed.pick(NumberName.all)
      let metric = Breakdown(name, by: dimension)
      let measured = try metric.measure(population, among: everyone)
      let value = measured.value
      let sum = value.rows.reduce(0) { $0 + $1.customers }
      #expect(value.overlaps ? sum >= value.customers : sum == value.customers, "\(dimension)")
      #expect(value.total == (try NamedNumber(name).measure(population, among: everyone).value))
      for row in value.rows {
        let part = Breakdown.Part(band: row.band, side: nil)
        let own = try metric.customers(behind: part, of: population, among: everyone)
        #expect(own.count == row.customers)
        #expect(row.reading == (try NamedNumber(name).measure(population, among: own).value))
        expectAdds(metric.explanation(of: part, in: measured), to: row.reading.value)
        #expect(row.isSmall)
      }
    }
  }

  @Test("repeat rate by channel, by hand; a target stands beside its row")
  func byHand() throws {
    var shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-01", channel: "web"), TinyOrder("ann", "2011-02-01"),
        TinyOrder("bob", "2011-01-01", channel: "web"), TinyOrder("cai", "2011-01-01"),
      ])
    shop.shop.targets = [
      Target(number: "repeat_rate", value: 0.4, dimension: "channel", band: "web"),
      Target(number: "repeat_rate", value: 0.3),
    ]
    let value = try Breakdown(.figure(.repeatRate), by: .channel)
      .measure(Population(shop.dataset), among: shop.dataset.everyone).value
    #expect(value.rows.map(\.band.label) == ["web", nil])
    #expect(value.rows.map(\.customers) == [2, 1])
    #expect(value.rows.map(\.reading.value) == [0.5, 0])
    #expect(value.rows.map { $0.goal?.value } == [0.4, nil] && value.goal?.value == 0.3)
  }

  @Test("who was refunded on the first day is told apart from who kept everything")
  func refund() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-01", refunded: 1_00), TinyOrder("bob", "2011-01-01"),
        TinyOrder("bob", "2011-02-01", refunded: 1_00),
        TinyOrder("cai", "2011-01-01", items: [TinyItem("kit", quantity: -1)]),
      ])
    let value = try Breakdown(.repeats(.within(days: 90)), by: .refund)
      .measure(Population(shop.dataset), among: shop.dataset.everyone).value
    #expect(value.rows.map(\.band.label) == ["refunded", "kept"])
    #expect(value.rows.map(\.reading.value) == [0, 1])
  }
}
