/// Everything a row can tell, whatever its file calls it.
///
/// The snake-case form is the key of `[file.columns]` in tenure.toml: `unitPrice` is `unit_price`.
enum Field: Int, CaseIterable, Sendable {
  // Orders and lines.
  case orderID, orderName, customerID, email, phone, createdAt, total, currency, discount
  case refunded, refundedAt, tax, shipping, status, channel, source, campaign, device
  case discountCode, country, billingCountry, test, tags, attributes, paymentMethod, cancelledAt
  case productID, sku, product, category, productType, option, brand, quantity, unitPrice
  // Customers, products, consents, returns, costs.
  case firstName, lastName, name, city, zip, language, birthDate, gender
  case acquiredChannel, acquiredCampaign, price, unitCost, from
  case acceptsEmail, acceptsSms, suppression, purpose, state, at, wording
  case returnedAt, refund, reason
  // What happens beside orders.
  case survey, kind, score, scaleMin, scaleMax, direction, comment, sentAt, deliveredAt, openedAt
  case clickedAt, unsubscribedAt, cost, closedAt, topic, satisfaction, promisedAt, shippedAt
  case carrier, issue, date, amount, newCustomers, start, end, event, points, expiresAt
  case referrerID, referredID, reward, page
  // What single platforms have.
  case accountID, shippingTax, refundItems, captured, otherPhone, billingFirstName
  case billingLastName, emailConsent, emailConsentAt, smsConsent, smsConsentAt, smsSuppression

  /// The key in tenure.toml and the header of a generic file.
  var key: String { Self.keys[rawValue] }

  /// The field of a key such as `unit_price`.
  init?(key: String) {
    guard let field = Self.byKey[key] else { return nil }
    self = field
  }

  /// Whether its values are dates.
  var isDate: Bool {
    switch self {
    case .createdAt, .refundedAt, .cancelledAt, .birthDate, .at, .returnedAt, .from,
      .emailConsentAt, .smsConsentAt, .sentAt, .deliveredAt, .openedAt, .clickedAt,
      .unsubscribedAt, .closedAt, .promisedAt, .shippedAt, .date, .start, .end, .expiresAt:
      true
    default: false
    }
  }

  /// Whether its values are numbers.
  var isNumber: Bool {
    switch self {
    case .total, .discount, .refunded, .tax, .shipping, .quantity, .unitPrice, .price, .unitCost,
      .refund, .shippingTax, .score, .scaleMin, .scaleMax, .cost, .satisfaction, .amount, .points,
      .reward, .newCustomers:
      true
    default: false
    }
  }

  /// Whether its values may name or reach a person: they are never shown in a report.
  var isPersonal: Bool {
    switch self {
    case .email, .phone, .firstName, .lastName, .name, .zip, .city, .birthDate, .customerID,
      .attributes, .comment, .accountID, .referrerID, .referredID, .otherPhone, .billingFirstName,
      .billingLastName:
      true
    default: false
    }
  }

  /// `unitPrice` → `unit_price`, `orderID` → `order_id`.
  static func snakeCase(_ name: String) -> String {
    var result = ""
    var wasLower = false
    for (character, next) in Swift.zip(name, name.dropFirst() + " ") {
      let isWordOfOneLetter = !wasLower && next.isLowercase && !result.isEmpty
      if character.isUppercase && (wasLower || isWordOfOneLetter) { result.append("_") }
      wasLower = !character.isUppercase
      result.append(character.lowercased())
    }
    return result
  }

  private static let keys = allCases.map { snakeCase(String(describing: $0)) }
  private static let byKey = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.key, $0) })
}
