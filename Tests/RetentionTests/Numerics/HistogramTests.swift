import Retention
import Support
import Testing

@Suite("Counted numbers")
struct HistogramTests {
  @Test("they have the quantiles of the sorted numbers", arguments: Seed.some(60))
  func quantiles(case number: Int) {
    var seed = Seed(number)
    let numbers = (0..<seed.int(0...40)).map { _ in Int32(seed.int(0...25)) }
    var counted = Histogram(limit: 25)
    for number in numbers { counted.add(Int(number)) }
    let sorted = numbers.sorted()
    #expect(counted.sorted == sorted && counted.count == sorted.count)
    for share in [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] {
      #expect(counted.quantile(share) == Quantiles.of(sorted: sorted, share))
    }
    for limit in [0, 1, 13, 25, 30] {
      #expect(counted.count(below: limit) == numbers.filter { $0 < limit }.count)
    }
  }

  @Test("none have no quantile")
  func none() { #expect(Histogram(limit: 9).quantile(0.5) == nil) }
}
