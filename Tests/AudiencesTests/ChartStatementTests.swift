import CustomerData
import Support
import Testing

@testable import Audiences

@Suite("Statements that ask for numbers")
struct ChartStatementTests {
  @Test(
    "are written back the canonical way, which is read as the same",
    arguments: [
      ("cohort retention classic per month in last 12 months as heatmap", nil),
      ("show repeat_rate by acquired.channel in this year as bars", nil),
      ("show aov per week since 2026-01-01 vs same period last year as line", nil),
      (
        "cohort ltv by acquired.channel per month at 30 days, 60 days, 90 days, 180 days, 365 days as table",
        nil
      ),
      (#"show lift of experiment "pilot-07" on orders"#, nil),
      ("show nps, responses per month as line", nil),
      (
        "show churn, revenue_churn by rfm.segment in last quarter as table",
        "show churn_rate, revenue_churn_gross by rfm.segment in last quarter as table"
      ),
      ("COHORT retention", "cohort retention classic"),
      ("cohort retention cumulative for orders >= 2 vs previous period", nil),
      (
        #"show revenue for ((country = "FR" or consent.email)) in 2026-03 as of 2026-06-30"#,
        #"show revenue for (country = "FR" or consent.email) in 2026-03 as of 2026-06-30"#
      ),
    ] as [(String, String?)])
  func canonical(text: String, canonical: String?) throws {
    let statement = try ChartStatement(parsing: text)
    let written = statement.text
    if text.contains("for orders") {
      #expect(written.contains("for (orders >= 2)"))
    } else {
      #expect(written == canonical ?? text)
    }
    let again = try ChartStatement(parsing: written)
    #expect(again == statement)
    #expect(again.text == written)
  }

  @Test(
    "written by chance are read as the same, and formatting is done once", arguments: Seed.some(200)
  )
  func identity(case number: Int) throws {
    var seed = Seed(number)
    var parts = [
      seed.pick([
        "show nps", "show aov, revenue", "cohort ltv", "cohort retention rolling",
        "cohort revenue", "show cac, roas, payback_days", "show csat , orders",
      ])
    ]
    if seed.oneIn(2) { parts.append("by " + seed.pick(["tag", "acquired.channel, country"])) }
    if seed.oneIn(2) { parts.append("per " + seed.pick(["week", "Months", "quarter", "year"])) }
    if seed.oneIn(2) {
      var sentence = RandomSentence(seed)
      parts.append("for (\(sentence.text()))")
    }
    if seed.oneIn(2) {
      parts.append(seed.pick(["in last 90 days", "in 2026", "since 30 days ago", "on today"]))
    }
    if seed.oneIn(3) { parts.append("at " + seed.pick(["30 days", "1 month, 1 year"])) }
    if seed.oneIn(3) {
      parts.append("vs " + seed.pick(["previous period", "same period last year"]))
    }
    if seed.oneIn(2) { parts.append("as " + seed.pick(["table", "Heatmap", "line"])) }
    if seed.oneIn(3) { parts.append("as of " + seed.pick(["2026-06-30", "last month end"])) }
    let statement = try ChartStatement(parsing: parts.joined(separator: " "))
    let again = try ChartStatement(parsing: statement.text)
    #expect(again == statement, "\(statement.text)")
    #expect(again.text == statement.text)
  }

  @Test(
    "with a mistake point at it and name what is nearest",
    arguments: [
      ("show repat_rate", "repat_rate", "repeat_rate"),
      ("show nps per fortnight", "fortnight", "week"),
      ("cohort retenton", "retenton", "retention"), ("show aov by cuntry", "cuntry", "country"),
      ("show aov as heatmp", "heatmp", "heatmap"),
      ("show aov vs last year", "last", "previous period"),
      ("shw aov", "shw", "show"), ("show", "", "revenue"),
    ])
  func mistakes(text: String, marked: String, first: String) throws {
    let error = try #require(throws: ExpressionError.self) { try ChartStatement(parsing: text) }
    #expect(String(Array(text)[error.range.clamped(to: 0..<text.count)]) == marked)
    if !marked.isEmpty { #expect(error.suggestions.contains(first), "\(error.suggestions)") }
  }

  @Test("know their days, their ages and their scope")
  func meaning() throws {
    let asOf = Day(tiny: "2026-06-30")
    let year = try ChartStatement(parsing: "cohort ltv in last 12 months at 30 days, 2 months")
    #expect(year.days(asOf: asOf)?.first.iso == "2025-07-01")
    #expect(year.ages == [30, 61])
    #expect(year.firstOrders.text == "first_order in last 12 months")
    #expect(
      try ChartStatement(parsing: "show nps as of 2026-03-31").asOf(seenFrom: asOf)?.iso
        == "2026-03-31")
    #expect(ChartStatement.begins("  Cohort ltv") && !ChartStatement.begins("shown = 1"))
  }
}
