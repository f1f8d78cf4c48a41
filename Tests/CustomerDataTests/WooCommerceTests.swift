import CustomerData
import Testing

@Suite("WooCommerce's own exports") struct WooCommerceTests {
  static let header =
    "Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,"
    + "Coupon(s),Net Sales,Attribution\n"

  @Test("An order of the analytics report is worth its net sales and is nobody's")
  func analyticsOrders() throws {
    let folder = try Folder(fixture: "woocommerce_analytics_orders.csv", shop: Folder.paris)
    let history = try folder.load()
    let file = try history.file("woocommerce_analytics_orders.csv")
    #expect(file.dialect == "woocommerce")
    #expect(file.kind == .orders)
    #expect([file.rows, file.accepted, file.refused, file.dropped] == [2, 2, 0, 0])
    let data = history.dataset()
    #expect(data.orders.ids == ["5001"])
    #expect(data.orders.net == [8480])
    #expect(data.buyerOfOrders == [-1])
    #expect(data.orders.day.map(\.iso) == ["2026-03-29"])
    #expect(data.orders.minute == [118])
    #expect(data.orders.discountCode[0] == "BIENVENUE10")
    #expect(data.orders.channel[0] == "Organic: Google")
    #expect(data.customers.count == 0)
    #expect(history.reasons(file.name) == [.refundWithoutOrder])
  }

  @Test("A row below zero repays its order on its own day")
  func refundRow() throws {
    let folder = try Folder([
      "orders.csv": Self.header
        + "2026-03-01 10:00:00,7,,completed,Ana Lima,new,1× Savon,1,,40,\n"
        + "2026-03-09 10:00:00,7,,completed,Ana Lima,new,1× Savon,-1,,-15,\n"
    ])
    let history = try folder.load()
    #expect(history.dataset(asOf: try day("2026-03-08")).orders.net == [4000])
    #expect(history.dataset(asOf: try day("2026-03-09")).orders.net == [2500])
    #expect(history.reasons("orders.csv").isEmpty)
  }

  @Test("The same name on two orders makes nobody of them")
  func names() throws {
    let folder = try Folder([
      "orders.csv": Self.header + "2026-03-01 10:00:00,7,,wc-completed,Ana Lima,new,A,1,,40,\n"
        + "2026-03-02 10:00:00,8,,wc-processing,Ana Lima,returning,A,1,,40,\n"
        + "2026-03-03 10:00:00,9,,wc-failed,Ana Lima,returning,A,1,,40,\n"
        + "2026-03-04 10:00:00,10,,cancelled,Ana Lima,returning,A,1,,40,\n"
    ])
    let data = try folder.load().dataset()
    #expect(data.orders.ids == ["7", "8"])
    #expect(data.buyerOfOrders == [-1, -1])
    #expect(data.customers.count == 0)
    #expect(
      data.excluded == [
        ExcludedOrders(reason: .cancelled, count: 1), ExcludedOrders(reason: .unpaid, count: 1),
      ])
  }

  @Test("Customers of the analytics report are known by their address; a comma name stays whole")
  func customers() throws {
    let history = try Folder(fixture: "woocommerce_analytics_customers.csv").load()
    let file = try history.file("woocommerce_analytics_customers.csv")
    #expect(file.kind == .customers)
    #expect([file.rows, file.accepted] == [2, 2])
    let data = history.dataset(asOf: try day("2026-03-31"))
    let zoe = try #require(data.contact("zoe.martin@example.com"))
    #expect([zoe.firstName, zoe.lastName] == ["Zoé", "Martin"])
    #expect([zoe.phone, zoe.zip, zoe.country] == ["+33639981234", "42000", "FR"])
    #expect(zoe.consents.isEmpty)
    #expect(!zoe.customerID.contains("@"))
    let guest = try #require(data.contact("lea@example.com"))
    #expect([guest.firstName, guest.lastName] == ["", "Guest, Test"])
  }
}
