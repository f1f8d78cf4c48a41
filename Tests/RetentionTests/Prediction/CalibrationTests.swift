import Foundation
import Retention
import Support
import Testing

@Suite("Calibration")
struct CalibrationTests {
  /// Customers who leave with the square of their raw risk.
  private func squared(_ count: Int, _ seed: Seed) -> (raw: [Double], left: [Bool]) {
    var seed = seed
    let raw = (0..<count).map { _ in Double(1 + seed.int(0...997)) / 1000 }
    return (raw, raw.map { Double(seed.int(0...9999)) / 10_000 < $0 * $0 })
  }

  @Test("risks that are too high are brought down to what happens", arguments: Seed.some(3))
  func lowered(seed: Int) {
    let (raw, left) = squared(4000, Seed(seed))
    let calibration = Calibration(raw: raw, left: left)
    #expect(calibration != .none)
    for risk in [0.3, 0.5, 0.8] {
      #expect(abs(calibration.risk(risk) - risk * risk) < 0.06)
    }
  }

  @Test("the order of customers stays, and no risk is certain", arguments: Seed.some(3))
  func order(seed: Int) {
    let (raw, left) = squared(2000, Seed(seed))
    let calibration = Calibration(raw: raw, left: left)
    let risks = raw.sorted().map(calibration.risk)
    #expect(zip(risks, risks.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(risks.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("with a hundred customers a line is the most that is drawn")
  func few() {
    let (raw, left) = squared(150, Seed(7))
    if case .isotonic = Calibration(raw: raw, left: left) { Issue.record("a step function") }
  }

  @Test("where everybody left there is nothing to learn")
  func oneSided() {
    let raw = Array(repeating: 0.4, count: 300)
    #expect(Calibration(raw: raw, left: raw.map { _ in true }) == .none)
  }
}
