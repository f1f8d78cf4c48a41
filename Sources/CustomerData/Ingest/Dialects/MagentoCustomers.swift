/// Adobe Commerce's export of the customers grid (FORMATS 4.6). Times are UTC; the customer group
/// is kept as a tag.
struct MagentoCustomers: Dialect {
  let platform = "magento"
  let kind = FileKind.customers
  let signature = Signature(all: ["customer since", "confirmed email", "account lock"])
  let columns: [Field: [String]] = [
    .customerID: ["id"], .name: ["name"], .email: ["email"], .phone: ["phone"], .zip: ["zip"],
    .country: ["country"], .city: ["city"], .createdAt: ["customer since"],
    .birthDate: ["date of birth"], .gender: ["gender"], .tags: ["group"],
    .billingFirstName: ["billing firstname"], .billingLastName: ["billing lastname"],
  ]

  func zone(in header: Header) -> ZoneTable? { .utc }

  func read(_ row: Row, into intake: inout Intake) throws(Refusal) {
    try StandardRows.customer(row, into: &intake)
    intake.completeCustomer(from: row)
  }
}
