import CustomerData
import Retention
import Support
import Testing

@testable import Audiences

@Suite("What was true on an earlier day")
struct LookingBackTests {
  private func populations(_ seed: inout Seed) -> (then: Population, now: Population, since: Day) {
    var shop = TinyShop(chance: &seed)
    let now = Population(shop.dataset)
    shop.asOf = shop.asOf.adding(days: -seed.int(0...200))
    return (Population(shop.dataset), now, shop.asOf)
  }

  @Test(
    "the expression of every move selects its customers, and the moves are everybody",
    arguments: Seed.some(60))
  func moves(case number: Int) throws {
    var seed = Seed(number)
    let (then, now, since) = populations(&seed)
    let everyone = now.dataset.everyone
    let metric = SegmentMigration(since: since)
    let value = metric.measure(then: then, now: now, among: everyone)
    #expect(value.rows.reduce(0) { $0 + $1.customers } == now.buyers.count)
    #expect(
      value.rows.reduce(0) { $0 + $1.revenue }
        == now.buyers.customers.rows.reduce(0) { $0 + now.facts.spent[$1] })
    for row in value.rows {
      let written = metric.audience(behind: row.arrow)
      #expect(try AudienceExpression(parsing: written.text) == written)
      let found = written.lookingBack(from: now, past: [since: then])
      let expected = metric.customers(
        behind: row.arrow, then: then, now: now, among: everyone)
      #expect(found.select(from: now) == expected, "\(written.text)")
      #expect(expected.count == row.customers)
    }
  }

  @Test("a day nobody knows finds nobody; the as-of day itself is today")
  func unknown() throws {
    var seed = Seed(3)
    let (_, now, _) = populations(&seed)
    for segment in Segment.allCases {
      let text = "rfm.segment was \"\(segment.rawValue)\" at "
      let past = try AudienceExpression(parsing: text + "2001-01-01")
      #expect(past.pastDays(seenFrom: now).map(\.iso) == ["2001-01-01"])
      let nobody = past.lookingBack(from: now, past: [:])
      #expect(nobody.select(from: now).count == 0)
      let today = try AudienceExpression(parsing: text + now.dataset.asOf.iso)
      let found = today.lookingBack(from: now, past: [:])
      let same = RecencyFrequencyMonetary().audience(behind: .segment(segment))
      #expect(found.select(from: now) == same.select(from: now))
    }
  }

  @Test("it stands inside and, or, not and brackets, and only beside words")
  func grammar() throws {
    let text =
      #"(rfm.segment was "At Risk" at 30 days ago or rfm.segment was unknown at 2011-01-01) and not (country was "FR" at yesterday)"#
    #expect(try AudienceExpression(parsing: text).text == text)
    #expect(throws: ExpressionError.self) {
      try AudienceExpression(parsing: "spent was 3 EUR at 2011-01-01")
    }
    #expect(throws: ExpressionError.self) {
      try AudienceExpression(parsing: #"rfm.segment was "Nonsense" at 2011-01-01"#)
    }
    #expect(throws: ExpressionError.self) {
      try AudienceExpression(parsing: #"rfm.segment was "Loyal""#)
    }
  }
}
