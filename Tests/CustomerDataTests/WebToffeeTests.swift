import CustomerData
import Testing

@Suite("WebToffee's order export") struct WebToffeeTests {
  private let fixture = "woocommerce_webtoffee_orders.csv"

  /// A folder with one file of a few columns.
  private func folder(_ rows: String...) throws -> Folder {
    try Folder([
      "tenure.toml": Folder.paris,
      "orders.csv":
        "order_id,order_number,order_date,status,shipping_total,shipping_tax_total,order_total,"
        + "customer_id,billing_email,refund_items,line_item_1,line_item_2\n"
        + rows.map { $0 + "\n" }.joined(),
    ])
  }

  @Test("Goods are the total without shipping; a refunded order does not count")
  func fixtureOrders() throws {
    let history = try Folder(fixture: fixture, shop: Folder.paris).load()
    let file = try history.file(fixture)
    #expect(file.dialect == "woocommerce")
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [2, 2, 0, 0])
    #expect(!file.unusedColumns.contains("line_item_2"))
    let data = history.dataset()
    #expect(data.orders.ids == ["5001"])
    #expect(data.orders.net == [8480])
    #expect(data.orders.discount == [942])
    #expect(data.orders.day.map(\.iso) == ["2026-03-29"])
    #expect(data.excluded == [ExcludedOrders(reason: .refunded, count: 1)])
    #expect(data.lines.net == [7980, 500])
    #expect(data.lines.quantity == [2, 1])
    #expect(Set(data.products.names).isSuperset(of: ["Bougie \"Été\"", "Savon, lot de 3"]))
    #expect(Set(data.products.skus).isSuperset(of: ["BOU-180", "SAV-3"]))
  }

  @Test("An account number joins; a guest is known by the address, in any case")
  func identities() throws {
    let data = try Folder(fixture: fixture).load().dataset()
    let zoe = try #require(data.contact("zoe.martin@example.com"))
    #expect(zoe.customerID == "12")
    #expect([zoe.firstName, zoe.lastName, zoe.city] == ["Zoé", "Martin", "Saint-Étienne"])
    let lea = try #require(data.contact("lea@example.com"))
    #expect(lea.customerID.hasPrefix("c-"))
  }

  @Test("Guests share the account number 0 and stay apart")
  func guests() throws {
    let data = try folder(
      "1,1,2026-03-01 10:00:00,completed,,,10,0,ana@example.com,,,",
      "2,2,2026-03-02 10:00:00,completed,,,10,0,bo@example.com,,,"
    ).load().dataset()
    #expect(data.customers.count == 2)
  }

  @Test("Statuses count with and without wc-")
  func statuses() throws {
    let data = try folder(
      "1,1,2026-03-01 10:00:00,wc-completed,,,10,0,ana@example.com,,,",
      "2,2,2026-03-01 10:00:00,wc-refunded,,,10,0,ana@example.com,,,",
      "3,3,2026-03-01 10:00:00,wc-on-hold,,,10,0,ana@example.com,,,",
      "4,4,2026-03-01 10:00:00,wc-cancelled,,,10,0,ana@example.com,,,",
      "5,5,2026-03-01 10:00:00,processing,,,10,0,ana@example.com,,,"
    ).load().dataset()
    #expect(data.orders.ids == ["1", "5"])
    #expect(Set(data.excluded.map(\.reason)) == [.refunded, .unpaid, .cancelled])
  }

  @Test("Dates with slashes are month first where one of them shows it")
  func monthFirst() throws {
    let data = try folder(
      "1,1,9/6/2016 6:29:00,completed,,,10,0,ana@example.com,,,",
      "2,2,9/26/2016 6:29:00,completed,,,10,0,ana@example.com,,,"
    ).load().dataset()
    #expect(data.orders.day.map(\.iso) == ["2016-09-06", "2016-09-26"])
  }

  @Test("Dates that could be either are not guessed")
  func ambiguousDates() throws {
    let failure = try folder("1,1,9/6/2016 6:29:00,completed,,,10,0,ana@example.com,,,").failure()
    guard case .nothingUsable(let report) = failure else {
      Issue.record("read all the same")
      return
    }
    guard case .ambiguousDates = report.problems.first?.reason else {
      Issue.record("another reason")
      return
    }
    #expect(report.problems.first?.column == "order_date")
  }

  @Test("A dated refund counts from its day, and repays shipping in proportion")
  func datedRefund() throws {
    let history = try folder(
      "1,1,2026-03-01 10:00:00,completed,10,2,112,0,ana@example.com,"
        + "amount:56.00|reason:broken; amount:oops|date:2026-03-09 08:00:00,,",
      "2,2,2026-03-01 10:00:00,completed,10,2,112,0,ana@example.com,"
        + "amount:56.00|reason:broken|date:2026-03-09 08:00:00,,"
    ).load()
    #expect(history.dataset(asOf: try day("2026-03-08")).orders.net == [5000, 10_000])
    #expect(history.dataset(asOf: try day("2026-03-09")).orders.net == [5000, 5000])
  }

  @Test("A product's name may hold bars and colons")
  func bars() throws {
    let data = try folder(
      "1,1,2026-03-01 10:00:00,completed,,,12,0,ana@example.com,,"
        + "name:Bougie | Été: 180 g|product_id:3|sku:B|quantity:2|total:10.00|tax:2.00,"
        + "name:no total"
    ).load().dataset()
    #expect(data.products.names == ["Bougie | Été: 180 g"])
    #expect(data.lines.net == [1200])
  }
}
