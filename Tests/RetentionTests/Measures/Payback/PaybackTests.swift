import CustomerData
import Retention
import Support
import Testing

@Suite("Payback")
struct PaybackTests {
  private func dataset(_ orders: [TinyOrder], _ spend: [AdvertisingSpend.Entry]) -> Dataset {
    let shop = TinyShop(asOf: "2026-06-30", orders: orders).dataset
    return Dataset(
      fingerprint: shop.fingerprint, shop: shop.shop, asOf: shop.asOf, customers: shop.customers,
      orders: shop.orders, lines: shop.lines, products: shop.products,
      spend: AdvertisingSpend(spend))
  }

  private func value(
    _ orders: [TinyOrder], _ spend: [AdvertisingSpend.Entry], _ metric: Payback = Payback()
  ) throws -> Payback.Value {
    let population = Population(dataset(orders, spend))
    return try metric.measure(population, among: population.dataset.everyone).value
  }

  private func spent(
    _ day: String, _ channel: String, _ amount: Int64?, campaign: String = "", told: Int? = nil
  ) -> AdvertisingSpend.Entry {
    AdvertisingSpend.Entry(
      day: Day(tiny: day), channel: channel, campaign: campaign, amount: amount,
      newCustomers: told)
  }

  private let orders = [
    TinyOrder("ann", "2026-01-01", 20_00, channel: "ads"),
    TinyOrder("ann", "2026-02-15", 25_00, channel: "mail"),
    TinyOrder("bob", "2026-01-10", 10_00, channel: "ads"),
    TinyOrder("eve", "2026-06-15", 99_00, channel: "ads"),
    TinyOrder("old", "2025-01-01", 50_00, channel: "ads"),
    TinyOrder("old", "2026-03-01", 7_00, channel: "ads"),
  ]

  @Test("spend per customer won, revenue per spend, by the channel of first and of each order")
  func rows() throws {
    let value = try value(
      orders, [spent("2026-01-01", "ads", 90_00, told: 5), spent("2025-01-01", "ads", 999_00)])
    let row = try #require(value.rows.first)
    #expect((row.label, row.spend, row.customers, row.told) == ("ads", 90_00, 3, 5))
    #expect(row.cost == 30_00)
    #expect(row.revenue == 20_00 + 10_00 + 99_00 + 7_00)
    #expect(value.whole.revenue == 161_00)
  }

  @Test("paid back at the first step at which those old enough brought what one costs")
  func payback() throws {
    // 30 days: (20 + 10) / 2 = 15; 60 days: (45 + 10) / 2 = 27.50.
    let cheap = try value(orders, [spent("2026-01-01", "ads", 45_00)])
    #expect(cheap.rows.first?.paybackDays == 30)
    let dear = try value(orders, [spent("2026-01-01", "ads", 81_00)])
    #expect(dear.rows.first?.paybackDays == 60)
  }

  @Test("not reached is told with the days seen")
  func notReached() throws {
    let population = Population(dataset(orders, [spent("2026-01-01", "ads", 900_00)]))
    let measured = try Payback().measure(population, among: population.dataset.everyone)
    let reading = PaybackNumber.days.reading(measured, of: population.dataset)
    #expect(reading.value == nil)
    #expect(reading.reason == "not reached in the 180 days seen")
    let cost = PaybackNumber.acquisitionCost.reading(measured, of: population.dataset)
    expectAdds(cost.explanation, to: 300)
    expectAdds(
      PaybackNumber.returnOnSpend.reading(measured, of: population.dataset).explanation,
      to: 161.0 / 900)
  }

  @Test("margin counts where costs are known")
  func margin() throws {
    let shop = TinyShop(
      asOf: "2026-06-30",
      orders: [
        TinyOrder("ann", "2026-01-01", 20_00, channel: "ads", items: [TinyItem("kit", net: 20_00)])
      ])
    let bare = shop.dataset
    let products = ProductTable(
      ids: ["kit"], skus: [""], names: ["kit"], category: .absent(count: 1),
      brand: .absent(count: 1), unitCost: [15_00])
    let population = Population(
      Dataset(
        fingerprint: bare.fingerprint, shop: bare.shop, asOf: bare.asOf, customers: bare.customers,
        orders: bare.orders, lines: bare.lines, products: products,
        spend: AdvertisingSpend([spent("2026-01-01", "ads", 6_00)])))
    let value = try Payback().measure(population, among: population.dataset.everyone).value
    #expect(value.knowsCosts)
    #expect(value.rows.first?.brought.last == 5_00)
    #expect(value.rows.first?.paybackDays == nil)
  }

  @Test("spend without a rate is in no sum and told; no spend has a reason")
  func absent() throws {
    let value = try value(orders, [spent("2026-01-01", "ads", nil), spent("2026-01-02", "x", 1)])
    #expect(value.withoutRate == 1)
    #expect(value.rows.map(\.label) == ["x"])
    #expect(value.rows.first?.cost == nil)
    let population = Population(dataset(orders, []))
    let reading = try NamedNumber(.payback(.acquisitionCost)).measure(
      population, among: population.dataset.everyone
    ).value
    #expect(reading.reason == "the folder tells of no advertising spend in these days")
  }
}
