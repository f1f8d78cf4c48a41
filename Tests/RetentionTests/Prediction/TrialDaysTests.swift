import CustomerData
import Retention
import Support
import Testing

@Suite("Days models are tried on")
struct TrialDaysTests {
  @Test("three days a month apart, the newest a horizon before today")
  func three() {
    let days = TrialDays(
      day: Day(tiny: "2011-12-09"), horizon: 90, firstDay: Day(tiny: "2010-12-01")
    ).days
    #expect(days.map(\.iso) == ["2011-09-10", "2011-08-11", "2011-07-12"])
  }

  @Test("each horizon is over and each day has two months behind it", arguments: [1, 30, 90, 365])
  func bounds(horizon: Int) {
    let (day, first) = (Day(tiny: "2011-12-09"), Day(tiny: "2011-01-01"))
    let days = TrialDays(day: day, horizon: horizon, firstDay: first).days
    #expect(days.allSatisfy { day - $0 >= horizon && $0 - first >= 60 })
    #expect(Set(days).count == days.count && days == days.sorted(by: >))
  }

  @Test("a young shop has none")
  func young() {
    let days = TrialDays(
      day: Day(tiny: "2011-12-09"), horizon: 90, firstDay: Day(tiny: "2011-08-01"))
    #expect(days.days.isEmpty)
  }
}
