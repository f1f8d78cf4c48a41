import CustomerData
import Testing

@Suite("Stripe's payments export") struct StripeTests {
  private func folder(_ time: String, _ rows: String...) throws -> Folder {
    try Folder([
      "tenure.toml": Folder.paris,
      "payments.csv":
        "id,\(time),Amount,Amount Refunded,Currency,Mode,Status,Customer ID,Customer Email,Captured\n"
        + rows.map { $0 + "\n" }.joined(),
    ])
  }

  @Test("Amounts read with point and with quoted comma, times in UTC with and without seconds")
  func fixtureOrders() throws {
    let history = try Folder(fixture: "stripe_payments.csv", shop: Folder.paris).load()
    let file = try history.file("stripe_payments.csv")
    #expect(file.dialect == "stripe")
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [2, 2, 0, 0])
    let data = history.dataset()
    #expect(data.orders.ids == ["ch_test_1"])
    #expect(data.orders.net == [8970])
    #expect(data.orders.day.map(\.iso) == ["2026-03-29"])
    #expect(data.orders.minute == [118])
    #expect(data.excluded == [ExcludedOrders(reason: .refunded, count: 1)])
    #expect(history.lastDay == (try day("2026-03-30")))
    #expect(data.shop.currency?.code == "EUR")
    #expect(data.contact("zoe.martin@example.com")?.customerID == "stripe:cus_test_1")
    #expect(data.contact("lea@example.com")?.customerID.hasPrefix("c-") == true)
  }

  @Test("Failed, uncaptured and test payments are no orders; a part refunded counts what was kept")
  func statuses() throws {
    let data = try folder(
      "Created (UTC)",
      "ch_1,2026-01-02 10:00,\"1.234,50\",\"34,50\",eur,Live,Paid,,a@example.com,true",
      "ch_2,2026-01-02 10:00,\"10,00\",\"0,00\",eur,Live,Failed,,a@example.com,false",
      "ch_3,2026-01-02 10:00,\"10,00\",\"0,00\",eur,Live,Paid,,a@example.com,false",
      "ch_4,2026-01-02 10:00,\"10,00\",\"0,00\",eur,Test,Paid,,a@example.com,true",
      "ch_5,2026-01-02 10:00,\"10,00\",\"0,00\",usd,Live,Paid,,a@example.com,true"
    ).load().dataset()
    #expect(data.orders.ids == ["ch_1"])
    #expect(data.orders.net == [120_000])
    #expect(
      data.excluded == [
        ExcludedOrders(reason: .test, count: 1), ExcludedOrders(reason: .unpaid, count: 2),
        ExcludedOrders(reason: .unknownCurrency, count: 1),
      ])
  }

  @Test(
    "The header's zone is the times' zone",
    arguments: [
      ("Created (UTC)", "2026-07-02", 90), ("Created (Europe/Paris)", "2026-07-01", 1410),
      ("Created (America/New_York)", "2026-07-02", 330),
      ("Created date (UTC)", "2026-07-02", 90), ("Created (local)", "2026-07-01", 1410),
    ])
  func zones(header: String, date: String, minute: Int) throws {
    let data = try folder(
      header, "ch_1,2026-07-01 23:30,10.00,0.00,eur,Live,Paid,cus_1,a@example.com,true"
    ).load().dataset()
    #expect(data.orders.day.map(\.iso) == [date])
    #expect(data.orders.minute == [Int16(minute)])
  }

  @Test("One Stripe customer with two addresses is one person")
  func identity() throws {
    let data = try folder(
      "Created (UTC)",
      "ch_1,2026-01-02 10:00,10.00,0.00,eur,Live,Paid,cus_1,a@example.com,true",
      "ch_2,2026-01-03 10:00,10.00,0.00,eur,Live,Paid,cus_1,b@example.com,true"
    ).load().dataset()
    #expect(data.customers.count == 1)
    #expect(data.orders.count == 2)
  }
}
