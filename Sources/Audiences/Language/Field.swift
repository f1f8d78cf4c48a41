import CustomerData
import Retention

/// An attribute of a customer at the as-of day, or of an order inside `where (…)`.
///
/// The raw value is the name in expressions, completion, files and csv.
public enum Field: String, Hashable, Codable, Sendable, CaseIterable {
  case orders, orders12Months = "orders_12m", occasions
  case spent, spent12Months = "spent_12m", averageOrderValue = "aov"
  case recency, tenure, firstOrder = "first_order", lastOrder = "last_order"
  case gapMedian = "gap.median", gapLast = "gap.last"
  case segment = "rfm.segment", recencyScore = "rfm.r", frequencyScore = "rfm.f"
  case monetaryScore = "rfm.m"
  case churnRisk = "churn_risk", aliveProbability = "p_alive", expectedOrders = "expected_orders"
  case lifetimeValue = "clv", nextOrder = "next_order"
  case acquiredChannel = "acquired.channel", acquiredCampaign = "acquired.campaign"
  case acquiredSource = "acquired.source", acquiredCountry = "acquired.country"
  case firstProduct = "first_product", firstCategory = "first_category"
  case firstBasket = "first_basket"
  case customer = "customer_id", country, city, zip, language, gender, tag
  case channel, device
  case discountShare = "discount_share", returnRate = "return_rate", refunded
  case consentEmail = "consent.email", consentSMS = "consent.sms", consentAds = "consent.ads"
  case consentProfiling = "consent.profiling"
  case promoterScore = "nps", promoterBucket = "nps.bucket", promoterDate = "nps.date"
  case satisfaction = "csat", effort = "ces"
  case points, pointsExpiring = "points.expiring_30d", tier, tierNextGap = "tier.next_gap", member
  case replenishDue = "replenish.due", replenishProduct = "replenish.product"
  case replenishCategory = "replenish.category"
  case lastContact = "last_contact", contacts7Days = "contacts_7d"
  // Of one order, inside where (…); channel, device and country are then the order's own.
  case weekday, hour, discounted, basket, campaign, source, age, partRefunded = "part_refunded"
  // Of one message, answer, contact, return, movement of points, recommendation, visit or delivery.
  case topic, survey, question, scale, score, latest, reason, page, issue, carrier, amount
  case occurrence = "event"

  /// The name in expressions.
  public var name: String { rawValue }

  /// Every attribute of a customer, in the order of the manual.
  public static let all: [Field] = allCases.filter(\.isOfCustomers)

  /// Every attribute of an order, for `where (…)`.
  public static let ofOrders: [Field] = [
    .weekday, .hour, .channel, .device, .country, .campaign, .source, .discounted, .basket,
    .age, .partRefunded,
  ]

  /// What its values are.
  public var type: ValueType {
    switch self {
    case .orders, .orders12Months, .occasions, .recencyScore, .frequencyScore, .monetaryScore,
      .expectedOrders, .promoterScore, .satisfaction, .effort, .points, .pointsExpiring,
      .contacts7Days, .hour, .score:
      .number
    case .spent, .spent12Months, .averageOrderValue, .lifetimeValue, .firstBasket, .refunded,
      .tierNextGap, .basket, .amount:
      .money
    case .recency, .tenure, .gapMedian, .gapLast, .age: .duration
    case .firstOrder, .lastOrder, .nextOrder, .promoterDate, .replenishDue, .lastContact: .date
    case .churnRisk, .aliveProbability, .discountShare, .returnRate: .share
    case .consentEmail, .consentSMS, .consentAds, .consentProfiling, .member, .discounted,
      .partRefunded, .latest:
      .flag
    case .segment, .acquiredChannel, .acquiredCampaign, .acquiredSource, .acquiredCountry,
      .firstProduct, .firstCategory, .customer, .country, .city, .zip, .language, .gender, .tag,
      .channel,
      .device, .promoterBucket, .tier, .replenishProduct, .replenishCategory, .weekday, .campaign,
      .source, .topic, .survey, .question, .scale, .reason, .page, .issue, .carrier, .occurrence:
      .word
    }
  }

  /// Whether it adds up orders, so that it may carry a window: `spent in last 90 days`.
  public var takesWindow: Bool {
    switch self {
    case .orders, .occasions, .spent, .averageOrderValue, .discountShare, .refunded: true
    default: false
    }
  }

  /// Whether the models must be fitted to know it.
  public var isForecast: Bool {
    switch self {
    case .churnRisk: true
    default: false
    }
  }

  /// The only words it can have; nil: any word.
  public var vocabulary: [String]? {
    switch self {
    case .segment: Segment.allCases.map(\.rawValue)
    case .promoterBucket: ["promoter", "passive", "detractor"]
    case .weekday: Field.weekdays
    case .question: SurveyScale.Question.allCases.map(\.rawValue)
    default: nil
    }
  }

  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private var isOfCustomers: Bool {
    switch self {
    case .weekday, .hour, .discounted, .basket, .campaign, .source, .age, .partRefunded, .topic,
      .survey, .question, .scale, .score, .latest, .reason, .page, .issue, .carrier, .amount,
      .occurrence:
      false
    default: true
    }
  }
}
