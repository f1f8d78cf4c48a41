import Support
import Testing

@testable import Retention

@Suite("Order by digits")
struct RadixOrderTests {
  @Test("it is the order of a stable sort, largest first", arguments: Seed.some(60))
  func sorted(case number: Int) {
    var seed = Seed(number)
    let reach = seed.pick([2, 5000, Int.max])
    let values = (0..<seed.int(0...200)).map { place in
      (place: place, key: UInt64(seed.int(0...reach)) << (seed.oneIn(4) ? 1 : 0))
    }
    let expected = values.enumerated().sorted {
      $0.element.key != $1.element.key ? $0.element.key > $1.element.key : $0.offset < $1.offset
    }
    #expect(
      RadixOrder.descending(values) { $0.key }.map(\.place) == expected.map(\.element.place))
  }
}
