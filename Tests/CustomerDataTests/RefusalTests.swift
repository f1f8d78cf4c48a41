import CustomerData
import Testing

@Suite("Refusals of a newsletter")
struct RefusalTests {
  @Test("days of refusal since the last yes are counted, and nothing after the day asked about")
  func counted() throws {
    let folder = try Folder([
      "orders.csv":
        "order_id,customer_id,created_at,total\no1,ann,2026-01-10,5\no2,bob,2026-01-10,5\n",
      "consents.csv": """
      customer_id,purpose,state,at
      ann,email,denied,2026-01-10
      ann,email,denied,2026-01-10
      ann,email,revoked,2026-02-10
      ann,email,denied,2026-03-10
      ann,sms,denied,2026-03-10
      bob,email,denied,2026-01-10
      bob,email,granted,2026-01-11
      bob,email,revoked,2026-01-12

      """,
    ])
    let history = try folder.load()
    func refusals(_ id: String, on iso: String) throws -> Int {
      let customers = try history.dataset(asOf: day(iso)).customers
      return customers.contacts[try #require(customers.row(of: id))].refusals
    }
    #expect(try refusals("ann", on: "2026-03-10") == 3)
    #expect(try refusals("ann", on: "2026-03-09") == 2)
    #expect(try refusals("bob", on: "2026-03-10") == 1)
  }
}
