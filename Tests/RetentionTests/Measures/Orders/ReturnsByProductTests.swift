import CustomerData
import Retention
import Support
import Testing

@Suite("Returns by product")
struct ReturnsByProductTests {
  @Test("against a slow walk, by product and by category", arguments: Seed.some(40))
  func slow(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = Population(shop.dataset)
    let everyone = shop.dataset.everyone
    let orders = SlowShop(shop).orders.filter { $0.customer != nil }
    func isRefunded(_ order: TinyOrder) -> Bool {
      order.refunded > 0 || order.items.contains { $0.quantity < 0 }
    }
    for kind in ReturnsByProduct.Kind.allCases {
      let metric = ReturnsByProduct(by: kind)
      let measured = try metric.measure(population, among: everyone)
      let value = measured.value
      #expect(value.orders == orders.count && value.refunded == orders.count(where: isRefunded))
      expectAdds(measured.explanation, to: metric.reading(measured).value)
      for row in value.rows where kind == .category {
        let own = orders.filter { order in
          order.items.contains { $0.category == row.label && $0.quantity > 0 }
        }
        #expect(row.orders == own.count && row.refunded == own.count(where: isRefunded))
      }
      for row in value.rows {
        let part = ReturnsByProduct.Part(label: row.label, isRefunded: true)
        expectAdds(metric.explanation(of: part, in: measured), to: row.rate)
        let behind = try metric.customers(behind: part, of: population, among: everyone)
        #expect(behind.count <= row.refunded && (behind.count > 0) == (row.refunded > 0))
      }
    }
  }
}
