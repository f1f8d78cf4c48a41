import CustomerData
import Support
import Testing

@testable import Retention

@Suite("Orders ahead")
struct OrdersAheadTests {
  private func past(_ shop: TinyShop, _ day: String) -> SignalTable {
    var then = shop
    then.asOf = Day(tiny: day)
    return SignalTable(then.dataset, horizon: 90)
  }

  @Test("the horizon begins the day after and ends on its last day; two orders a day are one")
  func edges() {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("on the day", "2011-10-01"), TinyOrder("first", "2011-09-01"),
        TinyOrder("last", "2011-09-01"), TinyOrder("late", "2011-09-01"),
        TinyOrder("first", "2011-10-02"), TinyOrder("last", "2011-12-30"),
        TinyOrder("last", "2011-12-30"), TinyOrder("late", "2011-12-31"),
        TinyOrder("new", "2011-10-05"),
      ])
    let table = past(shop, "2011-10-01")
    let ahead = OrdersAhead(after: table, horizon: 90, in: shop.dataset)
    #expect(table.ids == ["on the day", "first", "last", "late"])
    #expect(ahead.occasions == [0, 1, 1, 0] && ahead.left == [true, false, false, true])
  }

  @Test("a later dataset in another order of customers gives the same", arguments: Seed.some(20))
  func order(seed number: Int) {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let table = past(shop, shop.asOf.adding(days: -90).iso)
    let ahead = OrdersAhead(after: table, horizon: 90, in: shop.dataset)
    var turned = shop
    turned.customers = shop.everyone.reversed()
    #expect(OrdersAhead(after: table, horizon: 90, in: turned.dataset).occasions == ahead.occasions)
  }
}
