import CustomerData
import Foundation
import Support
import Testing

@testable import Retention

@Suite("Drift of a model")
struct ModelDriftTests {
  private let day = Day(tiny: "2011-10-01")

  private func drift(_ then: [Double], _ now: [Double], _ refitted: [Double]) -> ModelDrift? {
    ModelDrift(since: day, model: .logistic, then: then, now: now, refitted: refitted)
  }

  @Test("the same customers told the same have not drifted")
  func still() throws {
    let risks = (0..<500).map { Double($0) / 500 }
    let found = try #require(drift(risks, risks, risks))
    #expect(found.stability == 0 && found.refit == 0 && found.meanThen == found.meanNow)
  }

  /// A hundred customers in two groups of fifty then, thirty and seventy now, and half a customer
  /// more in each of the three groups between and beyond both risks.
  @Test("a group that grows from half to seven in ten is an index of (now − then) ln(now ÷ then)")
  func index() {
    let then = Array(repeating: 0.2, count: 50) + Array(repeating: 0.8, count: 50)
    let now = Array(repeating: 0.2, count: 30) + Array(repeating: 0.8, count: 70)
    let (half, low, high) = (50.5 / 101.5, 30.5 / 101.5, 70.5 / 101.5)
    let expected = (low - half) * log(low / half) + (high - half) * log(high / half)
    #expect(abs(ModelDrift.stability(then, now) - expected) < 1e-12)
  }

  @Test("the index is never negative, and grows with the shift", arguments: Seed.some(10))
  func grows(seed number: Int) {
    var seed = Seed(number)
    let then = (0..<400).map { _ in Double(seed.int(0...1000)) / 1000 }
    func shifted(_ by: Double) -> Double {
      ModelDrift.stability(then, then.map { min(1, $0 + by) })
    }
    #expect(shifted(0) == 0)
    #expect(0 < shifted(0.1) && shifted(0.1) < shifted(0.4))
  }

  @Test("its account says what both fits tell, and nobody on either day has no drift")
  func account() throws {
    let found = try #require(drift([0.4, 0.6], [0.5, 0.7], [0.6, 0.7]))
    let account = found.explanation(asOf: day, snapshot: Fingerprint(value: 1))
    #expect(account.value == found.stability && abs(found.refit - 0.05) < 1e-12)
    #expect(account.remarks[1].contains("told 50.0 % on average"))
    #expect(account.remarks[1].contains("customers 60.0 %"))
    #expect(drift([], [0.5], [0.5]) == nil && drift([0.5], [], []) == nil)
  }
}
