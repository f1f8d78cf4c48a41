import Audiences
import Support
import Testing

@Suite("An expression as a form")
struct AudienceFormTests {
  private func expression(_ text: String) throws -> AudienceExpression {
    try AudienceExpression(parsing: text)
  }

  private let nested = "spent >= 100 EUR and (country = \"JP\" or not (channel = \"web\"))"

  @Test("has a line for each rule and each group, indented below it")
  func lines() throws {
    let form = try expression(nested).form
    #expect(form.joint == .all)
    #expect(form.lines.map(\.place) == [[0], [1], [1, 0], [1, 1]])
    #expect(form.lines.map(\.depth) == [0, 0, 1, 1])
    #expect(form.lines.map(\.group) == [nil, .any, nil, nil])
    #expect(form.lines.map(\.isNegated) == [false, false, false, true])
    #expect(AudienceExpression.everyone.form.lines.isEmpty)
    #expect(try expression("orders = 1 or orders = 2").form.joint == .any)
  }

  @Test("is changed where the line stands, and everything else stays")
  func changes() throws {
    let start = try expression(nested)
    let rule = try expression("recency > 60 days")
    #expect(
      start.replacing([1, 0], with: rule).text
        == "spent >= 100 EUR and (recency > 60 days or not (channel = \"web\"))")
    #expect(start.removing([1, 0]).text == "spent >= 100 EUR and not (channel = \"web\")")
    #expect(start.removing([1]).text == "spent >= 100 EUR")
    #expect(start.removing([1]).removing([0]) == .everyone)
    #expect(
      start.negating([1, 1]).text == "spent >= 100 EUR and (country = \"JP\" or channel = \"web\")")
    #expect(start.adding(rule, after: [0]).form.lines.map(\.place).last == [2, 1])
    #expect(AudienceExpression.everyone.adding(rule) == rule)
    #expect(
      try start.grouping(expression("tier = \"Gold\""), with: [0]).text
        == "(spent >= 100 EUR or tier = \"Gold\") and (country = \"JP\" or not (channel = \"web\"))"
    )
    #expect(
      start.switchingJoint(of: [1]).text
        == "spent >= 100 EUR and country = \"JP\" and not (channel = \"web\")")
    #expect(
      start.switchingJoint(of: []).text
        == "spent >= 100 EUR or country = \"JP\" or not (channel = \"web\")")
  }

  @Test("keeps the day written and what cuts it off")
  func ranking() throws {
    let seed = try expression("consent.ads and orders >= 2 top 1000 by spent as of 2026-06-30")
    #expect(seed.form.ranking?.count == 1000 && seed.form.ranking?.value == "spent")
    #expect(seed.form.lines.count == 2)
    #expect(seed.removing([1]).text == "consent.ads top 1000 by spent as of 2026-06-30")
    #expect(
      seed.ranked(first: 500, by: "clv")?.text
        == "consent.ads and orders >= 2 top 500 by clv as of 2026-06-30")
    #expect(seed.unranked.text == "consent.ads and orders >= 2 as of 2026-06-30")
    #expect(seed.ranked(first: 500, by: "country") == nil)
    #expect(seed.ranked(first: 0, by: "clv") == nil)
  }

  @Test("every line put back in its own place changes nothing", arguments: Seed.some(300))
  func identity(case number: Int) throws {
    var sentence = RandomSentence(Seed(number))
    let start = try expression(sentence.text())
    for line in start.form.lines {
      #expect(start.replacing(line.place, with: line.expression) == start, "\(start)")
      guard !line.isNegated else { continue }
      #expect(start.negating(line.place).negating(line.place) == start, "\(start)")
    }
  }

  @Test("whatever is changed can be read again as it is written", arguments: Seed.some(300))
  func readable(case number: Int) throws {
    var (sentence, seed) = (RandomSentence(Seed(number)), Seed(number))
    var current = try expression(sentence.text())
    for _ in 0..<6 {
      guard let line = current.form.lines.isEmpty ? nil : seed.pick(current.form.lines) else {
        break
      }
      let rule = try expression(seed.pick(["orders = 1", "not consent.ads", "spent > 5 EUR"]))
      current =
        switch seed.int(0...5) {
        case 0: current.removing(line.place)
        case 1: current.negating(line.place)
        case 2: current.adding(rule, after: line.place)
        case 3: current.grouping(rule, with: line.place)
        case 4: current.switchingJoint(of: line.group == nil ? [] : line.place)
        default: current.replacing(line.place, with: rule)
        }
      #expect(try expression(current.text) == current, "\(current)")
    }
  }
}
