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
    #expect(measured.value[0].days.isEmpty)
    #expect(
      try shop.ids(metric.customers(behind: 0, of: population, among: everyone)) == ["ann"])
  }

  @Test("of one campaign only its messages count, in any case, with their days")
  func campaign() throws {
    let shop = TinyShop(
      asOf: "2026-06-30",
      events: [
        TinyEvent("ann", .received, "2026-06-24", name: "Spring"),
        TinyEvent("ann", .received, "2026-06-26", name: "spring"),
        TinyEvent("ann", .received, "2026-06-25", name: "Sale"),
        TinyEvent("bob", .received, "2026-06-25", name: "Sale"),
      ])
    let population = Population(shop.dataset)
    let metric = MessageCounts(since: Day(tiny: "2026-06-01"), campaign: "SPRING")
    let rows = try metric.measure(population, among: population.dataset.everyone).value
    #expect(rows.map(\.id) == ["ann"])
    #expect(rows.first?.messages == 2)
    #expect(rows.first.map { Set($0.days.map(\.iso)) } == ["2026-06-24", "2026-06-26"])
  }
}
