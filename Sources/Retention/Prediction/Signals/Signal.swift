/// What the data tell of a buyer at the end of a day, as a number a model can learn from.
///
/// Every signal looks backward from that day only; what the data do not hold is missing, never 0.
/// Days for silences and gaps, minor units for amounts, 0...1 for shares.
public enum Signal: String, CaseIterable, Hashable, Codable, Sendable {
  case recency, tenure, orders, occasions, spent
  case meanBasket = "mean_basket", lastBasket = "last_basket", firstBasket = "first_basket"
  /// ln(last basket ÷ mean basket).
  case basketTrend = "basket_trend"
  case medianGap = "median_gap", meanGap = "mean_gap", gapSpread = "gap_spread"
  case gapToSecond = "gap_to_second"
  /// ln(last gap ÷ mean gap); above 0 the customer slows down.
  case gapTrend = "gap_trend"
  /// ln((1 + silence) ÷ (1 + mean gap)).
  case silenceOfUsual = "silence_of_usual"
  /// ln((1 + silence) ÷ (1 + longest gap)).
  case silenceOfLongest = "silence_of_longest"
  case occasions30 = "occasions_30d", occasions60 = "occasions_60d"
  case occasions90 = "occasions_90d", occasions180 = "occasions_180d"
  case spent30 = "spent_30d", spent90 = "spent_90d"
  /// (last 90 days − the 90 before) ÷ their sum, of net value; −1...1.
  case spendTrend = "spend_trend"
  /// Occasions per 30 days since the first order.
  case pace
  /// First to last order ÷ tenure.
  case activeSpan = "active_span"
  /// Whether the customer ordered in the horizon's days a year before.
  case sameSeason = "same_season"
  case products, categories
  /// Share of own lines in the category bought most.
  case favouriteShare = "favourite_share"
  case linesPerOrder = "lines_per_order", unitsPerOrder = "units_per_order"
  /// ln(net value ÷ units), of all lines.
  case unitPrice = "unit_price"
  /// Share of own orders with a discount.
  case discountShare = "discount_share"
  /// Discount ÷ (net value + discount).
  case discountDepth = "discount_depth"
  case firstDiscounted = "first_discounted"
  /// Refunds ÷ (net value + refunds).
  case refundShare = "refund_share"
  case lastRefunded = "last_refunded"
  /// Units sent back ÷ units bought.
  case returnShare = "return_share"
  case channels
  /// Share of own orders through the channel most used by everybody.
  case mainChannelShare = "main_channel_share"
  /// Whether the last order went to the country most orders go to.
  case homeCountry = "home_country"
  /// Share of own orders on Saturdays and Sundays.
  case weekendShare = "weekend_share"
  /// Support contacts in 180 days.
  case contacts180 = "contacts_180d"
  /// The last answer as a share of its scale, 1 being the best.
  case lastScore = "last_score"
  case messages90 = "messages_90d"
  /// Messages opened ÷ received in 180 days.
  case openShare = "open_share"
  /// Mean days after the promised one, of a year's deliveries.
  case deliveryDelay = "delivery_delay"
  case deliveryIssues = "delivery_issues"
  case visits30 = "visits_30d"

  /// Whether the logistic model reads ln(1 + value): counts and amounts, which have long tails.
  public var isLogarithmic: Bool {
    switch self {
    case .recency, .tenure, .orders, .occasions, .spent, .meanBasket, .lastBasket, .firstBasket,
      .medianGap, .meanGap, .gapSpread, .gapToSecond, .occasions30, .occasions60, .occasions90,
      .occasions180, .spent30, .spent90, .pace, .products, .categories, .linesPerOrder,
      .unitsPerOrder, .channels, .contacts180, .messages90, .deliveryIssues, .visits30:
      true
    default: false
    }
  }

  /// The column of a signal table.
  public var column: Int { Self.columns[self] ?? 0 }

  private static let columns = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
