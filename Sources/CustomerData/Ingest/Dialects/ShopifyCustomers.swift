/// Shopify's customers export, today's and the older one (FORMATS 4.2).
struct ShopifyCustomers: Dialect {
  let platform = "shopify"
  let kind = FileKind.customers
  let signature: Signature
  let columns: [Field: [String]] = [
    .customerID: ["customer id"], .email: ["email"], .phone: ["phone", "default address phone"],
    .firstName: ["first name"], .lastName: ["last name"],
    .city: ["default address city", "city"], .zip: ["default address zip", "zip"],
    .country: ["default address country code", "country code", "country"], .tags: ["tags"],
    .acceptsEmail: ["accepts email marketing", "accepts marketing"],
    .acceptsSms: ["accepts sms marketing"],
  ]

  static let new = ShopifyCustomers(
    signature: Signature(all: ["customer id", "total spent"], prefix: "default address "))

  static let old = ShopifyCustomers(
    signature: Signature(
      all: ["total spent", "total orders", "province code"],
      any: [["accepts email marketing", "accepts marketing"]], none: ["default address city"]))
}
