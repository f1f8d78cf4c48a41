import Audiences
import CustomerData
import Retention
import Support
import Testing

@Suite("Events and rankings")
struct EventTests {
  private func ids(_ text: String, _ shop: TinyShop) throws -> [String] {
    let expression = try AudienceExpression(parsing: text, for: shop.shop)
    return shop.ids(expression.select(from: Population(shop.dataset)))
  }

  @Test("then: after the first, up to and including the last day of the time")
  func then() throws {
    let kit = [TinyItem("kit", "Kits")]
    let sun = [TinyItem("sun", "Solaire")]
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("day60", "2011-01-01", items: kit), TinyOrder("day60", "2011-03-02", items: sun),
        TinyOrder("day61", "2011-01-01", items: kit), TinyOrder("day61", "2011-03-03", items: sun),
        TinyOrder("before", "2011-01-02", items: kit),
        TinyOrder("before", "2011-01-01", items: sun),
        TinyOrder("timed", "2011-01-01", minute: 60, items: kit),
        TinyOrder("timed", "2011-01-01", minute: 61, items: sun),
        TinyOrder("untimed", "2011-01-01", items: kit),
        TinyOrder("untimed", "2011-01-01", minute: 61, items: sun),
        TinyOrder("together", "2011-01-01", items: kit + sun),
        TinyOrder("elapsed", "2011-11-01", items: kit),
        TinyOrder("open", "2011-11-02", items: kit),
      ])
    let text = #"bought product "kit" then bought category "Solaire" within 60 days"#
    #expect(try ids(text, shop) == ["day60", "timed"])
    let lonely = #"bought product "kit" then not bought category "Solaire" within 60 days"#
    #expect(try ids(lonely, shop) == ["day61", "before", "untimed", "together", "elapsed"])
    let expression = try AudienceExpression(parsing: lonely)
    #expect(
      expression.warnings(for: Population(shop.dataset)) == [
        .stillOpen(clause: lonely, customers: 1)
      ])
  }

  @Test("times count orders, units count pieces, returns count for neither")
  func counts() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-01", items: [TinyItem("kit", quantity: 3), TinyItem("kit")]),
        TinyOrder("bob", "2011-01-01", items: [TinyItem("kit")]),
        TinyOrder("bob", "2011-01-01", items: [TinyItem("kit")]),
        TinyOrder("eve", "2011-01-01", items: [TinyItem("milk"), TinyItem("kit", quantity: -1)]),
      ])
    #expect(try ids(#"bought product "kit" at least 2 times"#, shop) == ["bob"])
    #expect(try ids(#"bought product "kit" at least 3 units"#, shop) == ["ann"])
    #expect(try ids(#"bought product "kit" once"#, shop) == ["ann"])
    #expect(try ids(#"bought product "kit" twice"#, shop) == ["bob"])
    #expect(try ids(#"never bought product "kit""#, shop) == ["eve"])
    #expect(try ids(#"bought product "kit" at most 1 time"#, shop) == ["ann", "eve"])
    #expect(try ids("bought any product", shop) == ["ann", "bob", "eve"])
    #expect(try ids("occasions = 1 and orders = 2", shop) == ["bob"])
  }

  @Test("unknown values match nothing but is unknown, and not is the exact complement")
  func unknown() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      customers: [
        TinyCustomer("ann", country: "FR"), TinyCustomer("bob"), TinyCustomer("eve", country: "BE"),
      ],
      orders: [TinyOrder("ann", "2011-12-01")])
    #expect(try ids(#"country != "FR""#, shop) == ["eve"])
    #expect(try ids(#"country not in ("FR")"#, shop) == ["eve"])
    #expect(try ids(#"not (country = "FR")"#, shop) == ["bob", "eve"])
    #expect(try ids("country is unknown", shop) == ["bob"])
    #expect(try ids("recency >= 0 days", shop) == ["ann"])
    #expect(try ids("last_order is unknown", shop) == ["bob", "eve"])
    #expect(try ids("orders = 0 and spent = 0 EUR", shop) == ["bob", "eve"])
    #expect(try ids("churn_risk >= 0%", shop).isEmpty)
    #expect(try ids("not (clv < 5 EUR)", shop) == ["ann", "bob", "eve"])
    #expect(try ids(#"customer_id = "eve""#, shop) == ["eve"])
  }

  @Test("words are found letter for letter first, then in any case")
  func words() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      customers: [
        TinyCustomer("ann", country: "FR", city: "Paris", tags: ["vip", "b2b"]),
        TinyCustomer("bob", country: "fr", city: "Lyon", tags: ["VIP"]),
      ])
    #expect(try ids(#"country = "FR""#, shop) == ["ann"])
    #expect(try ids(#"country = "Fr""#, shop) == ["ann", "bob"])
    #expect(try ids(#"city = "PARIS""#, shop) == ["ann"])
    #expect(try ids(#"tag = "b2b""#, shop) == ["ann"])
    #expect(try ids(#"tag contains "ip""#, shop) == ["ann", "bob"])
    #expect(try ids(#"city starts with "l""#, shop) == ["bob"])
  }

  @Test("a bare number beside an amount is in the shop's currency, factors are not")
  func bareAmounts() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [TinyOrder("ann", "2011-01-01", 100_00), TinyOrder("bob", "2011-01-01", 100_01)])
    #expect(try ids("spent > 2 * 50", shop) == ["bob"])
    #expect(try ids("spent > 100 EUR", shop) == ["bob"])
    #expect(try ids("spent > 100.004", shop) == ["bob"])
    #expect(try ids("spent - 1 > 99", shop) == ["bob"])
    #expect(try ids("spent = 1000 / 10", shop) == ["ann"])
    #expect(try ids("spent / 100 EUR = 1", shop) == ["ann"])
    #expect(try ids("10% * spent <= 10", shop) == ["ann"])
  }

  @Test("top n breaks ties by customer id, top percent keeps ties together")
  func rankings() throws {
    let shop = TinyShop(
      asOf: "2011-12-31", customers: [TinyCustomer("zoe")],
      orders: ["dan", "bob", "cat", "ann"].map { TinyOrder($0, "2011-01-01", 50_00) }
        + [TinyOrder("eve", "2011-01-01", 90_00), TinyOrder("zoe", "2011-06-01", 10_00)])
    #expect(try Set(ids("everyone top 3 by spent", shop)) == ["eve", "ann", "bob"])
    #expect(try ids("everyone top 2 by last_order", shop) == ["zoe", "ann"])
    #expect(try ids("spent in top 17%", shop) == ["dan", "bob", "cat", "ann", "eve"])
    #expect(try ids("spent in top 16%", shop) == ["eve"])
    #expect(try ids("spent in bottom 1%", shop) == ["zoe"])
    #expect(try ids("spent in top 0%", shop).isEmpty)
    #expect(try ids("(everyone top 1 by spent) and orders > 1", shop).isEmpty)
  }

  @Test("a sample is the same on every machine, and a smaller one lies within a larger")
  func samples() throws {
    let shop = TinyShop(
      asOf: "2011-12-31", customers: (0..<1000).map { TinyCustomer("c\($0)") })
    let ten = try ids(#"sample 10% seed "pilot-07" of (everyone)"#, shop)
    let twenty = try ids(#"sample 20% seed "pilot-07" of (everyone)"#, shop)
    let other = try ids(#"sample 10% seed "pilot-08" of (everyone)"#, shop)
    #expect((70...130).contains(ten.count))
    #expect(Set(ten).isSubset(of: twenty))
    #expect(Set(ten).intersection(other).count < 40)
    #expect(Array(ten.prefix(3)) == ["c0", "c6", "c8"])
    #expect(try ids(#"sample 100% seed "x" of (everyone)"#, shop).count == 1000)
  }

  @Test("an amount in another currency than the data's matches nothing")
  func foreignCurrency() throws {
    let shop = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-01-01", 90_00)])
    let expression = try AudienceExpression(parsing: "spent >= 1 USD or spent < 1 USD")
    #expect(expression.select(from: Population(shop.dataset)).customers.isEmpty)
  }

  @Test("warnings: data that begin inside the window, words nobody has, attributes without data")
  func warnings() throws {
    var shop = TinyShop(
      asOf: "2011-12-31",
      orders: [TinyOrder("ann", "2011-12-01", channel: "web", items: [TinyItem("kit", "Skincare")])]
    )
    shop.shop.currency = nil
    let population = Population(shop.dataset)
    func warnings(_ text: String) throws -> [ExpressionWarning] {
      try AudienceExpression(parsing: text).warnings(for: population)
    }
    #expect(
      try warnings("not ordered in last 90 days") == [
        .dataBeginInside(
          clause: "ordered in last 90 days", windowStart: Day(tiny: "2011-10-03"),
          dataStart: Day(tiny: "2011-12-01"))
      ])
    #expect(try warnings("ordered in last 90 days").isEmpty)
    #expect(try warnings("not ordered in last 10 days").isEmpty)
    #expect(try warnings("ordered at most 1 time in last 90 days").count == 1)
    #expect(try warnings("not ordered before 2012-01-01").isEmpty)
    #expect(
      try warnings(#"bought category "Skinkare" where (channel = "wep")"#) == [
        .wordNowhere("Skinkare", of: "category", nearest: ["Skincare"]),
        .wordNowhere("wep", of: "channel", nearest: ["web"]),
      ])
    #expect(try warnings("clv > 3 and clv < 9") == [.noData(.lifetimeValue)])
    let euro = try #require(Currency(code: "EUR"))
    #expect(try warnings("spent > 3 EUR") == [.currencyUnknown(euro)])
    #expect(try warnings("spent > 3 EUR").allSatisfy { !$0.sentence.isEmpty })
  }

  @Test("evidence: each clause with the customer's own values")
  func evidence() throws {
    let shop = TinyShop(
      asOf: "2011-12-31", customers: [TinyCustomer("ann", country: "FR", consents: [.ads])],
      orders: [
        TinyOrder("ann", "2011-11-16", 20_50),
        TinyOrder("ann", "2011-12-01", 10_00, discount: 1_00),
      ])
    let text =
      #"orders >= 3 and recency < 31 days and consent.ads and country in ("FR", "BE") and spent > 10 EUR and not ordered in last 90 days and discount_share <= 50% and last_order since 2011-12-01 and clv is unknown"#
    let evidence = try AudienceExpression(parsing: text).evidence(
      for: 0, in: Population(shop.dataset))
    #expect(
      evidence.map(\.passed) == [false, true, true, true, true, false, true, true, true])
    #expect(
      evidence.map(\.evidence) == [
        "orders = 2", "recency = 30 days", "consent.ads = yes", "country = FR", "spent = 30.50 EUR",
        "2 such orders", "discount_share = 50%", "last_order = 2011-12-01", "clv = unknown",
      ])
    #expect(evidence[5].clause.text == "not ordered in last 90 days")
  }
}
