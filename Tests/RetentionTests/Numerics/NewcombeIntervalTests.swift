import Retention
import Support
import Testing

@Suite("Newcombe interval")
struct NewcombeIntervalTests {
  @Test("560 of 4,000 less 460 of 4,000 is 2.50 points, between 1.04 and 3.96")
  func published() throws {
    let found = try #require(NewcombeInterval(560, of: 4000, less: 460, of: 4000))
    #expect(abs(found.difference - 0.0250) < 5e-5)
    #expect(abs(found.low - 0.0104) < 5e-5 && abs(found.high - 0.0396) < 5e-5)
    #expect(found.isClear)
  }

  @Test("method 10 of the paper: 56 of 70 less 48 of 80 is 0.2, between 0.0524 and 0.3339")
  func paper() throws {
    let found = try #require(NewcombeInterval(56, of: 70, less: 48, of: 80))
    #expect(abs(found.low - 0.0524) < 5e-5 && abs(found.high - 0.3339) < 5e-5)
  }

  @Test("the interval holds the difference, and turns round with it", arguments: Seed.some(50))
  func turns(case number: Int) throws {
    var seed = Seed(number)
    let (n, m) = (seed.int(1...60), seed.int(1...60))
    let (a, b) = (seed.int(0...n), seed.int(0...m))
    let one = try #require(NewcombeInterval(a, of: n, less: b, of: m))
    let other = try #require(NewcombeInterval(b, of: m, less: a, of: n))
    #expect(one.low <= one.difference && one.difference <= one.high)
    #expect(same(one.low, -other.high) && same(one.high, -other.low))
    #expect(one.low >= -1 && one.high <= 1)
  }

  @Test("without trials there is no interval")
  func empty() { #expect(NewcombeInterval(0, of: 0, less: 1, of: 2) == nil) }
}
