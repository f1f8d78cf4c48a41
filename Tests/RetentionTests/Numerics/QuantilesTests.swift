import Retention
import Support
import Testing

@Suite("Quantiles")
struct QuantilesTests {
  @Test("they interpolate between order statistics (Hyndman & Fan 1996, type 7)")
  func typeSeven() {
    #expect(Quantiles.of(sorted: [1.0, 2, 3, 4], 0.25) == 1.75)
    #expect(Quantiles.of(sorted: [1.0, 2, 3, 4], 0.5) == 2.5)
    #expect(Quantiles.of(sorted: [10.0, 20, 40], 0.75) == 30)
    #expect(Quantiles.median([9, 1, 5]) == 5)
  }

  @Test("the ends are the smallest and the largest, whatever is asked beyond them")
  func ends() {
    #expect(Quantiles.of(sorted: [3.0, 8], 0) == 3)
    #expect(Quantiles.of(sorted: [3.0, 8], 1) == 8)
    #expect(Quantiles.of(sorted: [3.0, 8], -1) == 3)
    #expect(Quantiles.of(sorted: [3.0, 8], 2) == 8)
  }

  @Test("nothing has no middle, one value is its own")
  func smallest() {
    #expect(Quantiles.median([]) == nil)
    #expect(Quantiles.of(sorted: [Int32](), 0.5) == nil)
    #expect(Quantiles.median([7]) == 7)
    #expect(Quantiles.of(sorted: [Int32(7)], 0.9) == 7)
  }

  @Test(
    "days and numbers agree, never fall, and counting below is counting", arguments: Seed.some(60))
  func laws(case number: Int) throws {
    var seed = Seed(number)
    let days = (0...seed.int(0...30)).map { _ in Int32(seed.int(-5...40)) }.sorted()
    var previous = -Double.infinity
    for step in 0...20 {
      let p = Double(step) / 20
      let value = try #require(Quantiles.of(sorted: days, p))
      #expect(value == Quantiles.of(sorted: days.map(Double.init), p))
      #expect(value >= previous)
      previous = value
    }
    for limit in Int32(-6)...41 {
      #expect(Quantiles.count(of: days, below: limit) == days.filter { $0 < limit }.count)
    }
  }
}
