/// Every dialect known, the most particular first: the first full match wins.
enum DialectRegistry {
  static let all: [any Dialect] =
    [
      ShopifyOrders(),
      ShopifyCustomers.new, ShopifyCustomers.old,
      ShopifyProducts.new, ShopifyProducts.old,
      WooCommerceOrders(), WooCommerceCustomers(), WebToffeeOrders(),
      PrestaShopOrders(), PrestaShopCustomers(), PrestaShopQuery(),
      MagentoOrders(), MagentoCustomers(),
      KlaviyoProfiles(),
    ] + StripePayments.all + RecognisedExports.all

  /// What `dialect =` may say.
  static let platforms: [String] =
    ["generic"] + Set(all.map(\.platform)).sorted().filter { $0 != "generic" }
}
