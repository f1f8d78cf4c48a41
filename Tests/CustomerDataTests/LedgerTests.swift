import Support
import Testing

@testable import CustomerData

/// Any day's dataset from the columns equals what a walk over all rows gives.
@Suite("The ledger")
struct LedgerTests {
  @Test("Any day's dataset equals that of a walk over all rows", arguments: Seed.some(60))
  func everyDay(seed: Int) throws {
    let folder = try RandomShop(seed).folder()
    try withExtendedLifetime(folder) { try compare(folder.path) }
  }

  @Test("Line items beside orders and line items alone give what the walk gives", arguments: 0..<30)
  func lines(seed: Int) throws {
    for hasOrders in [true, false] {
      let folder = try RandomShop(seed).folder(hasOrders: hasOrders)
      try withExtendedLifetime(folder) { try compare(folder.path) }
    }
  }

  @Test(
    "Any day of a shop system's export equals a walk over all rows",
    arguments: [
      "shopify_orders.csv", "woocommerce_webtoffee_orders.csv", "prestashop_orders_fr.csv",
      "magento_orders.csv", "shopify_customers_new.csv", "klaviyo_profiles.csv",
    ])
  func exports(fixture: String) throws {
    let folder = try Folder(fixture: fixture, shop: Folder.paris)
    try withExtendedLifetime(folder) { try compare(folder.path) }
  }

  private func compare(_ path: String) throws {
    let loader = DatasetLoader(folder: path)
    let history = try loader.load()
    var slow = try loader.gather().assembly
    let ledger = slow.slowLedger()
    #expect(history.lastDay == ledger.lastDay)
    let last = history.dataset().asOf
    for back in [0, 1, 3, 10, 40, 100, 200, 400, -5, -400] {
      let day = last.adding(days: -back)
      let (fast, walked) = (history.dataset(asOf: day), ledger.dataset(asOf: day))
      expectSame(fast, walked, "\(day.iso)")
    }
    expectSame(history.dataset(), ledger.dataset(asOf: last), "the last day")
  }

  private func expectSame(_ fast: Dataset, _ slow: Dataset, _ note: Comment) {
    #expect(fast.orders.ids == slow.orders.ids, note)
    #expect(fast.orders.day == slow.orders.day, note)
    #expect(fast.orders.minute == slow.orders.minute, note)
    #expect(fast.orders.net == slow.orders.net, note)
    #expect(fast.orders.discount == slow.orders.discount, note)
    #expect(fast.orders.refunded == slow.orders.refunded, note)
    #expect(fast.orders.channel == slow.orders.channel, note)
    #expect(fast.orders.campaign == slow.orders.campaign, note)
    #expect(fast.orders.country == slow.orders.country, note)
    #expect(fast.orders.discountCode == slow.orders.discountCode, note)
    #expect(fast.orders.lineOffsets == slow.orders.lineOffsets, note)
    #expect(fast.lines.product == slow.lines.product, note)
    #expect(fast.lines.quantity == slow.lines.quantity, note)
    #expect(fast.lines.net == slow.lines.net, note)
    #expect(fast.products.ids == slow.products.ids, note)
    #expect(fast.customers.orderOffsets == slow.customers.orderOffsets, note)
    #expect(Array(fast.customers.contacts) == Array(slow.customers.contacts), note)
    #expect(fast.customers.country == slow.customers.country, note)
    #expect(fast.customers.city == slow.customers.city, note)
    #expect(fast.customers.zip == slow.customers.zip, note)
    #expect(fast.customers.tags == slow.customers.tags, note)
    #expect(fast.excluded == slow.excluded, note)
    #expect(fast.firstDay == slow.firstDay, note)
  }
}

extension Assembly {
  fileprivate mutating func slowLedger() -> SlowLedger {
    var slow = SlowAssembly(intake: intake, shop: shop)
    return slow.ledger()
  }
}

extension SlowLedger {
  fileprivate func dataset(asOf day: Day) -> Dataset {
    var view = SlowView(self, asOf: day)
    view.gather()
    return Dataset(
      fingerprint: Fingerprint(value: 0), shop: shop, asOf: day, customers: view.customerTable(),
      orders: view.orderTable(), lines: view.lineTable(), products: products,
      excluded: view.excluded)
  }
}

@Suite("The order of ids")
struct IDOrderTests {
  @Test("Ids sort as one by one comparing does", arguments: Seed.some(100))
  func sorted(seed: Int) {
    var chance = Seed(seed)
    let stems = [
      "", "C-", "customer_", "customer_eu_west_", "c-0a", "Zoé", "a", "b", "customer_eu_west_x",
    ]
    let chosen = Array(stems.shuffled(using: &chance).prefix(chance.int(1...4)))
    let ids = (0..<chance.int(0...60)).map { _ in
      let stem = chance.pick(chosen)
      switch chance.int(0...5) {
      case 0: return stem
      case 1: return stem + "00" + String(chance.int(0...20))
      case 2: return stem + String(chance.int(0...Int.max)) + String(chance.int(0...99))
      default: return stem + String(chance.int(0...3000))
      }
    }
    let expected = ids.enumerated().map { (CustomerID(text: $1), $0) }.sorted { $0 < $1 }.map(\.1)
    #expect(IDOrder.sorted(TextColumn(ids)).map(Int.init) == expected)
  }
}
