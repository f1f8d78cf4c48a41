import CustomerData
import Retention
import Support
import Testing

@Suite("Each customer's own figures")
struct CustomerFactsTests {
  @Test("two orders on one day are two orders and one occasion")
  func sameDay() {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-01", 10_00), TinyOrder("ann", "2011-01-01", 5_00),
        TinyOrder("ann", "2011-01-31", 1_00, discount: 20, refunded: 30),
      ])
    let facts = CustomerFacts(shop.dataset)
    #expect(facts.orders == [3] && facts.occasions == [2] && facts.spent == [16_00])
    #expect(facts.discount == [20] && facts.refunded == [30])
    #expect(facts.medianGap(of: 0) == 30)
    #expect(facts.averageOrderValue(of: 0) == 1600.0 / 3)
  }

  @Test("a prospect has no first day, no gap and no average")
  func prospect() {
    let facts = CustomerFacts(TinyShop(asOf: "2011-12-31", customers: [.init("eve")]).dataset)
    #expect(facts.firstOrder(of: 0) == nil && facts.lastOrder(of: 0) == nil)
    #expect(facts.medianGap(of: 0) == nil && facts.averageOrderValue(of: 0) == nil)
  }

  @Test("they are those of a slow walk over all orders", arguments: Seed.some(120))
  func oracle(case number: Int) {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let slow = SlowShop(shop)
    let population = shop.population
    let facts = population.facts
    for (row, id) in slow.ids.enumerated() {
      let own = slow.own(id)
      #expect(Int(facts.orders[row]) == own.count)
      #expect(Int(facts.occasions[row]) == slow.days(id).count)
      #expect(facts.spent[row] == slow.spent(id))
      #expect(facts.discount[row] == own.reduce(0) { $0 + $1.discount })
      #expect(facts.refunded[row] == own.reduce(0) { $0 + $1.refunded })
      #expect(facts.firstOrder(of: row) == slow.first(id))
      #expect(facts.lastOrder(of: row) == slow.last(id))
      #expect(facts.medianGap(of: row) == middle(slow.gaps(id)))
      #expect(population.recency(of: row) == slow.last(id).map { slow.asOf - $0 })
    }
    #expect(population.gaps.map(Int.init) == slow.ids.flatMap(slow.gaps).sorted())
    #expect(shop.ids(population.buyers) == slow.buyers)
  }
}
