import CustomerData
import Testing

@Suite("Shopify exports") struct ShopifyTests {
  private func orders() throws -> History {
    let folder = try Folder()
    try folder.copy("shopify_orders.csv")
    return try folder.load()
  }

  @Test("An order of two rows is one order worth its lines minus its discount")
  func twoRows() throws {
    let data = try orders().dataset()
    let row = try #require(data.orders.ids.firstIndex(of: "#1001"))
    #expect(data.orders.net[row] == 8480)
    #expect(data.orders.discount[row] == 942)
    #expect(data.orders.lines(of: row).count == 2)
    #expect(data.orders.country[row] == "FR")
    #expect(data.orders.channel[row] == "web")
  }

  @Test("A currency without a rate is left out and named; a cancelled order does not count")
  func exclusions() throws {
    let history = try orders()
    let data = history.dataset()
    #expect(data.orders.ids == ["#1001"])
    #expect(
      data.excluded == [
        ExcludedOrders(reason: .cancelled, count: 1),
        ExcludedOrders(reason: .unknownCurrency, count: 1),
      ])
    #expect(history.reasons("shopify_orders.csv").contains(.noRate(currency: "USD")))
  }

  @Test("With a rate a partly refunded order counts what was kept")
  func partialRefund() throws {
    let folder = try Folder([
      "tenure.toml": "[shop]\ncurrency = \"EUR\"\n[rates]\nUSD = [[\"2026-01-01\", 0.9]]\n"
    ])
    try folder.copy("shopify_orders.csv")
    let data = try folder.load().dataset()
    let row = try #require(data.orders.ids.firstIndex(of: "#1002"))
    #expect(data.orders.net[row] == 8100)
    #expect(data.orders.refunded[row] == 2700)
  }

  @Test("Days are the shop's: half past eleven at night in New York is the next day in Paris")
  func shopDays() throws {
    let folder = try Folder([
      "tenure.toml":
        "[shop]\ncurrency = \"USD\"\ntimezone = \"Europe/Paris\"\n[rates]\nEUR = [[\"2020-01-01\", 1.1]]\n"
    ])
    try folder.copy("shopify_orders.csv")
    let data = try folder.load().dataset()
    let row = try #require(data.orders.ids.firstIndex(of: "#1002"))
    #expect(data.orders.day[row].iso == "2026-07-02")
    #expect(data.orders.minute[row] == 5 * 60 + 29)
  }

  @Test("The same export through French Excel reads the same, and its lost id is told")
  func frenchExcel() throws {
    let folder = try Folder(["tenure.toml": "[shop]\ntimezone = \"Europe/Paris\"\n"])
    try folder.copy("shopify_orders_excel_fr.csv")
    let history = try folder.load()
    let file = try history.file("shopify_orders_excel_fr.csv")
    #expect(file.encoding == "windows-1252")
    #expect(file.delimiter == ";")
    #expect(file.accepted == 1)
    #expect(history.reasons(file.name) == [.excelNumber])
    let data = history.dataset()
    #expect(data.orders.ids == ["#1001"])
    #expect(data.orders.net == [7980 - 942])
    #expect(data.orders.day.map(\.iso) == ["2026-03-29"])
    #expect(data.products.names == ["Bougie \"Été\" - 180 g"])
    #expect(data.customers.contacts.map(\.email) == ["zoe.martin@example.com"])
    #expect(data.customers.city[0] == "Saint-Étienne")
    #expect(data.customers.zip[0] == "42000")
  }

  @Test("An order told by two files counts once, and the repeated rows are counted")
  func twoFiles() throws {
    let folder = try Folder()
    try folder.copy("shopify_orders.csv", as: "a.csv")
    try folder.copy("shopify_orders.csv", as: "b.csv")
    try folder.copy("shopify_orders_excel_fr.csv", as: "c.csv")
    let history = try folder.load()
    #expect(try history.file("a.csv").accepted == 4)
    #expect(try history.file("b.csv").dropped == 4)
    #expect(try history.file("c.csv").dropped == 1)
    #expect(history.dataset().revenue == 8480)
  }

  @Test("Customers join orders by address or phone, and keep the shop's id")
  func customers() throws {
    let folder = try Folder()
    try folder.copy("shopify_orders.csv")
    try folder.copy("shopify_customers_new.csv")
    try folder.copy("shopify_customers_old.csv")
    let data = try folder.load().dataset()
    let zoe = try #require(
      data.customers.contacts.firstIndex { $0.customerID == "9013800000001" })
    #expect(data.customers.orders(of: zoe).count == 1)
    #expect(data.customers.tags[zoe] == "newsletter, vip")
    #expect(data.customers.contacts[zoe].consents[.email]?.state == .granted)
    #expect(data.customers.contacts[zoe].consents[.sms]?.state == .denied)
    #expect(data.customers.contacts[zoe].consents[.ads] == nil)
    #expect(data.customers.contacts.contains { $0.customerID == "9013800000002" })
    #expect(data.customers.contacts.allSatisfy { !$0.customerID.contains("@") })
    #expect(data.customers.contacts.count == 4)
  }

  @Test("Products give lines their category, vendor and cost by SKU")
  func products() throws {
    let folder = try Folder()
    try folder.copy("shopify_orders.csv")
    try folder.copy("shopify_products_old_subset.csv")
    let data = try folder.load().dataset()
    let row = try #require(data.products.skus.firstIndex(of: "BOU-180"))
    #expect(data.products.category[row] == "Maison")
    #expect(data.products.unitCost[row] == 1230)
    #expect(data.products.brand[row] == "Maison Test")
    #expect(data.products.skus.contains("BOU-300"))
  }
}
