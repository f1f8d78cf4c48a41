/// WooCommerce Analytics, "Download" of the customers report (FORMATS 4.4). It has no customer id:
/// people are known by their e-mail address.
struct WooCommerceCustomers: Dialect {
  let platform = "woocommerce"
  let kind = FileKind.customers
  let signature = Signature(all: ["username", "aov", "sign up"])
  let columns: [Field: [String]] = [
    .name: ["name"], .email: ["email"], .createdAt: ["sign up"],
    .country: ["country / region", "country"], .city: ["city"], .zip: ["postal code"],
    .phone: ["billing phone"], .otherPhone: ["shipping phone"],
  ]

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    try StandardRows.customer(row, into: &intake)
    intake.completeCustomer(from: row)
  }
}
