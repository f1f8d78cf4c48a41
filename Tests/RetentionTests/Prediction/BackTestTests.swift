import CustomerData
import Support
import Testing

@testable import Retention

@Suite("Back-test")
struct BackTestTests {
  private let score = ForecastScore(predicted: [0.2, 0.8], left: [false, true])

  /// A back-test of a newest and an older day, each with its customers and the models' Briers.
  private func tried(
    _ days: [(customers: Int, briers: [ForecastName: Double])], error: Double = 0.01
  ) throws -> BackTest {
    let score = try #require(score)
    let trials = days.enumerated().map { place, day in
      BackTest.Trial(
        day: Day(tiny: "2011-10-01").adding(days: -30 * place), customers: day.customers,
        left: day.customers / 2, briers: day.briers)
    }
    let names = days.first.map { Array($0.briers.keys) } ?? []
    let scores = Dictionary(uniqueKeysWithValues: names.map { ($0, score) })
    return BackTest(horizon: 90, scores: scores, trials: trials) { first, second in
      func pooled(_ name: ForecastName) -> Double {
        let all = days.reduce(0) { $0 + $1.customers }
        return days.reduce(0) { $0 + ($1.briers[name] ?? 0) * Double($1.customers) } / Double(all)
      }
      return BackTest.Lead(
        over: second, difference: pooled(second) - pooled(first), standardError: error)
    }
  }

  @Test("the lowest Brier over all days serves, though another was better on the newest")
  func pooled() throws {
    let found = try tried([
      (100, [.logistic: 0.20, .pareto: 0.18]), (300, [.logistic: 0.16, .pareto: 0.20]),
    ])
    #expect(found.entries.map(\.name) == [.logistic, .pareto] && found.chosen == .logistic)
    #expect(found.entries.map(\.brier) == [0.17, 0.195])
    #expect(found.day.iso == "2011-10-01" && found.customers == 400)
    #expect(found.lead?.over == .pareto)
  }

  @Test("a lead over the mean within its standard error is no lead; beyond it, it is")
  func oneStandardError() throws {
    let day: [ForecastName: Double] = [.boosted: 0.170, .mean: 0.175, .recency: 0.22]
    let near = try tried([(100, day)], error: 0.006)
    #expect(near.chosen == .mean && near.entries.first?.name == .boosted)
    #expect(near.lead?.over == .boosted && (near.lead?.difference ?? 0) < 0)
    let far = try tried([(100, day)], error: 0.004)
    #expect(far.chosen == .boosted && far.lead?.over == .mean)
  }

  @Test("when the baseline is surely better than the mean, the baseline serves")
  func baseline() throws {
    let found = try tried([(100, [.recency: 0.15, .mean: 0.19, .logistic: 0.2])])
    #expect(found.chosen == .recency)
  }

  @Test("among equals the simpler serves; a model that missed a day is not compared")
  func ties() throws {
    let found = try tried([
      (100, [.boosted: 0.2, .recency: 0.2, .pareto: 0.1]), (100, [.boosted: 0.2, .recency: 0.2]),
    ])
    #expect(found.chosen == .recency && found[.pareto] == nil)
  }

  @Test("telling everybody the share that left is worth r (1 − r) of each day")
  func reference() throws {
    let found = try tried([(100, [.recency: 0.2]), (50, [.recency: 0.2])])
    #expect(abs(found.brierReference - 0.25) < 1e-12)
    #expect(try tried([]).chosen == nil)
  }
}
