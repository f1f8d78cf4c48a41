import CustomerData
import Foundation
import Retention
import Support
import Testing

/// What every family promises, checked on customers invented by its own assumptions.
@Suite("Purchase models")
struct PurchaseModelTests {
  private static let models: [any PurchaseModel] = [
    BetaGeometricModel(r: 0.8, alpha: 12, a: 0.7, b: 2.5),
    BetaGeometricModel(r: 0.8, alpha: 12, a: 0.9, b: 1.8, modified: true),
    ParetoModel(r: 0.8, alpha: 12, s: 0.7, beta: 15),
    NegativeBinomialModel(r: 0.8, alpha: 12),
  ]

  @Test(
    "among invented customers, chances and expectations are what happened",
    arguments: models.indices)
  func simulation(number: Int) {
    let model = Self.models[number]
    let invented = PurchaseSimulation(model, customers: 12_000, horizon: 90, seed: number)
    let history = invented.history
    let alive = model.alive(history)
    let none = model.noPurchase(history, within: 90)
    let expected = model.expectedPurchases(history, within: 90)
    for kind in 0..<4 {
      let rows = history.rows.filter { min(3, Int(history.repeats[$0])) == kind }
      let n = Double(rows.count)
      func mean(_ value: (Int) -> Double) -> Double { rows.reduce(0) { $0 + value($1) } / n }
      // Five standard errors of a share, and half a per cent for days being whole.
      let spread = 2.5 / n.squareRoot() + 0.005
      #expect(near(mean { invented.isAlive[$0] ? 1 : 0 }, mean { alive[$0] }, spread))
      #expect(near(mean { invented.waits[$0] > 90 ? 1 : 0 }, mean { none[$0] }, spread))
      let deviation = mean { pow(Double(invented.purchases[$0]) - expected[$0], 2) }.squareRoot()
      #expect(
        near(
          mean { Double(invented.purchases[$0]) }, mean { expected[$0] },
          5 * deviation / n.squareRoot() + 0.01))
    }
  }

  @Test(
    "half of those with a next order day have ordered by then, a quarter by its early day",
    arguments: models.indices)
  func nextOrder(number: Int) {
    let model = Self.models[number]
    let invented = PurchaseSimulation(model, customers: 4000, horizon: 90, seed: 50 + number)
    let alive = model.alive(invented.history)
    var (all, early, even, late, dated) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for row in invented.history.rows {
      guard let next = NextOrder(invented.history, row: row, alive: alive[row], model: model)
      else { continue }
      func isOver(_ day: Day) -> Double {
        invented.waits[row] <= Double(day - invented.history.cutoff) ? 1 : 0
      }
      all += 1
      early += isOver(next.early)
      even += isOver(next.day)
      guard let day = next.late else { continue }
      dated += 1
      late += isOver(day)
    }
    // Days are rounded up, so that a little more than the share has ordered by then.
    let spread = 2.5 / all.squareRoot() + 0.015
    #expect(all > 500)
    #expect(near(even / all, 0.5, spread) && near(early / all, 0.25, spread))
    #expect(dated == 0 || near(late / dated, 0.75, 2.5 / dated.squareRoot() + 0.015))
  }

  @Test("chances lie within 0 and 1 and fall as days are added", arguments: models.indices)
  func bounds(number: Int) {
    let model = Self.models[number]
    let history = PublishedFits.history
    let alive = model.alive(history)
    var previous = [Double](repeating: 1, count: history.count)
    for days in [1, 30, 90, 365] {
      let none = model.noPurchase(history, within: days)
      #expect(history.rows.allSatisfy { 0 <= none[$0] && none[$0] < previous[$0] })
      // Whoever is gone buys nothing; whoever is alive may.
      #expect(history.rows.allSatisfy { none[$0] >= 1 - alive[$0] - 1e-12 })
      previous = none
    }
    #expect(model.expectedPurchases(history, within: 0).allSatisfy { $0 == 0 })
  }

  @Test("discounted day by day, orders add up to the sum of the days", arguments: models.indices)
  func discount(number: Int) {
    let model = Self.models[number]
    let history = PurchaseHistory(
      cutoff: Day(number: 0), [(0, 0, 0, 1), (0, 0, 500, 1), (7, 80, 90, 1), (2, 30, 700, 1)])
    var sums = [Double](repeating: 0, count: history.count)
    var before = sums
    for day in 1...200 {
      let after = model.expectedPurchases(history, within: day)
      for row in history.rows { sums[row] += (after[row] - before[row]) * pow(0.999, Double(day)) }
      before = after
    }
    let found = model.expectedPurchases(history, within: 200, dailyDiscount: 0.999)
    for (value, expected) in zip(found, sums) { #expect(near(value, expected, 1e-9)) }
  }

  @Test("where a model cannot tell who stopped, P(alive) is unknown, not one")
  func knownAlive() {
    let history = PurchaseHistory(cutoff: Day(number: 0), [(0, 0, 50, 1), (2, 10, 50, 1)])
    let known = Self.models.map { $0.knownAlive(history).map(\.isNaN) }
    #expect(known == [[true, false], [false, false], [false, false], [true, true]])
  }
}
