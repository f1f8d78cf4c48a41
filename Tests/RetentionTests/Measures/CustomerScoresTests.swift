import CustomerData
import Retention
import Support
import Testing

@Suite("Scores customer by customer")
struct CustomerScoresTests {
  @Test("one row a buyer, with the shop's scores and the map's segment", arguments: Seed.some(40))
  func rows(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let selection = shop.selection(shop.halves(&seed).0)
    let slow = SlowShop(shop)
    let rows = try CustomerScores().measure(population, among: selection).value
    #expect(rows.map(\.id) == shop.ids(selection).filter { !slow.own($0).isEmpty })
    for row in rows {
      #expect(row.recency == slow.last(row.id).map { slow.asOf - $0 })
      #expect(row.frequency == slow.days(row.id).count && row.monetary == slow.spent(row.id))
      #expect(row.segment == SegmentMap.standard[row.r, row.f, row.m])
    }
  }
}
