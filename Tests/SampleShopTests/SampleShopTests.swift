import Foundation
import SampleShop
import Testing

@Suite("Sample shop")
struct SampleShopTests {
  @Test("the same seed gives the same bytes", arguments: SampleShop.Layout.allCases)
  func repeatable(layout: SampleShop.Layout) throws {
    let first = try ShopFolder(orders: 700, seed: 42, layout: layout)
    let second = try ShopFolder(orders: 700, seed: 42, layout: layout)
    for file in layout.files { #expect(try first.bytes(file) == second.bytes(file), "\(file)") }
  }

  @Test("another seed gives another shop")
  func seeds() throws {
    let first = try ShopFolder(orders: 300, seed: 1)
    let second = try ShopFolder(orders: 300, seed: 2)
    #expect(try first.bytes("orders_export.csv") != second.bytes("orders_export.csv"))
  }

  @Test("exactly as many orders are written as were asked for", arguments: [1, 2, 999, 4321])
  func count(orders: Int) throws {
    let shop = try ShopFolder(orders: orders)
    #expect(SoldOrder.all(in: try shop.table("orders_export.csv")).count == orders)
    let plain = try ShopFolder(orders: orders, layout: .generic)
    #expect(try plain.table("orders.csv").rows.count == orders)
  }

  @Test("orders are numbered from #1001 in order of time")
  func chronology() throws {
    let orders = SoldOrder.all(in: try ShopFolder(orders: 2000).table("orders_export.csv"))
    #expect(orders.map { $0.head["Name"] } == (1001...3000).map { "#\($0)" })
    let days = orders.filter { $0.date != "2025-02-30" }.map(\.day)
    #expect(days == days.sorted())
  }

  @Test("above the limit a shop of any size streams, still with every order once")
  func streaming() throws {
    let amount = SampleShop.chronologicalLimit + 1
    let shop = try ShopFolder(orders: amount, layout: .generic)
    let lines = try shop.bytes("orders.csv").split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == amount + 1)
    #expect(lines.last?.starts(with: Data("#\(1000 + amount),".utf8)) == true)
  }

  @Test("both layouts tell the same orders, customers and net revenue")
  func layouts() throws {
    let shopify = SoldOrder.all(in: try ShopFolder(orders: 5000).table("orders_export.csv"))
    let plainShop = try ShopFolder(orders: 5000, layout: .generic)
    let plain = try plainShop.table("orders.csv").rows
    let valid = plain.filter { order in
      ["paid", "refunded", "partially_refunded"].contains(order["status"])
        && order["test"] == "false" && !order["created_at"].hasPrefix("2025-02-30")
        && order.cents("total") - order.cents("refunded") - order.cents("shipping") > 0
    }
    let net = valid.reduce(0) {
      $0 + $1.cents("total") - $1.cents("refunded") - $1.cents("shipping")
    }
    #expect(
      valid.map { $0["order_id"] } == shopify.filter { $0.net != nil }.map { $0.head["Name"] })
    #expect(net == shopify.reduce(0) { $0 + ($1.net ?? 0) })
    #expect(try people(behind: valid, in: plainShop) == Buyer.all(in: shopify).count)
  }

  @Test("a person with two customer numbers orders under both")
  func twoNumbers() throws {
    let shop = try ShopFolder(orders: 5000, layout: .generic)
    let people = try shop.table("customers.csv").rows
    let twice = Dictionary(grouping: people) { $0["email"].filter { $0 != " " }.lowercased() }
      .filter { !$0.key.isEmpty && $0.value.count == 2 }
    let buyers = Set(try shop.table("orders.csv").rows.map { $0["customer_id"] })
    #expect(twice.values.contains { $0.allSatisfy { buyers.contains($0["customer_id"]) } })
  }

  private func people(behind orders: [Table.Row], in shop: ShopFolder) throws -> Int {
    let addresses = Dictionary(
      uniqueKeysWithValues: try shop.table("customers.csv").rows.map { row in
        let address = row["email"].filter { $0 != " " }.lowercased()
        return (row["customer_id"], address.isEmpty ? row["phone"] : address)
      })
    let ids = Set(orders.map { $0["customer_id"] }).subtracting([""])
    return Set(ids.map { addresses[$0] ?? $0 }).count
  }
}

@Suite("Writing a sample shop")
struct SampleShopWritingTests {
  @Test("files that are there are left alone unless replacing is asked for")
  func replacing() throws {
    let shop = try ShopFolder(orders: 10, seed: 1)
    let before = try shop.bytes("orders_export.csv")
    #expect(throws: SampleShopError.alreadyThere(SampleShop.Layout.shopify.files)) {
      try SampleShop.write(to: shop.url, orders: 10, seed: 2)
    }
    #expect(try shop.bytes("orders_export.csv") == before)
    try SampleShop.write(to: shop.url, orders: 10, seed: 2, replace: true)
    #expect(try shop.bytes("orders_export.csv") != before)
    let names = try FileManager.default.contentsOfDirectory(atPath: shop.url.path)
    #expect(Set(names) == Set(SampleShop.Layout.shopify.files))
  }

  @Test("stopping leaves nothing behind")
  func stopping() throws {
    let folder = ShopFolder.fresh()
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appendingPathComponent("shop")
    #expect(throws: SampleShopError.cancelled) {
      try SampleShop.write(to: target, orders: 5000, seed: 1) { $0 < 2000 }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("a shop without orders is refused")
  func noOrders() {
    #expect(throws: SampleShopError.noOrders(0)) {
      try SampleShop.write(to: ShopFolder.fresh(), orders: 0, seed: 1)
    }
  }

  @Test("a folder that cannot be made is named")
  func unwritable() {
    #expect(throws: SampleShopError.unwritable("shop")) {
      try SampleShop.write(to: URL(fileURLWithPath: "/dev/null/shop"), orders: 1, seed: 1)
    }
  }
}
