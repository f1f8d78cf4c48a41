import CustomerData
import Retention
import Support
import Testing

@Suite("Portrait of an audience")
struct AudiencePortraitTests {
  @Test("orders and value are of the buyers; who never ordered is counted and silent for no time")
  func portrait() throws {
    let shop = TinyShop(
      asOf: "2026-06-30", customers: [TinyCustomer("eve")],
      orders: [
        TinyOrder("ann", "2026-06-20", 30_00), TinyOrder("ann", "2026-06-29", 10_00),
        TinyOrder("bob", "2026-05-01", 20_00), TinyOrder("zoe", "2020-01-01", 5_00),
      ])
    let population = Population(shop.dataset)
    let everyone = population.dataset.everyone
    let measured = try AudiencePortrait().measure(population, among: everyone)
    let portrait = measured.value
    #expect(portrait.customers == 4)
    #expect(portrait.buyers == 3)
    #expect(portrait.orders == 4)
    #expect(portrait.revenue == 65_00)
    #expect(portrait.averageOrderValue == 1625)
    #expect(portrait.ordersEach == 4.0 / 3)
    #expect(portrait.medianSilence == 60)
    // One day, sixty days, and more than six years.
    #expect(portrait.silence[0] == 1 && portrait.silence[2] == 1 && portrait.silence.last == 1)
    #expect(portrait.silence.reduce(0, +) == 3)
    expectAdds(measured.explanation, to: 4)
    let behind = try AudiencePortrait().customers(behind: 0, of: population, among: everyone)
    #expect(behind.count == 4)
  }
}
