import Support
import Testing

@testable import CustomerData

@Suite("Who is who") struct IdentityTests {
  private let header = "order_id,customer_id,email,phone,created_at,total\n"

  private func data(_ rows: String) throws -> Dataset {
    try Folder(["orders.csv": header + rows]).load().dataset()
  }

  @Test("Ids and addresses that meet are one customer, under the smallest id")
  func joined() throws {
    let data = try data(
      """
      1,10,zoe@example.com,,2026-01-01,1
      2,9,,,2026-01-02,1
      3,9, ZOE@Example.com ,,2026-01-03,1
      4,,zoe@example.com,,2026-01-04,1
      5,11,lea@example.com,,2026-01-05,1
      """)
    #expect(data.customers.contacts.map(\.customerID) == ["9", "11"])
    #expect(data.customers.orders(of: 0).count == 4)
  }

  @Test("An address composed otherwise is the same address")
  func normalForm() throws {
    let data = try data(
      "1,,val\u{E9}ry@example.com,,2026-01-01,1\n2,,vale\u{301}ry@example.com,,2026-01-02,1\n")
    #expect(data.customers.count == 1)
  }

  @Test("Without a shop's id a customer has an opaque, stable one")
  func opaque() throws {
    let first = try data("1,,zoe@example.com,,2026-01-01,1\n")
    let again = try data("7,,Zoe@example.com,,2026-03-01,5\n")
    let id = first.customers.contacts[0].customerID
    #expect(id.hasPrefix("c-") && id.count == 14)
    #expect(again.customers.contacts[0].customerID == id)
    #expect(first.customers.contacts[0].email == "zoe@example.com")
  }

  @Test("An address in the id column is an address, never shown as an id")
  func addressAsID() throws {
    let data = try data("1,zoe@example.com,,,2026-01-01,1\n2,,ZOE@example.com,,2026-01-02,1\n")
    #expect(data.customers.count == 1)
    #expect(!data.customers.contacts[0].customerID.contains("@"))
  }

  @Test("A phone joins only rows without an address")
  func phones() throws {
    let data = try data(
      """
      1,,a@example.com,+33 6 12 34 56 78,2026-01-01,1
      2,,b@example.com,+33612345678,2026-01-02,1
      3,,,0033 6 12 34 56 78,2026-01-03,1
      4,,,'+33612345678,2026-01-04,1
      """)
    #expect(data.customers.count == 3)
    #expect(data.customers.orderOffsets.last == 4)
  }

  @Test("17850.0 is 17850, and Excel's 7,41E+12 is nobody")
  func numbers() throws {
    let history = try Folder([
      "orders.csv": header
        + "1,17850.0,,,2026-01-01,1\n2,17850,,,2026-01-02,1\n3,\"7,41E+12\",,,2026-01-03,1\n"
    ]).load()
    let data = history.dataset()
    #expect(data.customers.contacts.map(\.customerID) == ["17850"])
    #expect(data.anonymousOrders.count == 1)
    #expect(history.reasons("orders.csv") == [.excelNumber])
  }

  @Test("Ids are ordered as numbers where they are numbers")
  func order() throws {
    let data = try data(
      "1,C10,,,2026-01-01,1\n2,C9,,,2026-01-01,1\n3,100,,,2026-01-01,1\n4,20,,,2026-01-01,1\n")
    #expect(data.customers.contacts.map(\.customerID) == ["20", "100", "C9", "C10"])
  }
}

@Suite("Customers as of a day") struct CustomersAsOfTests {
  private func history() throws -> History {
    try Folder([
      "orders.csv": """
      order_id,customer_id,created_at,total,country
      1,a,2026-01-10,10,FR
      2,a,2026-03-10,10,BE
      3,b,2026-03-10,10,
      """,
      "customers.csv": """
      customer_id,email,created_at,city,tags
      b,b@example.com,2026-02-01,Lyon,"vip, club"
      c,c@example.com,2026-04-01,,
      d,d@example.com,,,
      """,
      "consents.csv": """
      customer_id,purpose,state,at,source,wording
      a,email,granted,2026-01-10,checkout,v1
      a,email,revoked,2026-03-01,link,
      a,ads,granted,2026-03-05 12:00,banner,v2
      b@example.com,sms,denied,2026-02-01,,
      x,email,perhaps,2026-02-01,,
      """,
    ]).load()
  }

  @Test("A customer is known from the first day anything is known of them")
  func known() throws {
    let history = try history()
    let early = history.dataset(asOf: try day("2026-01-31"))
    #expect(early.customers.contacts.map(\.customerID) == ["a", "d"])
    let late = history.dataset()
    #expect(late.asOf.iso == "2026-03-10")
    #expect(late.customers.contacts.map(\.customerID) == ["a", "b", "d"])
  }

  @Test("Attributes are the latest known by the day")
  func attributes() throws {
    let history = try history()
    #expect(history.dataset(asOf: try day("2026-02-28")).customers.country[0] == "FR")
    #expect(history.dataset().customers.country[0] == "BE")
    #expect(history.dataset().customers.tags[1] == "club, vip")
  }

  @Test("The last consent by the day is in force")
  func consents() throws {
    let history = try history()
    func states(_ iso: String) throws -> [Purpose: ConsentState] {
      history.dataset(asOf: try day(iso)).customers.contacts[0].consents.mapValues(\.state)
    }
    #expect(try states("2026-02-28") == [.email: .granted])
    #expect(try states("2026-03-01") == [.email: .revoked])
    #expect(try states("2026-03-10") == [.email: .revoked, .ads: .granted])
    let record = history.dataset().customers.contacts[0].consents[.ads]
    #expect(record?.source == "banner" && record?.wording == "v2")
    #expect(history.reasons("consents.csv") == [.unknownConsent])
  }

  @Test("Equal folders and days have equal fingerprints, others do not")
  func fingerprints() throws {
    let first = try history()
    let second = try history()
    #expect(first.fingerprint == second.fingerprint)
    #expect(first.dataset().fingerprint == second.dataset().fingerprint)
    #expect(
      first.dataset(asOf: try day("2026-01-31")).fingerprint != first.dataset().fingerprint)
  }
}

@Suite("Customers by their id")
struct CustomerRowTests {
  @Test("Every customer is found by id, whatever the order of the rows", arguments: Seed.some(20))
  func isFound(seed: Int) {
    var chance = Seed(seed)
    let numbers = Set((0..<40).map { _ in chance.int(1...2000) })
    let ids = numbers.map { chance.oneIn(3) ? "C\($0)" : "\($0)" }
    for order in [ids.sorted { CustomerID(text: $0) < CustomerID(text: $1) }, ids] {
      let table = Self.table(order)
      for (row, id) in order.enumerated() { #expect(table.row(of: id) == row) }
      #expect(table.row(of: "nobody") == nil)
      #expect(table.row(of: "") == nil)
    }
  }

  @Test("An order's customer is whose range it lies in")
  func owner() {
    let table = Self.table(["a", "b", "c"], offsets: [0, 2, 2, 3])
    #expect((0..<4).map { table.customer(ofOrder: $0) } == [0, 0, 2, nil])
  }

  private static func table(_ ids: [String], offsets: [Int32]? = nil) -> CustomerTable {
    let nothing = Words.absent(count: ids.count)
    return CustomerTable(
      contacts: ids.map { Contact(customerID: $0) },
      orderOffsets: offsets ?? Array(repeating: 0, count: ids.count + 1), country: nothing,
      city: nothing, zip: nothing, language: nothing, gender: nothing, tags: nothing)
  }
}
