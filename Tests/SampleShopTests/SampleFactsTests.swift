import SampleShop
import Testing

@Suite("Amounts and contacts of the sample shop")
struct SampleFactsTests {
  private let story: Story

  init() throws { story = try .tell() }

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
    let spent = story.people.reduce(0) {
      $0 + $1.cents("Total Spent")
    }
    #expect(spent > 0)
    let known = Set(
      story.people.flatMap { row in
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
    let people = story.people
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
    let people = story.people
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

  @Test("an order says whether mail was allowed when it was placed, not at the end")
  func acceptance() {
    let answers = Dictionary(grouping: story.buyers.filter { $0.occasions > 2 }) { buyer in
      Set(buyer.orders.map { $0.head["Accepts Marketing"] }).count
    }
    #expect((answers[2]?.count ?? 0) > 10, "some took it back between two orders")
    #expect((answers[1]?.count ?? 0) > 500, "most never changed their mind")
  }

  @Test("the files end with the last day of the shop: nothing is sent, refunded or allowed later")
  func end() throws {
    let consents = story.consents.map { $0["at"] }
    let times = story.orders.flatMap { order in
      ["Created at", "Paid at", "Fulfilled at", "Cancelled at"].map { order.head[$0] }
    }
    #expect((times + consents).allSatisfy { $0 <= "2026-06-30 23:59:59 +0200" })
  }
}
