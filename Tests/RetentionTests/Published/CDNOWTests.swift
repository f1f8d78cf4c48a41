import CustomerData
import Retention
import Testing

@Suite("CDNOW sample (Fader & Hardie, 2001)")
struct CDNOWTests {
  private let population = PublishedShop.cdnow.population

  @Test("2,357 customers have 2,457 repeat days by day 273, and 1,411 have none")
  func repeats() {
    let repeats = population.facts.occasions.map { Int($0) - 1 }
    #expect(repeats.count == 2357)
    #expect(repeats.reduce(0, +) == 2457)
    #expect(repeats.filter { $0 == 0 }.count == 1411 && repeats.filter { $0 > 0 }.count == 946)
    #expect(repeats.max() == 29)
  }

  @Test(
    "named customers have the published repeats, last and total weeks",
    arguments: [
      ("C0001", 2, 30.4286, 38.8571), ("C0002", 1, 1.7143, 38.8571), ("C0003", 0, 0, 38.8571),
      ("C0006", 7, 29.4286, 38.8571), ("C0100", 1, 23.8571, 38.2857), ("C0157", 29, 37.7143, 38),
      ("C1516", 26, 30.8571, 31),
    ])
  func customers(id: String, repeats: Int, lastWeek: Double, weeks: Double) throws {
    let contacts = population.dataset.customers.contacts
    let row = try #require(contacts.firstIndex { $0.customerID == id })
    let first = try #require(population.facts.firstOrder(of: row))
    let last = try #require(population.facts.lastOrder(of: row))
    #expect(Int(population.facts.occasions[row]) == repeats + 1)
    #expect(abs(Double(last - first) / 7 - lastWeek) < 5e-5)
    #expect(abs(Double(population.dataset.asOf - first) / 7 - weeks) < 5e-5)
  }

  @Test("946 of 2,357 customers came back by then")
  func repeatRate() throws {
    let set = try KeyFigures().measure(population, among: population.dataset.everyone).value
    #expect(same(set[.repeatRate]?.value, 946.0 / 2357))
  }
}
