import Retention
import Support
import Testing

@Suite("Isotonic regression")
struct IsotonicRegressionTests {
  @Test("the blocks are scikit-learn 1.9's IsotonicRegression")
  func reference() {
    let predicted = [
      0.05, 0.1, 0.1, 0.2, 0.35, 0.35, 0.4, 0.5, 0.55, 0.6, 0.7, 0.7, 0.8, 0.9, 0.95, 0.95,
    ]
    let left = [0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1].map { $0 == 1 }
    let fit = IsotonicRegression(predicted: predicted, left: left)
    #expect(same(fit.blocks.map(\.share), [0, 1.0 / 3, 0.5, 2.0 / 3, 0.75]))
    #expect(fit.blocks.map(\.count) == [1, 6, 2, 3, 4])
  }

  @Test("each share is the greatest of the least means around it", arguments: Seed.some(40))
  func oracle(seed number: Int) {
    var seed = Seed(number)
    let predicted = (0..<24).map { Double($0) }
    let left = predicted.map { Double(seed.int(0...23)) < $0 }
    let fit = IsotonicRegression(predicted: predicted, left: left)
    let shares = fit.blocks.flatMap { Array(repeating: $0.share, count: Int($0.count)) }
    for place in 0..<24 {
      // Robertson, Wright & Dykstra, "Order Restricted Statistical Inference", 1988, theorem 1.4.4.
      var expected = -1.0
      for from in 0...place {
        let means = (place..<24).map { mean(left[from...$0]) }
        expected = max(expected, means.min() ?? 0)
      }
      #expect(abs(shares[place] - expected) < 1e-12)
    }
  }

  @Test("between two centres the share lies on the line, beyond them it stays")
  func between() {
    let fit = IsotonicRegression(predicted: [0.2, 0.4, 0.6], left: [false, false, true])
    #expect(fit.blocks.map(\.share) == [0, 1])
    #expect(fit.share(for: 0) == 0 && fit.share(for: 0.9) == 1)
    #expect(abs(fit.share(for: 0.45) - 0.5) < 1e-12)
  }

  private func mean(_ left: ArraySlice<Bool>) -> Double {
    Double(left.count { $0 }) / Double(left.count)
  }

  private func same(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }
  }
}
