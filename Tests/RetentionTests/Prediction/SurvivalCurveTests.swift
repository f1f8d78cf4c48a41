import CustomerData
import Retention
import Support
import Testing

@Suite("Survival curve")
struct SurvivalCurveTests {
  private static let models: [any PurchaseModel] = [
    BetaGeometricModel(r: 0.8, alpha: 12, a: 0.7, b: 2.5),
    BetaGeometricModel(r: 0.8, alpha: 12, a: 0.9, b: 1.8, modified: true),
    ParetoModel(r: 0.8, alpha: 12, s: 0.7, beta: 15),
  ]

  private let history = PurchaseHistory(
    cutoff: Day(number: 15_000),
    [(0, 0, 50, 1), (2, 100, 220, 1), (7, 80, 90, 1), (2, 30, 700, 1), (12, 300, 301, 1)])

  @Test("it is P(alive) today at today's silence, and falls", arguments: models.indices)
  func today(number: Int) throws {
    let model = Self.models[number]
    let alive = model.alive(history)
    for row in history.rows {
      guard let curve = SurvivalCurve(history, row: row, model: model) else {
        #expect(model.family == .betaGeometric && history.repeats[row] == 0)
        continue
      }
      #expect(curve.silence == Int(history.ageDays[row] - history.lastDays[row]))
      let place = curve.silence / curve.step
      let (before, after) = (curve.values[place], curve.values[place + 1])
      #expect(after <= alive[row] && alive[row] <= before)
      #expect(zip(curve.values, curve.values.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test(
    "the day of being gone is the first on which the chance is below one half",
    arguments: models.indices)
  func gone(number: Int) throws {
    let model = Self.models[number]
    func chance(_ row: Int, _ silence: Int) -> Double {
      let last = Int(history.lastDays[row])
      return model.alive(
        PurchaseHistory(
          cutoff: history.cutoff, [(Int(history.repeats[row]), last, last + silence, 1)]))[0]
    }
    for row in history.rows {
      guard let curve = SurvivalCurve(history, row: row, model: model), let gone = curve.gone
      else { continue }
      #expect(chance(row, gone) < 0.5)
      if gone > 0 { #expect(chance(row, gone - 1) >= 0.5) }
      #expect(try #require(curve.goneDay) - history.cutoff == gone - curve.silence)
    }
  }

  @Test("a model without stopping has no curve, and says nobody is gone")
  func none() {
    let model = NegativeBinomialModel(r: 0.8, alpha: 12)
    #expect(SurvivalCurve(history, row: 1, model: model) == nil)
    #expect(SurvivalCurve.gone([0, 1], of: history, model) == [nil, nil])
  }
}
