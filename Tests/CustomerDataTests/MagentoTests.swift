import CustomerData
import Testing

@Suite("Adobe Commerce's exports") struct MagentoTests {
  @Test("Times are UTC, goods are the total without shipping, closed is refunded")
  func orders() throws {
    let history = try Folder(fixture: "magento_orders.csv", shop: Folder.paris).load()
    let file = try history.file("magento_orders.csv")
    #expect(file.dialect == "magento")
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [2, 2, 0, 0])
    let data = history.dataset()
    #expect(data.orders.ids == ["000000101"])
    #expect(data.orders.net == [8480])
    #expect(data.orders.day.map(\.iso) == ["2026-03-29"])
    #expect(data.orders.minute == [118])
    #expect(data.excluded == [ExcludedOrders(reason: .refunded, count: 1)])
    #expect(history.lastDay == (try day("2026-03-30")))
  }

  @Test("Customers join their orders by address and keep the shop's id")
  func customers() throws {
    let folder = try Folder(fixture: "magento_orders.csv", shop: Folder.paris)
    try folder.copy("magento_customers.csv")
    let data = try folder.load().dataset(asOf: try day("2026-03-31"))
    #expect(data.customers.count == 2)
    let row = try #require(data.customers.contacts.firstIndex { $0.customerID == "12" })
    #expect(data.customers.orders(of: row).count == 1)
    let zoe = data.customers.contacts[row]
    #expect([zoe.firstName, zoe.lastName, zoe.zip] == ["Zoé", "Martin", "42000"])
    #expect([zoe.gender, zoe.city, zoe.phone] == ["Female", "Saint-Étienne", "06 39 98 12 34"])
    #expect(zoe.consents.isEmpty)
    #expect(data.customers.tags[row] == "General")
    let lea = try #require(data.contact("lea@example.com"))
    #expect([lea.customerID, lea.zip, lea.lastName] == ["13", "01000", "D'Angelo"])
  }

  @Test("A part refunded repays shipping in proportion; unpaid, held and cancelled do not count")
  func statuses() throws {
    let folder = try Folder([
      "orders.csv":
        "ID,Purchase Point,Purchase Date,Bill-to Name,Grand Total (Base),Status,Customer Email,"
        + "Shipping and Handling,Total Refunded\n"
        + "1,,2026-01-02 10:00:00,A,110.0000,complete,a@example.com,10.0000,55.0000\n"
        + "2,,2026-01-02 10:00:00,A,10.0000,pending,a@example.com,,\n"
        + "3,,2026-01-02 10:00:00,A,10.0000,holded,a@example.com,,\n"
        + "4,,2026-01-02 10:00:00,A,10.0000,canceled,a@example.com,,\n"
        + "5,,2026-01-02 10:00:00,A,10.0000,processing,a@example.com,,\n"
    ])
    let data = try folder.load().dataset()
    #expect(data.orders.ids == ["1", "5"])
    #expect(data.orders.net == [5000, 1000])
    #expect(
      data.excluded == [
        ExcludedOrders(reason: .cancelled, count: 1), ExcludedOrders(reason: .unpaid, count: 2),
      ])
  }
}
