import Audiences
import CustomerData
import RetentionEngine

/// What the customers of a square or segment have in common, counted.
struct SegmentTraits: Equatable, Sendable {
  let customers: Int
  let withEmailConsent: Int
  let withAdsConsent: Int
  /// nil: no order of the shop tells of one, so that nobody knows.
  let withDiscount: Int?
  let withRefund: Int?

  /// A few counts of the engine.
  static func ask(
    _ audience: AudienceExpression, _ services: Services
  ) async -> Loadable<SegmentTraits> {
    guard let discount = try? AudienceExpression(parsing: "discount_share > 0%"),
      let refund = try? AudienceExpression(parsing: "refunded > 0")
    else { return .notAsked }
    let all = await services.counted(audience)
    let discounted = await known(discount, in: audience, services)
    let refunded = await known(refund, in: audience, services)
    return all.map { all in
      SegmentTraits(
        customers: all.customers, withEmailConsent: all.consents[.email] ?? 0,
        withAdsConsent: all.consents[.ads] ?? 0, withDiscount: discounted, withRefund: refunded)
    }
  }

  /// How many of an audience it is true of; nil: of nobody at all, and absent is not zero.
  private static func known(
    _ trait: AudienceExpression, in audience: AudienceExpression, _ services: Services
  ) async -> Int? {
    let count = await services.counted(audience.and(trait)).value?.customers ?? 0
    guard count == 0 else { return count }
    return await services.counted(trait).value.flatMap { $0.customers == 0 ? nil : 0 }
  }
}
