import Audiences
import CustomerData
import Retention

/// The twenty-five examples of the audience language on any shop: what each takes when it is asked
/// first, and when it is asked again.
struct ExampleTasks {
  let population: Population
  /// The shop as it was on an earlier day.
  let past: (Day) -> Dataset

  /// Steps `1` and `1 again` to `25` and `25 again`.
  func take(_ clock: inout TaskClock) throws(ExpressionError) {
    for (number, text) in Self.texts.enumerated() {
      let written = try AudienceExpression(
        parsing: text, for: population.dataset.shop, audiences: Shelf())
      var then: [Day: Population] = [:]
      for day in written.pastDays(seenFrom: population) { then[day] = Population(past(day)) }
      let expression = written.lookingBack(from: population, past: then)
      for step in ["\(number + 1)", "\(number + 1) again"] {
        _ = clock.take(step) {
          expression.select(from: population)
        } table: {
          FactTable("customers", rows: [[.count($0.count)]])
        }
      }
    }
  }

  /// One saved audience, and one campaign that leaves every tenth alone.
  private struct Shelf: AudienceResolver {
    let audienceNames = ["vip"]
    let holdoutNames = ["pilot-07"]
    func text(ofAudience name: String) -> String? { name == "vip" ? "orders >= 5" : nil }
    func holdout(ofCampaign name: String) -> HoldoutGroup? {
      HoldoutGroup(campaign: name, share: 0.1, seed: name) { $0.hasSuffix("7") }
    }
  }

  private static let texts = [
    #"bought category "Skincare" at least 2 times in last 90 days but not bought category "Sunscreen" in last 90 days"#,
    "orders = 1 and last_order more than 60 days ago",
    #"rfm.segment in ("Champions", "Loyal") and consent.ads"#,
    "churn_risk >= 66% and clv in top 20%",
    "orders >= 4 and recency > 1.5 * gap.median",
    "first_order between 30 days ago and 60 days ago",
    #"bought product "Kit bio" then not bought category "Solaire" within 60 days"#,
    #"acquired.campaign = "Black Friday 2025" and orders = 1"#,
    #"spent >= 500 and country in ("FR", "BE", "CH")"#,
    "discount_share <= 5% and p_alive >= 80% and next_order in next 30 days",
    "next_order in next 14 days and not received any campaign in last 7 days",
    "received any campaign at least 4 times in last 7 days",
    "returned any product at least 2 times in last 180 days and nps <= 6",
    "points.expiring_30d > 0 and recency > 45 days",
    #"tier = "Silver" and spent_12m between 800 and 999.99"#,
    "replenish.due in next 7 days and consent.email",
    "orders_12m >= 4 and aov < 30",
    "aov >= 120 and orders <= 2 and tenure > 12 months",
    #"contacted support where (topic = "delivery") at least 2 times in last 30 days"#,
    #"had issue "late delivery" then not bought any product within 45 days"#,
    "referred any customer in last 12 months and (nps >= 9 or nps is unknown)",
    #"in audience "vip" and not in holdout "pilot-07""#,
    #"sample 10% seed "pilot-07" of (rfm.segment = "At Risk" and consent.email)"#,
    #"rfm.segment was "Champions" at last quarter end and rfm.segment = "At Risk""#,
    "clv >= 300 and consent.ads top 1000 by clv",
  ]
}
