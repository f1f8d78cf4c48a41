import Support
import Testing

@testable import Retention

@Suite("One customer's gaps")
struct OwnGapsTests {
  @Test("few or many, they have the median and the counts of the sorted", arguments: Seed.some(60))
  func sorted(case number: Int) {
    var seed = Seed(number)
    var own = OwnGaps()
    var all: [Int] = []
    #expect(own.isEmpty)
    for _ in 0..<seed.int(1...60) {
      let gap = seed.int(1...seed.pick([5, 400]))
      own.insert(Int32(gap))
      all.append(gap)
      #expect(own.count == all.count && Double(own.doubledMedian) / 2 == middle(all))
    }
    for limit in [0, 1, 4, 90, 1000] {
      #expect(own.count(below: limit) == all.filter { $0 < limit }.count)
    }
  }
}
