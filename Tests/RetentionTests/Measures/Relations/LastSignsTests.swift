import CustomerData
import Retention
import Support
import Testing

@Suite("Last signs")
struct LastSignsTests {
  @Test("what a customer did counts, being written to and opening do not")
  func signs() throws {
    let shop = TinyShop(
      asOf: "2026-06-30",
      orders: [TinyOrder("ann", "2026-01-01"), TinyOrder("bob", "2026-01-01")],
      events: [
        TinyEvent("ann", .received, "2026-05-01"), TinyEvent("ann", .opened, "2026-05-02"),
        TinyEvent("bob", .clicked, "2026-04-01"), TinyEvent("bob", .visited, "2026-07-01"),
        TinyEvent("eve", .received, "2026-04-01"), .promoter("zoe", "2026-03-01", 9),
      ])
    let population = Population(shop.dataset)
    let everyone = population.dataset.everyone
    let measured = try LastSigns().measure(population, among: everyone)
    #expect(measured.value.map(\.id) == ["ann", "bob", "eve", "zoe"])
    #expect(measured.value.map { $0.day?.iso } == ["2026-01-01", "2026-04-01", nil, "2026-03-01"])
    expectAdds(measured.explanation, to: 4)
    let third = try LastSigns().customers(behind: 2, of: population, among: everyone)
    #expect(shop.ids(third) == ["eve"])
  }
}
