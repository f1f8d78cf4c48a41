import CustomerData
import Testing

@Suite("Who a generic file's customers are") struct GenericIdentityTests {
  @Test("An address for a customer's id is an address: it joins, and is never shown as an id")
  func addressAsID() throws {
    let folder = try Folder([
      "orders.csv": """
      order_id,customer_id,created_at,total
      1,Guest@Example.com,2026-03-01,10
      2,C7,2026-03-02,20
      3,other@example.com,2026-03-02,20

      """,
      "customers.csv": "customer_id,email\nC7,guest@example.com\n",
      "consents.csv":
        "customer_id,purpose,state,at\nother@example.com,email,granted,2026-03-01\n",
    ])
    let data = try folder.load().dataset()
    #expect(data.customers.count == 2)
    let known = try #require(data.customers.contacts.firstIndex { $0.customerID == "C7" })
    #expect(data.customers.orders(of: known).count == 2)
    let guest = try #require(data.contact("other@example.com"))
    #expect(guest.customerID.hasPrefix("c-"))
    #expect(guest.consents[.email]?.state == .granted)
    #expect(data.customers.contacts.allSatisfy { !$0.customerID.contains("@") })
  }
}
