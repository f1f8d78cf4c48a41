import CustomerData
import Foundation
import Support
import Testing

@Suite("Days of the calendar")
struct DayTests {
  @Test("every day of eight centuries comes after the one before")
  func civil() throws {
    var day = Day(tiny: "1600-01-01")
    var (year, month, number) = (1600, 1, 1)
    while year < 2401 {
      let isSame =
        day.civil == (year, month, number) && Day(year: year, month: month, day: number) == day
      if !isSame { Issue.record("\(day.iso) is not \(year)-\(month)-\(number)") }
      day = day.adding(days: 1)
      number += 1
      if Day(year: year, month: month, day: number) == nil { (month, number) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(day.iso == "2401-01-01")
  }

  @Test(
    "leap years follow the Gregorian rule",
    arguments: [(1900, false), (2000, true), (2011, false), (2012, true), (2100, false)])
  func leap(year: Int, isLeap: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test("1970-01-01 is day 0, a Thursday")
  func epoch() {
    #expect(Day(tiny: "1970-01-01").number == 0 && Day(number: 0).weekday == 4)
    #expect(Day(number: -1).weekday == 3 && Day(number: -1).iso == "1969-12-31")
  }

  @Test(
    "what is not a date is refused",
    arguments: [
      "", "2011-02-29", "2011-13-01", "2011-00-10", "2011-1-01", "11-01-01", "2011-01-32",
      "2011-01-01 ", "2011/01/01", "0000-01-01", "+011-01-01", "2011-+1-01",
    ])
  func refused(text: String) { #expect(Day(iso: text) == nil) }

  @Test("a month later is the same day, or the month's last")
  func months() {
    #expect(Day(tiny: "2011-01-31").adding(months: 1).iso == "2011-02-28")
    #expect(Day(tiny: "2012-01-31").adding(months: 1).iso == "2012-02-29")
    #expect(Day(tiny: "2011-01-15").adding(months: -1).iso == "2010-12-15")
    #expect(Day(tiny: "2011-03-31").adding(months: 12).iso == "2012-03-31")
    #expect(Day(tiny: "2012-02-29").startOfMonth.iso == "2012-02-01")
  }

  @Test("days and dates undo each other", arguments: Seed.some(100))
  func laws(case number: Int) {
    var seed = Seed(number)
    let day = Day(number: Int32(seed.int(-200_000...200_000)))
    let count = seed.int(-5000...5000)
    #expect(day.adding(days: count) - day == count)
    #expect(day.adding(days: count).adding(days: -count) == day)
    #expect(Day(iso: day.iso) == day)
    #expect(day.adding(days: 7).weekday == day.weekday)
  }
}

@Suite("Ranges of days")
struct DayRangeTests {
  @Test("the last 90 days are the day itself and 89 before it")
  func last() {
    let range = DayRange(last: 90, upTo: Day(tiny: "2011-12-31"))
    #expect(range.first.iso == "2011-10-03" && range.count == 90)
    #expect(range.contains(range.first) && range.contains(range.last))
    #expect(!range.contains(range.first.adding(days: -1)))
    #expect(!range.contains(range.last.adding(days: 1)))
  }

  @Test("the one before is as long and ends the day before", arguments: Seed.some(60))
  func previous(case number: Int) {
    var seed = Seed(number)
    let range = DayRange(last: seed.int(1...800), upTo: Day(number: Int32(seed.int(0...20_000))))
    #expect(range.previous.count == range.count)
    #expect(range.previous.last.adding(days: 1) == range.first)
  }

  @Test("two ends may come in either order, and no range is empty")
  func either() {
    let (a, b) = (Day(tiny: "2011-01-01"), Day(tiny: "2011-02-01"))
    #expect(DayRange(a, b) == DayRange(b, a) && DayRange(a, a).count == 1)
    #expect(DayRange(last: 0, upTo: a).count == 1)
  }
}
