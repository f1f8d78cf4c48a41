import Support
import Testing

@testable import Retention

@Suite("Numbers at a place of all in order")
struct OrderStatisticsTests {
  private func check(_ numbers: [Int64], _ ranks: [Int]) {
    let sorted = numbers.sorted()
    let cut = numbers.count / 3
    let found = numbers.withUnsafeBufferPointer { all in
      OrderStatistics.values(
        atRanks: ranks,
        of: [
          UnsafeBufferPointer(rebasing: all[..<cut]), UnsafeBufferPointer(rebasing: all[cut...]),
        ]
      )
    }
    #expect(found == ranks.map { sorted[$0] })
  }

  @Test("they are those of the sorted numbers, few or many", arguments: Seed.some(60))
  func sorted(case number: Int) {
    var seed = Seed(number)
    let count = seed.oneIn(3) ? seed.int(1...50) : seed.int(3000...9000)
    let reach = seed.pick([3, 1000, 1_000_000_000, 1_000_000_000_000_000])
    let numbers = (0..<count).map { _ in Int64(seed.int(-reach...reach)) }
    check(numbers, (0..<4).map { _ in seed.int(0...(count - 1)) }.sorted())
  }

  @Test("one amount beyond all others does not disturb the rest")
  func outlier() {
    check((0..<5000).map { Int64($0 * 37 % 5000) } + [.max / 2], [0, 999, 1000, 2500, 5000])
    check([.min, .max] + (0..<5000).map(Int64.init), [0, 1, 2500, 5001])
  }

  @Test("equal numbers are equal at every place")
  func equal() { check([Int64](repeating: 7, count: 4000), [0, 1999, 3999]) }
}
