import Audiences
import Testing

@Suite("A rule in its parts")
struct RuleWordsTests {
  private func words(_ text: String) throws -> RuleWords {
    try AudienceExpression(parsing: text).ruleWords
  }

  @Test(
    "says what it is about, how it is compared, and with what",
    arguments: [
      ("spent >= 100 EUR", "spent", RuleWords.Relation.greaterOrEqual, "100 EUR"),
      ("not (country = \"JP\")", "country", .equal, "\"JP\""),
      ("country in (\"FR\", \"BE\")", "country", .oneOf, "\"FR\", \"BE\""),
      ("country not in (\"FR\", \"BE\")", "country", .noneOf, "\"FR\", \"BE\""),
      ("city contains \"saint\"", "city", .contains, "\"saint\""),
      ("nps is unknown", "nps", .unknown, ""),
      ("spent between 1 EUR and 9 EUR", "spent", .between, "1 EUR – 9 EUR"),
      ("last_order more than 60 days ago", "last_order", .when, "more than 60 days ago"),
      ("spent in top 20%", "spent", .top, "20%"),
      (
        "bought category \"Soins\" in last 90 days", "bought category \"Soins\"", .when,
        "in last 90 days"
      ),
      ("consent.ads", "consent.ads", .holds, ""),
      (
        "bought product \"Kit\" then not ordered within 60 days", "bought product \"Kit\"",
        .notFollowed, "ordered within 60 days"
      ),
      (
        "rfm.segment was \"Champions\" at 2026-03-31", "rfm.segment", .was,
        "\"Champions\" at 2026-03-31"
      ),
    ])
  func parts(
    text: String, subject: String, relation: RuleWords.Relation, value: String
  ) throws {
    let found = try words(text)
    #expect(found.subject == subject && found.relation == relation && found.value == value)
  }
}
