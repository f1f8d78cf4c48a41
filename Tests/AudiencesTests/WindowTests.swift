import CustomerData
import Retention
import Support
import Testing

@testable import Audiences

@Suite("Windows of time")
struct WindowTests {
  /// The days meant by a window seen from a day.
  private func days(_ window: String, from day: String) throws -> String {
    let expression = try AudienceExpression(parsing: "last_order \(window)")
    guard case .dated(_, let parsed) = expression.condition else { return "" }
    let days = parsed.days(Clock(asOf: Day(tiny: day), weekStart: .monday))
    func end(_ day: Day) -> String { abs(day.number) >= 10_000_000 ? "…" : day.iso }
    return end(days.first) + " to " + end(days.last)
  }

  @Test(
    "mean whole days that end at the as-of day, and months clamp",
    arguments: [
      ("in last 90 days", "2011-12-31", "2011-10-03 to 2011-12-31"),
      ("in last 1 day", "2011-12-31", "2011-12-31 to 2011-12-31"),
      ("in last 2 weeks", "2011-12-31", "2011-12-18 to 2011-12-31"),
      ("in last 1 month", "2011-03-31", "2011-03-01 to 2011-03-31"),
      ("in last 1 month", "2012-03-31", "2012-03-01 to 2012-03-31"),
      ("in last 12 months", "2012-02-29", "2011-03-01 to 2012-02-29"),
      ("in next 7 days", "2011-12-31", "2012-01-01 to 2012-01-07"),
      ("in next 1 month", "2011-01-31", "2011-02-01 to 2011-02-28"),
      ("in last month", "2011-03-31", "2011-02-01 to 2011-02-28"),
      ("in this month", "2011-03-15", "2011-03-01 to 2011-03-31"),
      ("in last week", "2011-03-16", "2011-03-07 to 2011-03-13"),
      ("in this quarter", "2011-05-16", "2011-04-01 to 2011-06-30"),
      ("in last year", "2011-05-16", "2010-01-01 to 2010-12-31"),
      ("in last day", "2011-03-01", "2011-02-28 to 2011-02-28"),
      ("in 2012-02", "2012-05-01", "2012-02-01 to 2012-02-29"),
      ("in 2010", "2012-05-01", "2010-01-01 to 2010-12-31"),
      ("since 2011-02", "2012-05-01", "2011-02-01 to …"),
      ("before 2011-02", "2012-05-01", "… to 2011-01-31"),
      ("after 2011-02", "2012-05-01", "2011-03-01 to …"),
      ("on 2011-02-03", "2012-05-01", "2011-02-03 to 2011-02-03"),
      ("on yesterday", "2012-03-01", "2012-02-29 to 2012-02-29"),
      ("between 2011-03 and 2011-01-15", "2012-05-01", "2011-01-15 to 2011-03-31"),
      ("between 30 days ago and 60 days ago", "2011-12-31", "2011-11-01 to 2011-12-01"),
      ("more than 60 days ago", "2011-12-31", "… to 2011-10-31"),
      ("less than 60 days ago", "2011-12-31", "2011-11-02 to …"),
      ("more than 1 month ago", "2011-03-31", "… to 2011-02-27"),
      ("since last month start", "2011-03-31", "2011-02-01 to …"),
      ("since last year end", "2011-03-31", "2010-12-31 to …"),
      ("since 1 month ago", "2012-03-31", "2012-02-29 to …"),
    ])
  func days(window: String, from day: String, expected: String) throws {
    #expect(try days(window, from: day) == expected)
  }

  @Test("more than 60 days ago says the same as a recency above 60 days")
  func recency() throws {
    let orders = (0...130).map { number in
      TinyOrder("c\(number)", Day(tiny: "2011-12-31").adding(days: -number).iso)
    }
    let population = Population(TinyShop(asOf: "2011-12-31", orders: orders).dataset)
    for (window, comparison) in [
      ("last_order more than 60 days ago", "recency > 60 days"),
      ("last_order less than 60 days ago", "recency < 60 days"),
      ("last_order in last 60 days", "recency < 60 days"),
      ("last_order more than 2 months ago", "recency > 2 months"),
      ("ordered in 2011-11", "last_order = 2011-11"),
      ("last_order after 2011-11", "last_order > 2011-11"),
      ("last_order before 2011-11", "last_order < 2011-11"),
      ("last_order since 2011-11", "last_order >= 2011-11"),
      ("last_order before 2011-12", "last_order <= 2011-11"),
      ("last_order before 2011-11 or last_order after 2011-11", "last_order != 2011-11"),
      ("last_order since 2011-11-10", "2011-11-10 <= last_order"),
    ] {
      let left = try AudienceExpression(parsing: window).select(from: population)
      let right = try AudienceExpression(parsing: comparison).select(from: population)
      #expect(left == right && !left.customers.isEmpty, "\(window)")
    }
  }

  @Test("as of is told to the caller, relative to the day the data would have")
  func asOf() throws {
    let fixed = try AudienceExpression(parsing: "consent.ads top 3 by spent as of 2026-06-30")
    #expect(fixed.asOf(seenFrom: Day(tiny: "2011-01-01")) == Day(tiny: "2026-06-30"))
    let relative = try AudienceExpression(parsing: "orders = 1 as of last month end")
    #expect(relative.asOf(seenFrom: Day(tiny: "2011-03-15")) == Day(tiny: "2011-02-28"))
    #expect(AudienceExpression.everyone.asOf(seenFrom: Day(tiny: "2011-01-01")) == nil)
  }
}
