import Retention
import Support
import Testing

@Suite("Kaplan and Meier's curve")
struct KaplanMeierTests {
  @Test(
    "eight items, four deaths and four losses give 7/8, 7/10, 21/40, 21/80 (their 1958 example)")
  func paper() {
    // Months in tenths: deaths at 0.8, 3.1, 5.4 and 9.2, losses at 1.0, 2.7, 7.0 and 12.1.
    let curve = KaplanMeier(events: [31, 8, 92, 54], censored: [10, 121, 27, 70])
    #expect(curve.steps.map(\.day) == [8, 31, 54, 92])
    let expected = [7.0 / 8, 7.0 / 10, 21.0 / 40, 21.0 / 80]
    for (step, share) in zip(curve.steps, expected) { #expect(abs(step.waiting - share) < 1e-12) }
    #expect(curve.day(whenWaiting: 0.5) == 92)
    #expect(curve.day(whenWaiting: 0.7) == 31)
    #expect(curve.day(whenWaiting: 0.2) == nil)
  }

  @Test("its interval is Greenwood's on the log-log scale (scipy 1.17.1, ecdf(...).sf, 'log-log')")
  func greenwood() throws {
    let curve = KaplanMeier(events: [31, 8, 92, 54], censored: [10, 121, 27, 70])
    let low = [0.38700001, 0.22479066, 0.12212615, 0.01273115]
    let high = [0.98139297, 0.91829863, 0.82081427, 0.66368082]
    for (step, (low, high)) in zip(curve.steps, zip(low, high)) {
      #expect(abs(try #require(step.low) - low) < 1e-8)
      #expect(abs(try #require(step.high) - high) < 1e-8)
    }
    // The lower curve is under a half from day 8 on, the upper one never: the median is at least 8.
    #expect(curve.days(whenWaiting: 0.5) == (low: 8, high: nil))
    #expect(KaplanMeier(events: [3], censored: []).steps.map(\.low) == [nil])
  }

  @Test("who is lost on the day of an event was still at risk on it")
  func tie() {
    let curve = KaplanMeier(events: [5], censored: [5])
    #expect(curve.steps.map(\.waiting) == [0.5])
  }

  @Test("nobody gives no step and no median")
  func nobody() {
    #expect(KaplanMeier(events: [], censored: []).steps.isEmpty)
    #expect(KaplanMeier(events: [], censored: [3, 4]).day(whenWaiting: 0.5) == nil)
  }

  @Test("with nobody lost it is the plain share still waiting", arguments: Seed.some(40))
  func uncensored(case number: Int) {
    var seed = Seed(number)
    let events = (0...seed.int(0...25)).map { _ in seed.int(0...20) }
    for step in KaplanMeier(events: events, censored: []).steps {
      let waiting = events.filter { $0 > step.day }.count
      #expect(abs(step.waiting - Double(waiting) / Double(events.count)) < 1e-9)
    }
  }

  @Test("it never rises, and equals the product over every day", arguments: Seed.some(80))
  func oracle(case number: Int) {
    var seed = Seed(number)
    let events = (0..<seed.int(0...25)).map { _ in seed.int(0...30) }
    let censored = (0..<seed.int(0...25)).map { _ in seed.int(0...30) }
    let curve = KaplanMeier(events: events, censored: censored)
    var waiting = 1.0
    for day in 0...31 {
      let atRisk = (events + censored).filter { $0 >= day }.count
      let happened = events.filter { $0 == day }.count
      if atRisk > 0 { waiting *= Double(atRisk - happened) / Double(atRisk) }
      let shown = curve.steps.last { $0.day <= day }?.waiting ?? 1
      #expect(abs(shown - waiting) < 1e-9)
    }
    #expect(zip(curve.steps, curve.steps.dropFirst()).allSatisfy { $0.waiting >= $1.waiting })
  }

  @Test("counted waits give the curve of the waits one by one", arguments: Seed.some(40))
  func counted(case number: Int) {
    var seed = Seed(number)
    let events = (0..<seed.int(0...25)).map { _ in seed.int(0...20) }
    let censored = (0..<seed.int(0...25)).map { _ in seed.int(0...30) }
    var (happened, lost) = (Histogram(limit: 20), Histogram(limit: 30))
    for wait in events { happened.add(wait) }
    for wait in censored { lost.add(wait) }
    #expect(
      KaplanMeier(events: happened, censored: lost)
        == KaplanMeier(events: events, censored: censored))
  }
}
