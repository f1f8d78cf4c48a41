import CustomerData
import Support
import Testing

@testable import Retention

@Suite("Numbers of the back-test")
struct ScoreNumberTests {
  private func invented(_ number: Int) throws -> ForecastScore {
    var seed = Seed(number)
    let risks = (0..<230).map { _ in Double(seed.int(0...20)) / 20 }
    let left = risks.map { $0 > Double(seed.int(0...100)) / 100 }
    let score = ForecastScore(
      predicted: risks, left: left, totalPredicted: Double(seed.int(10...200)),
      totalActual: seed.int(1...200))
    return try #require(score)
  }

  /// A model tried on two days, on the older one with an error of a quarter.
  private static func tried(_ score: ForecastScore) -> BackTest {
    let newest = BackTest.Trial(
      day: Day(tiny: "2011-10-01"), customers: score.customers, left: score.left,
      briers: [.logistic: score.brier])
    let older = BackTest.Trial(
      day: Day(tiny: "2011-09-01"), customers: 70, left: 20, briers: [.logistic: 0.25])
    return BackTest(horizon: 90, scores: [.logistic: score], trials: [newest, older])
  }

  @Test("each formula evaluated on its letters gives the value shown", arguments: Seed.some(20))
  func formulas(seed number: Int) throws {
    let backTest = Self.tried(try invented(number))
    for number in ScoreNumber.allCases {
      let account = backTest.explanation(
        of: number, for: .logistic, asOf: Day(tiny: "2011-12-31"), snapshot: Fingerprint(value: 1))
      let found = try Formula(account.definition.formula).evaluate(account.inputs)
      let shown = try #require(account.value)
      #expect(abs(found - shown) < 1e-9, "\(number) \(found) \(shown)")
    }
  }

  @Test("the share observed in a group is the group's, with its interval", arguments: Seed.some(5))
  func groups(seed number: Int) throws {
    let score = try invented(number)
    let backTest = Self.tried(score)
    for tenth in score.reliability.tenths {
      let account = backTest.explanation(
        of: tenth, asOf: Day(tiny: "2011-12-31"), snapshot: Fingerprint(value: 1))
      let found = try Formula(account.definition.formula).evaluate(account.inputs)
      #expect(found == tenth.observed && account.value == tenth.observed)
      #expect(tenth.lowest <= tenth.predicted + 1e-12 && tenth.predicted <= tenth.highest + 1e-12)
    }
  }

  @Test(
    "a model that foresees no orders has no number of them, and one that was not tried has none")
  func absent() throws {
    let score = try #require(ForecastScore(predicted: [0.5], left: [true]))
    #expect(ScoreNumber.ordersTold.value(in: score) == nil)
    #expect(ScoreNumber.areaUnderCurve.value(in: score) == nil)
    let backTest = BackTest(horizon: 90, scores: [:], trials: [])
    let account = backTest.explanation(
      for: .pareto, asOf: Day(tiny: "2011-12-31"), snapshot: Fingerprint(value: 1))
    #expect(account.value == nil && account.inputs.isEmpty)
  }
}
