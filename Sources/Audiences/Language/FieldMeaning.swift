extension Field {
  /// One line for help and completion: the meaning at the as-of day.
  public var meaning: String {
    switch self {
    case .orders: "valid orders ever, or in the window written after it"
    case .orders12Months: "valid orders in the last 365 days"
    case .occasions: "distinct days with a valid order"
    case .spent: "net value of valid orders"
    case .spent12Months: "net value of valid orders in the last 365 days"
    case .averageOrderValue: "net value per valid order"
    case .recency: "days since the last order"
    case .tenure: "days since the first order"
    case .firstOrder: "day of the first valid order"
    case .lastOrder: "day of the last valid order"
    case .gapMedian: "the customer's own median gap between days with an order"
    case .gapLast: "the gap still open: days since the last order"
    case .segment: "RFM segment"
    case .recencyScore: "RFM recency score, 1 to 5"
    case .frequencyScore: "RFM frequency score, 1 to 5"
    case .monetaryScore: "RFM monetary score, 1 to 5"
    case .churnRisk: "chance of no order within the model's horizon"
    case .aliveProbability: "chance that the customer still buys here"
    case .expectedOrders: "days with an order expected in the next 90 days"
    case .lifetimeValue: "net value expected in the next 365 days, discounted at 10 % a year"
    case .nextOrder: "day by which the next order is as likely as not"
    default: wordOrServiceMeaning
    }
  }

  private var wordOrServiceMeaning: String {
    switch self {
    case .acquiredChannel: "channel of the first order"
    case .acquiredCampaign: "campaign of the first order"
    case .acquiredSource: "source of the first order"
    case .acquiredCountry: "country of the first order"
    case .firstProduct: "product with the highest value in the first order"
    case .firstCategory: "category of the product with the highest value in the first order"
    case .firstBasket: "net value of the first order"
    case .customer: "the shop's own id of the customer"
    case .country: "latest known country"
    case .city: "latest known city"
    case .zip: "latest known postal code"
    case .language: "language"
    case .gender: "gender as the files spell it"
    case .tag: "any one of the customer's tags"
    case .channel: "channel of the last order; inside where, of the order"
    case .device: "device of the last order; inside where, of the order"
    case .discountShare: "share of the customer's orders with a discount"
    case .returnRate: "share of the customer's units sent back"
    case .refunded: "refunds on valid orders"
    case .consentEmail: "has agreed to e-mail marketing"
    case .consentSMS: "has agreed to text messages"
    case .consentAds: "has agreed to matching with advertising platforms"
    case .consentProfiling: "has agreed to profiling"
    default: relationMeaning
    }
  }

  private var relationMeaning: String {
    switch self {
    case .promoterScore: "latest answer to “would you recommend us”, 0 to 10"
    case .promoterBucket: "promoter, passive or detractor, by the latest answer"
    case .promoterDate: "day of the latest answer"
    case .satisfaction: "latest satisfaction score"
    case .effort: "latest effort score"
    case .points: "loyalty points"
    case .pointsExpiring: "loyalty points that expire within 30 days"
    case .tier: "loyalty tier, by tenure.toml and what was spent in the last 365 days"
    case .tierNextGap: "amount missing to the next tier"
    case .member: "is a member of the loyalty programme"
    case .replenishDue: "day the customer is due to buy again what runs out"
    case .replenishProduct: "product due to be bought again"
    case .replenishCategory: "category due to be bought again"
    case .lastContact: "day of the last order, message, click or support contact"
    case .contacts7Days: "messages received in the last 7 days"
    case .weekday: "day of the week of the order or event, Monday to Sunday"
    case .hour: "hour of the order or event, 0 to 23, local time"
    case .discounted: "the order had a discount"
    case .basket: "net value of the order"
    case .campaign: "campaign of the order"
    case .source: "source of the order"
    case .partRefunded: "a part of the order was refunded or sent back"
    case .age: "days from the customer's first order to this one"
    default: eventMeaning
    }
  }
  private var eventMeaning: String {
    switch self {
    case .topic: "what the support contact was about"
    case .survey: "name of the survey"
    case .question: "what the survey asks: nps, csat or ces"
    case .scale: "from where to where the survey's scores go: 1-5"
    case .score: "score of the answer, or of the support contact"
    case .latest: "the customer's last answer to that question of that survey"
    case .reason: "why it came back"
    case .page: "page of the visit"
    case .issue: "what went wrong with the delivery"
    case .carrier: "who carried it"
    case .amount: "amount paid back, or reward"
    case .occurrence: "event of the visit or of the points, as the file spells it"
    default: name
    }
  }
}
