import CustomerData
import Support

extension TinyShop {
  /// Three customers who ordered once in January: Ann and Cleo agreed to e-mail, Cleo to advertising
  /// as well, Bob refused.
  static let three = TinyShop(
    asOf: "2026-06-30",
    customers: [
      .named("ann", "Ann", "Archer", consents: [.email]),
      .named("bob", "Bob", "Baker", refusing: .email),
      .named("cleo", "Cléo", "Cartier", consents: [.email, .ads]),
    ],
    orders: ["ann", "bob", "cleo"].map { TinyOrder($0, "2026-01-10", 40_00) })
}

extension TinyCustomer {
  fileprivate static func named(
    _ id: String, _ first: String, _ last: String, consents: Set<Purpose> = [],
    refusing: Purpose? = nil
  ) -> TinyCustomer {
    var customer = TinyCustomer(
      id, country: "FR", city: "Nantes", zip: "44000", language: "fr", consents: consents)
    customer.firstName = first
    customer.lastName = last
    customer.email = "\(id)@example.com"
    customer.records =
      refusing.map {
        [ConsentRecord(purpose: $0, state: .denied, day: nil, source: "form")]
      } ?? []
    return customer
  }
}
