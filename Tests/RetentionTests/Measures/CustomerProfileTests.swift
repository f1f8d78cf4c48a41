import CustomerData
import Retention
import Support
import Testing

@Suite("Profile of a customer")
struct CustomerProfileTests {
  private let shop = TinyShop(
    asOf: "2011-12-31", customers: [.init("ann", tags: ["vip", "press"]), .init("eve")],
    orders: [
      TinyOrder(
        "ann", "2011-01-01", 30_00, discount: 2_00, channel: "web",
        items: [TinyItem("kit", name: "Kit", quantity: 2, net: 30_00)]),
      TinyOrder("ann", "2011-01-11", 20_00, refunded: 5_00),
      TinyOrder("ann", "2011-01-31", 10_00),
    ])

  @Test("orders are told newest first, with their lines")
  func orders() {
    let profile = CustomerProfile(of: shop.row(of: "ann"), in: shop.population)
    #expect(profile.orders.map(\.net) == [10_00, 20_00, 30_00])
    #expect(profile.orders.map(\.refunded) == [0, 5_00, 0])
    #expect(profile.orders.last?.channel == "web" && profile.orders.last?.discount == 2_00)
    #expect(profile.orders.last?.lines.map(\.product) == ["Kit"])
    #expect(profile.orders.last?.lines.map(\.quantity) == [2])
    #expect(profile.orders.last?.lines.map(\.net) == [30_00])
    #expect(profile.tags == "press, vip" && profile.contact.customerID == "ann")
    #expect(profile.scores == [1, 1, 1])
  }

  @Test("its silence is told as the list of silent customers tells it")
  func silence() throws {
    let profile = CustomerProfile(of: shop.row(of: "ann"), in: shop.population)
    let silence = try #require(profile.silence)
    #expect(silence.isOwnGap && silence.usualGap == 15 && silence.silence == 334)
    #expect(profile.summary.risk == nil && silence.risk > 0)
  }

  @Test("a prospect has no orders, scores or silence")
  func prospect() {
    let profile = CustomerProfile(of: shop.row(of: "eve"), in: shop.population)
    #expect(profile.orders.isEmpty && profile.scores == nil && profile.silence == nil)
    #expect(profile.summary.revenue == 0)
  }
}
