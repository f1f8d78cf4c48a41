import SampleShop
import Testing

@Suite("Stories of the sample shop")
struct StoryTests {
  private let story: Story

  init() throws { story = try .tell() }

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
    let rows = story.consents.filter { $0["purpose"] == "ads" }
    var last: [String: String] = [:]
    for row in rows { last[row["customer_id"]] = row["state"] }
    let customers = story.people.count
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
