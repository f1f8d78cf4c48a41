import Audiences
import Foundation
import Support
import Testing

@Suite("The canonical text")
struct FormatterTests {
  @Test(
    "is read back as the same expression, and formatting it changes nothing",
    arguments: Seed.some(400))
  func identity(case number: Int) throws {
    var sentence = RandomSentence(Seed(number))
    let text = sentence.text()
    let expression = try AudienceExpression(parsing: text)
    let again = try AudienceExpression(parsing: expression.text)
    #expect(again == expression, "\(text)\n\(expression.text)")
    #expect(again.text == expression.text)
    #expect(expression.clauses.reduce(.everyone) { $0.and($1) } == expression)
  }

  @Test("writes brackets wherever and meets or, and nowhere else")
  func brackets() throws {
    func canonical(_ text: String) throws -> String { try AudienceExpression(parsing: text).text }
    #expect(
      try canonical("orders = 1 and orders = 2 or orders = 3")
        == "(orders = 1 and orders = 2) or orders = 3")
    #expect(
      try canonical("((orders = 1) and ((orders = 2 and (orders = 3))))")
        == "orders = 1 and orders = 2 and orders = 3")
    #expect(try canonical("not orders = 1") == "not (orders = 1)")
    #expect(try canonical("NOT (consent.ads)") == "not consent.ads")
    #expect(try canonical("never bought any product") == "not bought any product")
    #expect(try canonical("recency>1.50×gap.median") == "recency > 1.5 * gap.median")
    #expect(
      try canonical("(spent + 10 EUR) * 2 >= (30 EUR - (aov - 1 EUR))")
        == "(spent + 10 EUR) * 2 >= 30 EUR - (aov - 1 EUR)")
    #expect(
      try canonical("bought once in last 30 days # buyers")
        == "bought exactly 1 time in last 30 days")
    #expect(try canonical("spent > 10 €") == "spent > 10 EUR")
    #expect(
      try canonical("(consent.ads top 5 by spent) and orders = 1")
        == "(consent.ads top 5 by spent) and orders = 1")
  }

  @Test("goes through json as its text, named audiences replaced by what they say")
  func codable() throws {
    let expression = try AudienceExpression(
      parsing: #"in audience "vip" and orders = 1 as of 2011-06-30"#,
      audiences: ["vip": "aov > 5 or consent.ads"])
    let data = try JSONEncoder().encode([expression])
    #expect(
      String(data: data, encoding: .utf8)
        == #"["(aov > 5 or consent.ads) and orders = 1 as of 2011-06-30"]"#)
    #expect(
      try JSONDecoder().decode([AudienceExpression].self, from: data) == [expression.expanded])
  }

  @Test("grows with and, and loses its last clause on the way back")
  func drillDown() throws {
    let base = try AudienceExpression(parsing: #"country = "FR" and orders = 1"#)
    let step = try AudienceExpression(parsing: "first_order in 2011-01 and ordered in 2011-03")
    let both = base.and(step)
    #expect(both.clauses.count == 4)
    #expect(both.droppingLastClause.droppingLastClause == base)
    #expect(AudienceExpression.everyone.and(base) == base)
    #expect(base.and(.everyone) == base)
    #expect(AudienceExpression.everyone.clauses.isEmpty)
    #expect(AudienceExpression.everyone.droppingLastClause == .everyone)
    #expect(base.droppingLastClause.droppingLastClause == .everyone)
  }

  @Test("is coloured by what each stretch is, also while it is being written")
  func spans() {
    let text = #"spent in last 90 days >= 100 EUR and country = "F"#
    let parts = AudienceExpression.spans(of: text).map { span in
      String(Array(text)[span.range]) + ":" + span.kind.rawValue
    }
    #expect(
      parts == [
        "spent:field", "in:keyword", "last:keyword", "90:number", "days:number", ">=:operator",
        "100:number", "EUR:number", "and:keyword", "country:field", "=:operator", "\"F:string",
      ])
  }
}
