import Audiences
import Testing

@Suite("The examples of the manual")
struct ManualExampleTests {
  @Test(
    "read, and are written back the canonical way",
    arguments: [
      (
        #"bought category "Skincare" at least 2 times in last 90 days but not bought category "Sunscreen" in last 90 days"#,
        #"bought category "Skincare" at least 2 times in last 90 days and not bought category "Sunscreen" in last 90 days"#
      ),
      ("orders = 1 and last_order more than 60 days ago", nil),
      (#"rfm.segment in ("Champions", "Loyal") and consent.ads"#, nil),
      ("churn_risk >= 66% and clv in top 20%", nil),
      ("orders >= 4 and recency > 1.5 * gap.median", nil),
      ("first_order between 30 days ago and 60 days ago", nil),
      (
        #"bought product "Kit bio" then not bought category "Solaire" within 60 days"#, nil
      ),
      (#"acquired.campaign = "Black Friday 2025" and orders = 1"#, nil),
      (#"spent >= 500 EUR and country in ("FR", "BE", "CH")"#, nil),
      ("discount_share <= 5% and p_alive >= 80% and next_order in next 30 days", nil),
      ("points.expiring_30d > 0 and recency > 45 days", nil),
      (#"tier = "Silver" and spent_12m between 800 EUR and 999.99 EUR"#, nil),
      ("replenish.due in next 7 days and consent.email", nil),
      ("orders_12m >= 4 and aov < 30 EUR", nil),
      ("aov >= 120 EUR and orders <= 2 and tenure > 12 months", nil),
      (
        #"sample 10% seed "pilot-07" of (rfm.segment = "At Risk" and consent.email)"#, nil
      ),
      ("clv >= 300 EUR and consent.ads top 1000 by clv as of 2026-06-30", nil),
      ("consent.ads top 500 by clv", nil),
      (#"replenish.category = "Croquettes" and replenish.due in next 7 days"#, nil),
      ("first_order in last 60 days and orders = 1", nil),
      ("last_contact more than 36 months ago", nil),
      (
        #"bought any product where (channel = "store") and bought any product where (channel = "web")"#,
        nil
      ),
      ("first_order in 2011-01 and ordered in 2011-03", nil),
      (
        "spent between 2011-01-01 and 2011-03-31 > spent between 2011-04-01 and 2011-06-30",
        nil
      ),
      ("spent in last 90 days >= 100 EUR", nil), ("orders in 2025-11 >= 1", nil),
      ("occasions before 2011-04-01 >= 2", nil),
      ("rfm.r = 2 and rfm.f = 4", nil),
      ("next_order in next 14 days and not received any campaign in last 7 days", nil),
      ("received any campaign at least 4 times in last 7 days", nil),
      ("returned any product at least 2 times in last 180 days and nps <= 6", nil),
      (
        #"contacted support where (topic = "delivery") at least 2 times in last 30 days"#, nil
      ),
      (#"had issue "late delivery" then not bought any product within 45 days"#, nil),
      ("referred any customer in last 12 months and (nps >= 9 or nps is unknown)", nil),
      ("referred customer", "referred any customer"),
      ("contacted any support", "contacted support"),
      (#"nps.bucket = "detractor" and nps.date in last 6 months"#, nil),
      (#"tier = "Silver" and tier.next_gap <= 100 EUR"#, nil),
      ("received any campaign more than 3 times in this week", nil),
      (
        #"next_order in next 14 days and not received any campaign where (channel = "email") in this week"#,
        nil
      ),
      ("returned any product then not bought any product within 90 days", nil),
      (#"rated where (survey = "Q1" and score >= 9 and latest)"#, nil),
      ("redeemed any reward at least 100 units in this year and member", nil),
      (#"abandoned cart then not ordered within 2 days"#, nil),
      (#"opened campaign ("Spring", "Sale") and not clicked channel "email""#, nil),
    ] as [(String, String?)])
  func canonical(text: String, canonical: String?) throws {
    let expression = try AudienceExpression(parsing: text)
    #expect(expression.text == canonical ?? text)
    #expect(try AudienceExpression(parsing: expression.text) == expression)
  }
}
