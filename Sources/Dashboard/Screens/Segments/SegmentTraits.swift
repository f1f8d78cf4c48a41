import Audiences
import CustomerData
import RetentionEngine

/// What the customers of a square or segment have in common, counted.
struct SegmentTraits: Equatable, Sendable {
  let customers: Int
  let withEmailConsent: Int
  let withAdsConsent: Int
  let withDiscount: Int
  let withRefund: Int

  /// Three counts of the engine.
  static func ask(
    _ audience: AudienceExpression, _ services: Services
  ) async -> Loadable<SegmentTraits> {
    guard let discount = try? AudienceExpression(parsing: "discount_share > 0%"),
      let refund = try? AudienceExpression(parsing: "refunded > 0")
    else { return .notAsked }
    let all = await services.counted(audience)
    let discounted = await services.counted(audience.and(discount)).value?.customers ?? 0
    let refunded = await services.counted(audience.and(refund)).value?.customers ?? 0
    return all.map { all in
      SegmentTraits(
        customers: all.customers, withEmailConsent: all.consents[.email] ?? 0,
        withAdsConsent: all.consents[.ads] ?? 0, withDiscount: discounted, withRefund: refunded)
    }
  }
}
