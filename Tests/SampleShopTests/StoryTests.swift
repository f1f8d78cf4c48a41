import Foundation
import SampleShop
import Testing

/// The committed sample's orders, read once.
private struct Story {
  let shop: ShopFolder
  let orders: [SoldOrder]
  let buyers: [Buyer]
  let lastDay: Int

  init() throws {
    shop = try ShopFolder(orders: SampleShop.usualOrders, seed: SampleShop.usualSeed)
    orders = SoldOrder.all(in: try shop.table("orders_export.csv"))
    buyers = Buyer.all(in: orders)
    lastDay = orders.filter { $0.net != nil }.map(\.day).max() ?? 0
  }

  /// Of those first seen at least so many days ago, the share who came back in that time.
  func repeatShare(within days: Int, where chosen: (Buyer) -> Bool) -> Double {
    let eligible = buyers.filter { $0.firstDay + days <= lastDay && chosen($0) }
    return Double(eligible.count { $0.cameBack(within: days) }) / Double(max(1, eligible.count))
  }
}

@Suite("Stories of the sample shop")
struct StoryTests {
  private let story: Story

  init() throws { story = try Story() }

  @Test("about half of the customers bought once")
  func oneTime() {
    let share = Double(story.buyers.count { $0.occasions == 1 }) / Double(story.buyers.count)
    #expect((0.45...0.56).contains(share), "\(share)")
    #expect((3700...4500).contains(story.buyers.count), "\(story.buyers.count)")
  }

  @Test("the last order is of 2026-06-30, the first of July 2023")
  func span() {
    let dates = story.orders.filter { $0.net != nil }.map(\.date)
    #expect(dates.max() == "2026-06-30")
    #expect(dates.min()?.hasPrefix("2023-07") == true)
  }

  @Test("who first came on Black Friday comes back less")
  func blackFriday() {
    func isBlackFriday(_ buyer: Buyer) -> Bool {
      let date = buyer.orders[0].date
      return [
        "2023-11-24"..."2023-11-27", "2024-11-29"..."2024-12-02", "2025-11-28"..."2025-12-01",
      ]
      .contains { $0.contains(date) }
    }
    let seen = story.repeatShare(within: 180, where: isBlackFriday)
    let others = story.repeatShare(within: 180) { !isBlackFriday($0) }
    #expect(seen < others * 0.75, "\(seen) \(others)")
  }

  @Test("channels and countries differ in who comes back")
  func origins() {
    func share(_ source: String) -> Double {
      story.repeatShare(within: 180) {
        $0.orders[0].head["Note Attributes"].hasPrefix("utm_source: \(source)\n")
      }
    }
    func country(_ code: String) -> Double {
      story.repeatShare(within: 180) { $0.orders[0].head["Billing Country"] == code }
    }
    #expect(share("newsletter") > share("meta"))
    #expect(share("direct") > share("tiktok") + 0.1)
    #expect(country("DE") > country("ES"))
    #expect(country("NL") > country("GB"))
  }

  @Test("sunscreen follows the organic kit within 60 days far more often than other orders")
  func kit() {
    var kits = (0, 0)
    var others = (0, 0)
    for buyer in story.buyers {
      for order in buyer.orders where order.day + 60 <= story.lastDay {
        let sun = buyer.orders.contains { later in
          later.day > order.day && later.day <= order.day + 60
            && later.lines.contains { $0["Lineitem sku"].hasPrefix("SOL-") }
        }
        if order.lines.contains(where: { $0["Lineitem name"] == "Kit bio" }) {
          kits = (kits.0 + (sun ? 1 : 0), kits.1 + 1)
        } else {
          others = (others.0 + (sun ? 1 : 0), others.1 + 1)
        }
      }
    }
    #expect(kits.1 > 300)
    #expect(Double(kits.0) / Double(kits.1) > 4 * Double(others.0) / Double(others.1))
  }

  @Test("sunscreen is a summer matter, December the best month of each half year before")
  func seasons() {
    let suns = story.orders.filter { order in
      order.lines.contains { $0["Lineitem sku"].hasPrefix("SOL-") }
    }
    let summer = suns.count { ["05", "06", "07", "08"].contains($0.date.dropFirst(5).prefix(2)) }
    #expect(Double(summer) / Double(suns.count) > 0.6)
    let months = Dictionary(grouping: story.orders, by: { $0.date.prefix(7) }).mapValues(\.count)
    #expect(months["2024-12"] ?? 0 > months["2024-10"] ?? 0)
    #expect(months["2025-12"] ?? 0 > months["2025-10"] ?? 0)
    #expect(months["2026-06"] ?? 0 > 3 * (months["2023-12"] ?? 0))
  }

  @Test("about a third of the customers allow ads at the end, and some took it back")
  func consent() throws {
    let rows = try story.shop.table("consents.csv").rows.filter { $0["purpose"] == "ads" }
    var last: [String: String] = [:]
    for row in rows { last[row["customer_id"]] = row["state"] }
    let customers = try story.shop.table("customers_export.csv").rows.count
    let share = Double(last.values.count { $0 == "granted" }) / Double(customers)
    #expect((0.28...0.38).contains(share), "\(share)")
    #expect(last.values.contains("revoked"))
  }

