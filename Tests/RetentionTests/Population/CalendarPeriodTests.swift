import CustomerData
import Foundation
import Retention
import Support
import Testing

@Suite("Periods of the calendar")
struct CalendarPeriodTests {
  private func label(_ unit: PeriodUnit, _ day: String, _ start: Shop.WeekStart = .monday) -> String
  {
    CalendarPeriod(unit, containing: Day(tiny: day), weekStart: start).label
  }

  @Test(
    "a week belongs to the year of its Thursday (ISO 8601)",
    arguments: [
      ("2010-12-31", "2010-W52"), ("2011-01-02", "2010-W52"), ("2011-01-03", "2011-W01"),
      ("2009-12-31", "2009-W53"), ("2010-01-03", "2009-W53"), ("2010-01-04", "2010-W01"),
      ("2008-12-29", "2009-W01"), ("2020-12-31", "2020-W53"), ("2021-01-01", "2020-W53"),
      ("1970-01-01", "1970-W01"), ("1969-12-28", "1969-W52"),
    ])
  func weeks(day: String, expected: String) { #expect(label(.week, day) == expected) }

  @Test("thirty years of weeks are numbered as the system's ISO calendar does")
  func system() throws {
    var calendar = Foundation.Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: Int32(3650), through: 21_900, by: 1) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.yearForWeekOfYear, .weekOfYear], from: date)
      let (year, week) = (try #require(parts.yearForWeekOfYear), try #require(parts.weekOfYear))
      let period = CalendarPeriod(.week, containing: Day(number: number))
      let label = "\(year)-W" + (week < 10 ? "0\(week)" : "\(week)")
      if period.label != label { Issue.record("\(period.label) is \(label)") }
    }
  }

  @Test("weeks from Sunday begin on Sundays and are named by their Wednesday")
  func sundays() {
    let week = CalendarPeriod(.week, containing: Day(tiny: "2011-01-01"), weekStart: .sunday)
    #expect(week.first == Day(tiny: "2010-12-26") && week.last == Day(tiny: "2011-01-01"))
    #expect(week.label == "2010-W52")
    #expect(label(.week, "2011-01-02", .sunday) == "2011-W01")
    #expect(label(.week, "2008-12-28", .sunday) == "2008-W53")
  }

  @Test("months, quarters and years are written as people write them")
  func labels() {
    #expect(label(.month, "2011-01-31") == "2011-01")
    #expect(label(.month, "2011-12-01") == "2011-12")
    #expect(label(.year, "2012-02-29") == "2012")
    let quarters = ["01", "03", "04", "06", "07", "09", "10", "12"].map {
      label(.quarter, "2011-\($0)-15")
    }
    #expect(quarters.map { $0.suffix(2) } == ["Q1", "Q1", "Q2", "Q2", "Q3", "Q3", "Q4", "Q4"])
  }

  @Test(
    "every day lies in exactly one period, and no day between two",
    arguments: PeriodUnit.allCases, Shop.WeekStart.allCases)
  func tiling(unit: PeriodUnit, start: Shop.WeekStart) {
    var period = CalendarPeriod(unit, containing: Day(tiny: "1968-01-01"), weekStart: start)
    while period.first < Day(tiny: "2033-01-01") {
      let next = period.adding(1)
      #expect(next.first == period.last.adding(days: 1))
      #expect(period < next && !(next < period))
      for day in [period.first, period.first.adding(days: 3), period.last] {
        #expect(CalendarPeriod(unit, containing: day, weekStart: start) == period)
      }
      #expect(period.days.count == next.first - period.first)
      period = next
    }
  }

  @Test("counting back undoes counting on")
  func steps() {
    for unit in PeriodUnit.allCases {
      let period = CalendarPeriod(unit, containing: Day(tiny: "2011-03-31"))
      for count in -60...60 {
        #expect(period.adding(count).adding(-count) == period)
        #expect(period.adding(count).index == period.index + count)
      }
    }
  }

  @Test("a label is read back; anything else is no period")
  func labelled() {
    for unit in PeriodUnit.allCases {
      for start in Shop.WeekStart.allCases {
        var period = CalendarPeriod(
          unit, containing: Day(tiny: "2010-12-20"), weekStart: start)
        for _ in 0..<60 {
          #expect(CalendarPeriod(unit, labelled: period.label, weekStart: start) == period)
          period = period.adding(1)
        }
      }
      for text in ["", "2011-13", "2011-W54", "2011-Q5", "x", "2011-1"] {
        #expect(CalendarPeriod(unit, labelled: text) == nil, "\(text)")
      }
    }
  }

  @Test("it survives being written as JSON")
  func coding() throws {
    let period = CalendarPeriod(.week, containing: Day(tiny: "2011-03-31"), weekStart: .sunday)
    let bytes = try JSONEncoder().encode(period)
    #expect(try JSONDecoder().decode(CalendarPeriod.self, from: bytes) == period)
  }
}
