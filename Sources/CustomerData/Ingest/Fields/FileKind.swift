/// What the rows of a file tell.
public enum FileKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// One order a row.
  case orders
  /// One product of an order a row.
  case lineItems = "line_items"
  /// One customer a row.
  case customers
  /// One product a row.
  case products
  /// One statement of consent a row.
  case consents
  /// One dated refund a row.
  case returns
  /// One product's cost a row.
  case costs
  /// One answer a row.
  case surveys
  /// One message sent a row.
  case messages
  /// One support request a row.
  case tickets
  /// One delivery a row.
  case deliveries
  /// One day's advertising a row.
  case spend
  /// One campaign a row.
  case campaigns
  /// One movement of loyalty points a row.
  case points
  /// One recommendation a row.
  case referrals
  /// One visit a row.
  case sessions
}

extension FileKind {
  /// Whether an unknown file is taken for one of this kind when nothing else settles it.
  var isUsual: Bool {
    switch self {
    case .orders, .lineItems, .customers, .products, .consents, .returns, .costs: true
    default: false
    }
  }

  /// The columns of a generic file of this kind (FORMATS 4.10).
  var layout: Layout {
    switch self {
    case .orders: .orders
    case .lineItems: .lineItems
    case .customers:
      Layout(
        needs: [[.customerID]],
        oneOf: [
          .email, .phone, .firstName, .lastName, .city, .zip, .country, .language, .birthDate,
          .gender, .tags, .acquiredChannel, .acquiredCampaign, .acceptsEmail, .acceptsSms,
        ], optional: [.createdAt])
    case .products:
      Layout(
        needs: [[.productID, .sku], [.product]],
        optional: [.sku, .category, .brand, .price, .unitCost])
    case .consents:
      Layout(
        needs: [[.customerID, .email], [.purpose], [.state], [.at]], optional: [.source, .wording])
    case .returns:
      Layout(
        needs: [[.orderID], [.returnedAt]], optional: [.productID, .quantity, .refund, .reason])
    case .costs: Layout(needs: [[.productID], [.unitCost]], optional: [.from])
    default: eventLayout
    }
  }

  private var eventLayout: Layout {
    let person: [Field] = [.customerID, .email]
    switch self {
    case .surveys:
      return Layout(
        needs: [person, [.survey], [.kind], [.score], [.at]],
        optional: [.scaleMin, .scaleMax, .direction, .orderID, .comment])
    case .messages:
      return Layout(
        needs: [person, [.channel], [.campaign], [.sentAt]],
        optional: [.deliveredAt, .openedAt, .clickedAt, .unsubscribedAt, .cost])
    case .tickets:
      return Layout(
        needs: [person, [.openedAt]],
        optional: [.closedAt, .topic, .productID, .orderID, .satisfaction])
    case .deliveries:
      return Layout(
        needs: [[.orderID]],
        oneOf: [.promisedAt, .shippedAt, .deliveredAt, .carrier], optional: [.issue])
    case .spend:
      return Layout(
        needs: [[.date], [.channel], [.amount]], optional: [.campaign, .currency, .newCustomers])
    case .campaigns:
      return Layout(needs: [[.campaign], [.start]], optional: [.name, .channel, .end, .kind])
    case .points:
      return Layout(
        needs: [[.customerID], [.at], [.event], [.points]], optional: [.orderID, .expiresAt])
    case .referrals:
      return Layout(needs: [[.referrerID], [.referredID], [.at]], optional: [.reward])
    default:
      return Layout(needs: [person, [.at]], oneOf: [.page, .event], optional: [])
    }
  }
}

/// Which columns a kind must and may have.
struct Layout: Sendable {
  /// Of each group at least one.
  var needs: [[Field]]
  /// At least one of these, when there are any.
  var oneOf: [Field] = []
  /// May be there.
  var optional: [Field]
  /// Must not be there.
  var without: [Field] = []

  /// Every field of the kind.
  var fields: [Field] { needs.flatMap(\.self) + oneOf + optional }

  static let orders = Layout(
    needs: [[.customerID, .email], [.createdAt], [.total]],
    optional: [
      .orderID, .email, .phone, .currency, .discount, .refunded, .refundedAt, .tax, .shipping,
      .status, .channel, .source, .campaign, .device, .discountCode, .country, .test, .tags,
      .cancelledAt, .city, .zip, .productID, .sku, .product, .category, .brand, .quantity,
    ], without: [.unitPrice])

  static let lineItems = Layout(
    needs: [[.quantity], [.unitPrice]],
    optional: [
      .orderID, .customerID, .email, .phone, .createdAt, .productID, .sku, .product, .category,
      .brand, .discount, .country, .currency, .channel, .source, .campaign, .device,
      .discountCode, .city, .zip, .status,
    ])
}