  @Test("there are test orders, cancellations, refunds, free orders and orders without a name")
  func odds() {
    let heads = story.orders.map(\.head)
    #expect(heads.count { $0["Payment Method"].contains("Bogus") } == 8)
    for status in ["voided", "pending", "refunded", "partially_refunded"] {
      #expect(heads.contains { $0["Financial Status"] == status }, "\(status)")
    }
    #expect(heads.contains { $0["Total"] == "0.00" && $0["Discount Code"] == "CARTE-CADEAU" })
    #expect(heads.count { $0["Email"].isEmpty } > 200)
    #expect(heads.contains { $0["Email"].hasSuffix(" ") })
    #expect(heads.contains { $0["Notes"].contains("\"") && $0["Notes"].contains("\n") })
    #expect(heads.contains { $0["Billing Name"].hasPrefix("=HYPERLINK(\"") })
    #expect(heads.count { $0["Total"] == "12,9O" } == 1)
    #expect(heads.count { $0["Created at"].hasPrefix("2025-02-30") } == 1)
  }
}

@Suite("Amounts and contacts of the sample shop")
struct SampleFactsTests {
  private let story: Story

  init() throws { story = try Story() }

  @Test("every order adds up, and refunds never exceed it")
  func amounts() {
    for order in story.orders {
      let goods = order.lines.reduce(0) {
        $0 + $1.cents("Lineitem price") * $1.cents("Lineitem quantity")
      }
      let discount = order.lines.reduce(0) { $0 + $1.cents("Lineitem discount") }
      let head = order.head
      #expect(discount == head.cents("Discount Amount"))
      #expect(goods - discount == head.cents("Subtotal"))
      guard head["Total"] != "12,9O" else { continue }
      #expect(head.cents("Subtotal") + head.cents("Shipping") == head.cents("Total"))
      #expect(head.cents("Refunded Amount") <= head.cents("Total"))
      #expect(head.cents("Taxes") < max(1, head.cents("Total")))
    }
  }

  @Test("customers' totals are those of their orders")
  func totals() throws {
    let spent = try story.shop.table("customers_export.csv").rows.reduce(0) {
      $0 + $1.cents("Total Spent")
    }
    #expect(spent > 0)
    let known = Set(
      try story.shop.table("customers_export.csv").rows.flatMap { row in
        [row["Email"].filter { $0 != " " }.lowercased(), String(row["Phone"].dropFirst())]
      })
    let paid = story.orders.filter { order in
      !["voided", "pending"].contains(order.head["Financial Status"]) && !order.buyer.isEmpty
        && known.contains(order.buyer) && !order.head["Payment Method"].contains("Bogus")
    }
    let sum = paid.reduce(0) { $0 + $1.head.cents("Total") - $1.head.cents("Refunded Amount") }
    #expect(sum == spent)
  }

  @Test("addresses and telephone numbers are only such as are kept for fiction")
  func contacts() throws {
    let people = try story.shop.table("customers_export.csv").rows
    let domains = Set(
      people.map { row in
        row["Email"].filter { $0 != " " }.lowercased().split(separator: "@").last.map(String.init)
          ?? ""
      })
    let isReserved = { (domain: String) in
      ["", "example.com", "example.org", "example.net"].contains(domain)
        || domain.hasSuffix(".example")
    }
    #expect(domains.allSatisfy(isReserved))
    let phones = people.map { $0["Phone"] } + story.orders.map { "'" + $0.head["Phone"] }
    for phone in phones where phone.count > 1 {
      let isFrench = phone.hasPrefix("'+3363998") && phone.count == 13
      let isBritish = phone.hasPrefix("'+447700900") && phone.count == 14
      #expect(isFrench || isBritish, "\(phone)")
    }
  }

  @Test("no two people share an address or a telephone number")
  func identities() throws {
    let people = try story.shop.table("customers_export.csv").rows
    let byPhone = Dictionary(grouping: people.filter { !$0["Phone"].isEmpty }) { $0["Phone"] }
    for (phone, rows) in byPhone {
      let addresses = Set(rows.map { $0["Email"].filter { $0 != " " }.lowercased() })
      #expect(addresses.count == 1, "\(phone)")
    }
    #expect(people.count > Set(people.map { $0["Email"].filter { $0 != " " }.lowercased() }).count)
  }

  @Test("summer time is +0200 from the last Sunday of March to the last Sunday of October")
  func offsets() {
    let summers = [
      "2023-03-26 03"..."2023-10-29 02", "2024-03-31 03"..."2024-10-27 02",
      "2025-03-30 03"..."2025-10-26 02", "2026-03-29 03"..."2026-10-25 02",
    ]
    for order in story.orders where order.date != "2025-02-30" {
      let created = order.head["Created at"]
      let hour = String(created.prefix(13))
      guard !["2023-10-29 02", "2024-10-27 02", "2025-10-26 02"].contains(hour) else { continue }
      let isSummer = summers.contains { $0.contains(hour) }
      #expect(created.hasSuffix(isSummer ? "+0200" : "+0100"), "\(created)")
    }
    let repeated = story.orders.map { $0.head["Created at"] }
    #expect(repeated.contains("2025-10-26 02:40:00 +0200"))
    #expect(repeated.contains("2025-10-26 02:10:00 +0100"))
  }

  @Test("the files end with the last day of the shop: nothing is sent, refunded or allowed later")
  func end() throws {
    let consents = try story.shop.table("consents.csv").rows.map { $0["at"] }
    let times = story.orders.flatMap { order in
      ["Created at", "Paid at", "Fulfilled at", "Cancelled at"].map { order.head[$0] }
    }
    #expect((times + consents).allSatisfy { $0 <= "2026-06-30 23:59:59 +0200" })
  }
}
