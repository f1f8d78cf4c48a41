import Retention
import Support
import Testing

@Suite("Wilson interval")
struct WilsonIntervalTests {
  @Test("five of ten lie between 23.7 and 76.3 per cent, as the textbooks print")
  func fiveOfTen() throws {
    let interval = try #require(WilsonInterval(5, of: 10))
    #expect(abs(interval.low - 0.236_593) < 1e-6)
    #expect(abs(interval.high - 0.763_407) < 1e-6)
  }

  @Test("none and all of ten still leave room on one side")
  func extremes() throws {
    let none = try #require(WilsonInterval(0, of: 10))
    let all = try #require(WilsonInterval(10, of: 10))
    #expect(abs(none.low) < 1e-12 && abs(none.high - 0.277_533) < 1e-6)
    #expect(abs(all.low - 0.722_467) < 1e-6 && abs(all.high - 1) < 1e-12)
  }

  @Test("there is no interval without trials")
  func noTrials() { #expect(WilsonInterval(0, of: 0) == nil) }

  @Test("it holds the share, mirrors itself and stays inside 0...1", arguments: Seed.some(100))
  func laws(case number: Int) throws {
    var seed = Seed(number)
    let trials = seed.int(1...5000)
    let successes = seed.int(0...trials)
    let interval = try #require(WilsonInterval(successes, of: trials))
    let mirror = try #require(WilsonInterval(trials - successes, of: trials))
    let share = Double(successes) / Double(trials)
    #expect(interval.low >= 0 && interval.high <= 1)
    #expect(interval.low <= share + 1e-12 && share <= interval.high + 1e-12)
    #expect(abs(interval.low + mirror.high - 1) < 1e-12)
    let tenfold = try #require(WilsonInterval(successes * 10, of: trials * 10))
    #expect(tenfold.high - tenfold.low < interval.high - interval.low)
  }
}
