import CustomerData
import Retention
import Support
import Testing

@Suite("Messages received")
struct MessageCountsTests {
  @Test("messages since a day count, the day included, and nobody without any is listed")
  func counts() throws {
    let shop = TinyShop(
      asOf: "2026-06-30",
      events: [
        TinyEvent("ann", .received, "2026-06-23"), TinyEvent("ann", .received, "2026-06-24"),
        TinyEvent("ann", .received, "2026-06-30"), TinyEvent("ann", .received, "2026-07-01"),
        TinyEvent("bob", .received, "2026-06-01"), TinyEvent("eve", .opened, "2026-06-25"),
      ])
    let population = Population(shop.dataset)
    let everyone = population.dataset.everyone
    let metric = MessageCounts(since: Day(tiny: "2026-06-24"))
    let measured = try metric.measure(population, among: everyone)
    #expect(measured.value.map(\.id) == ["ann"])
    #expect(measured.value.map(\.messages) == [2])
    expectAdds(measured.explanation, to: 2)
    #expect(
      try shop.ids(metric.customers(behind: 0, of: population, among: everyone)) == ["ann"])
  }
}
