import CustomerData
import Support
import Testing

@Suite("Generic files") struct GenericFilesTests {
  @Test("Net is total minus shipping minus refunds; tax goes when asked")
  func net() throws {
    let orders = """
      order_id,customer_id,created_at,total,shipping,tax,refunded,refunded_at
      1,a,2026-01-01,120.00,5.00,20.00,,
      2,a,2026-01-02,50.00,,,10.00,2026-01-20
      """
    let folder = try Folder(["orders.csv": orders])
    #expect(try folder.load().dataset().orders.net == [11500, 4000])
    try folder.write("tenure.toml", Array("[shop]\nnet_of_tax = true\n".utf8))
    #expect(try folder.load().dataset().orders.net == [9500, 4000])
  }

  @Test("A dated refund changes nothing before its day; an undated one counts from the order's")
  func refundsAsOf() throws {
    let folder = try Folder([
      "orders.csv": """
      order_id,customer_id,created_at,total,refunded,status
      1,a,2026-01-01,100,,paid
      2,a,2026-01-02,60,60,refunded
      3,b,2026-01-03,80,,paid
      """,
      "returns.csv": """
      order_id,returned_at,refund
      1,2026-02-01,30
      3,2026-03-01,80
      9,2026-03-01,5
      """,
    ])
    let history = try folder.load()
    #expect(history.lastDay?.iso == "2026-03-01")
    #expect(history.dataset(asOf: try day("2026-01-31")).orders.net == [10000, 8000])
    #expect(history.dataset(asOf: try day("2026-02-01")).orders.net == [7000, 8000])
    let now = history.dataset()
    #expect(now.orders.ids == ["1"])
    #expect(now.excluded == [ExcludedOrders(reason: .refunded, count: 2)])
    #expect(
      history.dataset(asOf: try day("2026-01-01")).excluded == [
        ExcludedOrders(reason: .afterAsOf, count: 2)
      ])
    #expect(history.reasons("returns.csv") == [.refundWithoutOrder])
    #expect(history.reasons("orders.csv") == [.undatedRefunds])
  }

  @Test("A refund told by the order and by a return is counted once")
  func refundToldTwice() throws {
    let folder = try Folder([
      "orders.csv": "order_id,customer_id,created_at,total,refunded\n1,a,2026-01-01,100,30\n",
      "returns.csv": "order_id,returned_at,refund\n1,2026-02-01,30\n",
    ])
    let history = try folder.load()
    #expect(history.dataset(asOf: try day("2026-01-31")).orders.net == [10000])
    #expect(history.dataset().orders.net == [7000])
  }

  @Test("Tests, cancelled, unpaid and worthless orders do not count, and are counted")
  func exclusions() throws {
    let orders = """
      order_id,customer_id,created_at,total,status,test
      1,a,2026-01-01,10,paid,yes
      2,a,2026-01-01,10,cancelled,
      3,a,2026-01-01,10,pending,
      4,a,2026-01-01,0,paid,
      5,a,2026-01-01,10,mystery,
      6,,2026-01-01,10,paid,
      7,a,2026-01-02,10,,
      """
    let folder = try Folder(["orders.csv": orders])
    let history = try folder.load()
    let data = history.dataset()
    #expect(data.orders.ids == ["7", "6"])
    #expect(data.buyerOfOrders == [0, -1])
    #expect(data.anonymousOrders == 1..<2)
    #expect(data.excluded.map(\.reason) == [.test, .cancelled, .unpaid, .zero])
    #expect(data.excluded.map(\.count) == [1, 1, 2, 1])
    #expect(history.reasons("orders.csv") == [.unknownStatus])
    try folder.write("tenure.toml", Array("[shop]\nzero_orders = \"count\"\n".utf8))
    #expect(try folder.load().dataset().orders.ids == ["4", "7", "6"])
  }

  @Test("Line items beside orders detail them; a line of no order is named")
  func linesBesideOrders() throws {
    let folder = try Folder([
      "orders.csv": "order_id,customer_id,created_at,total\n1,a,2026-01-01,100\n",
      "lines.csv": """
      order_id,product,quantity,unit_price,discount
      1,Soap,2,10.005,
      1,Wax,1,80,1
      2,Wax,1,80,
      """,
    ])
    let history = try folder.load()
    let data = history.dataset()
    #expect(data.orders.net == [10000])
    #expect(data.lines.net == [2001, 7900])
    #expect(data.products.names == ["Soap", "Wax"])
    let file = try history.file("lines.csv")
    #expect((file.rows, file.accepted, file.dropped) == (3, 2, 1))
    #expect(history.reasons("lines.csv") == [.lineWithoutOrder])
  }

  @Test("Line items alone make orders at the time of their first line")
  func linesAlone() throws {
    let lines = """
      order_id,customer_id,created_at,product,quantity,unit_price
      1,a,2026-01-01 10:05,Soap,3,0.335
      1,a,2026-01-01 10:04,Wax,-1,0.5
      2,b,2026-01-02,Wax,1.5,2
      """
    let data = try Folder(["lines.csv": lines]).load().dataset()
    #expect(data.orders.net == [100 - 50, 300])
    #expect(data.orders.minute == [10 * 60 + 4, -1])
    #expect(data.lines.quantity == [3, -1, 2])
  }

  @Test("Orders with a product are one line each, and their totals add up by number")
  func ordersWithProducts() throws {
    let rows = """
      household_id,basket_id,transaction_timestamp,product_id,quantity,sales_value
      1,77,2017-01-01T06:53:26Z,1095275,2,0.50
      1,77,2017-01-01T06:53:26Z,9878513,1,0.99
      2,78,2017-01-02T06:53:26Z,9878513,1,1.00
      """
    let history = try Folder(["transactions.csv": rows]).load()
    let data = history.dataset()
    #expect(try history.file("transactions.csv").kind == .orders)
    #expect(data.orders.net == [149, 100])
    #expect(data.lines.net == [50, 99, 100])
    #expect(history.reasons("transactions.csv") == [.totalsAdded])
  }

  @Test("A number told twice counts once, and grows only by its refund")
  func repeated() throws {
    let folder = try Folder([
      "a.csv": "order_id,customer_id,created_at,total,refunded\n1,a,2026-01-01,100,0\n",
      "b.csv": "order_id,customer_id,created_at,total,refunded\n1,a,2026-01-01,100,25\n",
    ])
    let history = try folder.load()
    #expect(history.dataset().orders.net == [7500])
    #expect(history.reasons("b.csv") == [.duplicateOrder(file: "a.csv")])
    #expect(try history.file("b.csv").dropped == 1)
  }

  @Test("Other currencies are converted at the rate of their day, rounded once, half to even")
  func rates() throws {
    let folder = try Folder([
      "tenure.toml": """
      [shop]
      currency = "EUR"
      [rates]
      USD = [["2025-01-01", 0.96], ["2025-07-01", 0.865]]
      JPY = [["2025-01-01", 0.0061]]
      """,
      "orders.csv": """
      order_id,customer_id,created_at,total,currency
      1,a,2024-12-31,10,USD
      2,a,2025-06-30,10,USD
      3,a,2025-07-01,0.10,usd
      4,a,2025-07-02,1000,JPY
      5,a,2025-07-03,7,
      6,a,2025-07-04,7,XXX
      """,
    ])
    let history = try folder.load()
    let data = history.dataset()
    #expect(data.orders.ids == ["2", "3", "4", "5"])
    #expect(data.orders.net == [960, 9, 610, 700])
    #expect(data.excluded == [ExcludedOrders(reason: .unknownCurrency, count: 2)])
    #expect(
      history.reasons("orders.csv") == [.noRate(currency: "USD"), .noRate(currency: "XXX")])
  }

  @Test("Without a word on the currency it is the most frequent one")
  func commonCurrency() throws {
    let orders = """
      order_id,customer_id,created_at,total,devise
      1,a,2026-01-01,10,CHF
      2,a,2026-01-01,10,CHF
      3,a,2026-01-01,10,EUR
      """
    let history = try Folder(["commandes.csv": orders]).load()
    #expect(history.shop.currency?.code == "CHF")
    #expect(history.dataset().orders.count == 2)
  }

  @Test("Costs and products of their own files join by id")
  func catalogue() throws {
    let folder = try Folder([
      "lines.csv":
        "order_id,customer_id,created_at,product_id,product,quantity,unit_price\n1,a,2026-01-01,P1,Soap,1,5\n",
      "products.csv":
        "product_id,product,category,brand,price,unit_cost\nP1,Soap bar,Bath,Acme,5,2\nP2,Comb,Hair,,3,\n",
      "costs.csv": "product_id,unit_cost,from\nP1,2.50,2026-01-01\nP1,2.20,2025-01-01\n",
    ])
    let data = try folder.load().dataset()
    #expect(data.products.ids == ["P1", "P2"])
    #expect(data.products.names == ["Soap", "Comb"])
    #expect(data.products.category[0] == "Bath")
    #expect(data.products.unitCost == [250, nil])
  }

  @Test("Shuffled rows give the same figures", arguments: Seed.some(12))
  func shuffled(seed: Int) throws {
    var random = Seed(seed)
    var rows: [String] = []
    for order in 0..<60 {
      for line in 0..<random.int(1...4) {
        let who = random.oneIn(8) ? "" : "C\(random.int(1...20))"
        let written =
          "\(random.int(1...28))/\(random.int(1...12))/2025 \(random.int(0...23)):0\(line)"
        let price = random.pick(["1.234,50", "12,00", "3", "1.234"])
        rows.append(
          "\(order);\(who);\(written);P\(random.int(1...5));\(random.int(-1...3));\(price)")
      }
    }
    rows.append("900;C1;31/12/2024 10:00;P1;1;5,00")
    func figures(_ rows: [String]) throws -> [String] {
      let header = "order_id;customer_id;created_at;product_id;quantity;unit_price"
      let data = try Folder(["l.csv": ([header] + rows).joined(separator: "\n")]).load().dataset()
      let byOrder = zip(data.orders.ids, zip(data.orders.net, data.orders.day))
      return byOrder.map { "\($0) \($1.0) \($1.1.iso)" } + data.customers.contacts.map(\.customerID)
        + ["\(data.revenue)", "\(data.lines.count)"]
    }
    // An order of rows that name different customers is the first row's: keep those rows apart.
    var byOrder: [String: String] = [:]
    let settled = rows.map { row in
      var cells = row.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      cells[1] = byOrder[cells[0]] ?? cells[1]
      byOrder[cells[0]] = cells[1]
      return cells.joined(separator: ";")
    }
    #expect(try figures(settled) == figures(settled.shuffled(using: &random)))
  }
}
