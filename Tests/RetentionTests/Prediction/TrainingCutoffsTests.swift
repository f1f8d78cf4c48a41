import CustomerData
import Retention
import Support
import Testing

@Suite("Training cutoffs")
struct TrainingCutoffsTests {
  @Test("four cutoffs a month apart, the last a horizon before the day")
  func recent() {
    let cutoffs = TrainingCutoffs(
      day: Day(tiny: "2011-09-10"), horizon: 90, firstDay: Day(tiny: "2010-12-01"))
    #expect(cutoffs.days.map(\.iso) == ["2011-03-14", "2011-04-13", "2011-05-13", "2011-06-12"])
  }

  @Test("with more than a year of history the same season a year before is learned too")
  func season() {
    let cutoffs = TrainingCutoffs(
      day: Day(tiny: "2011-12-09"), horizon: 90, firstDay: Day(tiny: "2010-01-01"))
    #expect(cutoffs.days.first?.iso == "2010-12-09" && cutoffs.days.count == 5)
  }

  @Test(
    "no label reaches beyond the day, and each cutoff has two months behind it",
    arguments: [1, 30, 90, 365])
  func bounds(horizon: Int) {
    let (day, first) = (Day(tiny: "2011-12-09"), Day(tiny: "2010-06-01"))
    let cutoffs = TrainingCutoffs(day: day, horizon: horizon, firstDay: first)
    #expect(cutoffs.days.allSatisfy { day - $0 >= horizon && $0 - first >= 60 })
  }

  @Test("a young shop has nothing to learn from")
  func young() {
    let cutoffs = TrainingCutoffs(
      day: Day(tiny: "2011-12-09"), horizon: 90, firstDay: Day(tiny: "2011-08-01"))
    #expect(cutoffs.days.isEmpty)
  }
}
