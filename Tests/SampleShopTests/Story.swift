import SampleShop

/// The committed sample as generated and read back, once for all tests.
struct Story: Sendable {
  let orders: [SoldOrder]
  let people: [Table.Row]
  let consents: [Table.Row]
  let buyers: [Buyer]
  let lastDay: Int

  private static let told = Result { try Story() }

  static func tell() throws -> Story { try told.get() }

  private init() throws {
    let shop = try ShopFolder(orders: SampleShop.usualOrders, seed: SampleShop.usualSeed)
    orders = SoldOrder.all(in: try shop.table("orders_export.csv"))
    people = try shop.table("customers_export.csv").rows
    consents = try shop.table("consents.csv").rows
    buyers = Buyer.all(in: orders)
    lastDay = orders.filter { $0.net != nil }.map(\.day).max() ?? 0
  }

  /// Of those first seen at least so many days ago, the share who came back in that time.
  func repeatShare(within days: Int, where chosen: (Buyer) -> Bool) -> Double {
    let eligible = buyers.filter { $0.firstDay + days <= lastDay && chosen($0) }
    return Double(eligible.count { $0.cameBack(within: days) }) / Double(max(1, eligible.count))
  }
}
