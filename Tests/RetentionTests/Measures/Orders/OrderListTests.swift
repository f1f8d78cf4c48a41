import CustomerData
import Retention
import Support
import Testing

@Suite("The orders themselves")
struct OrderListTests {
  @Test("are as many, and worth as much, as the key figures say", arguments: Seed.some(60))
  func adds(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let days = seed.pick([1, 30, 90, 400])
    let population = Population(shop.dataset)
    let everyone = shop.dataset.everyone
    let list = try OrderList(.last(days: days)).measure(population, among: everyone)
    let figures = try KeyFigures(days: days).measure(population, among: everyone).value
    #expect(Double(list.value.orders) == figures[.orders]?.value ?? 0)
    let scale = Double(shop.shop.currency?.minorUnits ?? 100)
    #expect(abs(Double(list.value.revenue) / scale - (figures[.revenue]?.value ?? 0)) < 1e-9)
    #expect(list.value.rows.count == list.value.orders)
    #expect(list.value.rows.reduce(0) { $0 + $1.net } == list.value.revenue)
    expectAdds(list.explanation, to: Double(list.value.orders))
  }

  @Test("come newest first, each with what the files say of it", arguments: Seed.some(60))
  func rows(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let slow = SlowShop(shop)
    let list = try OrderList(.lifetime).measure(
      Population(shop.dataset), among: shop.dataset.everyone)
    #expect(list.value.period == nil)
    for (earlier, later) in zip(list.value.rows.dropFirst(), list.value.rows) {
      #expect(earlier.day <= later.day)
    }
    let told = slow.orders.map { "\($0.customer ?? "") \($0.day.iso) \($0.net)" }.sorted()
    let shown = list.value.rows.map { "\($0.customer ?? "") \($0.day.iso) \($0.net)" }.sorted()
    #expect(told == shown)
  }

  @Test("a limit keeps the newest and changes no sum", arguments: Seed.some(60))
  func limit(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = Population(shop.dataset)
    let chosen = shop.selection(shop.halves(&seed).0)
    let all = try OrderList(.lifetime).measure(population, among: chosen).value
    let limit = seed.int(0...12)
    let some = try OrderList(.lifetime, limit: limit).measure(population, among: chosen).value
    #expect(some.rows == Array(all.rows.prefix(limit)))
    #expect(some.orders == all.orders && some.revenue == all.revenue)
  }
}
