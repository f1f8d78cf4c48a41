import Audiences
import Support
import Testing

@Suite("Values a rule can have")
struct RuleChoicesTests {
  private func choices(_ text: String, words: [String] = []) throws -> [RuleChoice] {
    try AudienceExpression(parsing: text).choices { _ in words }
  }

  @Test("the one written now stands among round ones, in order")
  func ladders() throws {
    let spent = try choices("spent >= 123 EUR")
    let written = spent.firstIndex { $0.isWritten }
    let here = try #require(written)
    #expect(spent[here].label == "123 EUR")
    #expect(spent[here - 1].rule.text == "spent >= 100 EUR")
    #expect(spent[here + 1].rule.text == "spent >= 150 EUR")
    #expect(try choices("recency > 60 days").map(\.label).contains("90 days"))
    #expect(try choices("ordered in last 3 months").map(\.label).contains("6 months"))
    #expect(try choices("spent in top 20%").map(\.rule.text).contains("spent in top 10%"))
    #expect(
      try choices("not ordered in last 30 days").map(\.rule.text)
        .contains("not ordered in last 60 days"))
  }

  @Test("words are the shop's own, and one the shop has not stays there")
  func words() throws {
    let found = try choices("country = \"JP\"", words: ["FR", "BE"])
    #expect(found.map(\.label) == ["JP", "FR", "BE"])
    #expect(found.map(\.isWritten) == [true, false, false])
    #expect(
      try choices("bought category \"Soins\"", words: ["Soins", "Solaire"])[1].rule.text
        == "bought category \"Solaire\"")
    #expect(try choices("consent.ads").isEmpty)
  }

  @Test(
    "every value makes a rule that can be read, and exactly one is written",
    arguments: Seed.some(200))
  func readable(case number: Int) throws {
    var sentence = RandomSentence(Seed(number))
    for line in try AudienceExpression(parsing: sentence.text()).form.lines {
      let choices = line.expression.choices { _ in ["a", "b"] }
      #expect(choices.isEmpty || choices.count { $0.isWritten } == 1, "\(line.expression)")
      for choice in choices {
        #expect(try AudienceExpression(parsing: choice.rule.text) == choice.rule)
      }
    }
  }

  @Test("comparing the next way comes round")
  func relations() throws {
    var rule = try AudienceExpression(parsing: "spent >= 100 EUR")
    var seen: [String] = []
    for _ in 0..<6 {
      rule = rule.withNextRelation
      seen.append(rule.ruleWords.relation.rawValue)
    }
    #expect(Set(seen).count == 6 && seen.last == ">=")
    let dated = try AudienceExpression(parsing: "last_order more than 60 days ago")
    #expect(dated.withNextRelation.text == "last_order less than 60 days ago")
    let country = try AudienceExpression(parsing: "country = \"FR\"")
    #expect(country.withNextRelation.text == "country != \"FR\"")
  }
}
