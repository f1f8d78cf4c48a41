import CustomerData
import Foundation
import Support
import Testing

@testable import Retention

/// Gamma-Gamma on the CDNOW sample: p 6.25, q 3.74, gamma 15.44, −4055.92 (Fader & Hardie 2013, quoted
/// in CLVTools' tests); more digits by scipy at its own optimum and lifetimes 0.11.3.
@Suite("Spend model")
struct SpendFitTests {
  private static let fit = SpendFit(PublishedFits.history, minorUnits: 100)

  @Test("946 repeaters of CDNOW give the published parameters, likelihood and correlation")
  func parameters() throws {
    let fit = Self.fit
    #expect(fit.repeaters == 946 && fit.worthless == 0 && fit.convergence == .converged)
    #expect(near(try #require(fit.logLikelihood), -4055.917_695, 1e-3))
    for (parameter, value) in zip(fit.parameters, [6.249_574, 3.744_224, 15.443_515]) {
      #expect(near(parameter.value / value, 1, 1e-3), "\(parameter.name)")
      #expect(try #require(parameter.standardError) > 0)
    }
    #expect(near(try #require(fit.correlation), 0.114, 5e-4) && !fit.isCorrelated)
  }

  @Test(
    "named customers have the published mean spend to come",
    arguments: [
      (1, 24.65392), (2, 18.91002), (3, 35.17037), (6, 71.46471), (18, 17.67314),
      (100, 28.95097), (157, 26.39426), (1516, 39.89029),
    ])
  func customers(number: Int, dollars: Double) throws {
    let (history, row) = (PublishedFits.history, try PublishedFits.row(number))
    let mean = try #require(Self.fit.model).mean(
      repeats: Int(history.repeats[row]), value: history.repeatValue[row])
    #expect(near(mean / 100, dollars, 1e-4))
  }

  @Test("the slopes of the likelihood are what small steps say", arguments: Seed.some(5))
  func gradient(seed: Int) {
    var chance = Seed(seed)
    let rows = (0..<20).map { number in
      SpendLikelihood.Row(
        repeats: Int32(1 + number / 4), mean: Double.random(in: 1...90, using: &chance))
    }
    let place = (0..<3).map { _ in Double.random(in: -1...2, using: &chance) }
    let likelihood = SpendLikelihood(rows)
    let gradient = likelihood.descent(place).gradient
    for index in place.indices {
      var (above, below) = (place, place)
      above[index] += 1e-5
      below[index] -= 1e-5
      let slope = (likelihood.descent(above).value - likelihood.descent(below).value) / 2e-5
      #expect(near(gradient[index], slope, 1e-6))
    }
  }

  @Test("spends invented by the model give its parameters back within their errors")
  func recovery() throws {
    var chance = Seed(11)
    let rows = (0..<6000).map { _ -> (repeats: Int, last: Int, age: Int, value: Double) in
      let repeats = chance.int(1...6)
      let rate = chance.gamma(4) / 30
      return (repeats, 10, 20, 100 * chance.gamma(5 * Double(repeats)) / rate / Double(repeats))
    }
    let fit = SpendFit(PurchaseHistory(cutoff: Day(number: 0), rows), minorUnits: 100)
    for (parameter, value) in zip(fit.parameters, [5, 4, 30.0]) {
      let error = try #require(parameter.standardError)
      #expect(near(parameter.value, value, 4 * error), "\(parameter)")
    }
  }

  @Test("repeats worth nothing are counted, not fitted; too few repeaters give no model")
  func few() {
    let rows = (0..<12).map { number in (1, 5, 9, number < 9 ? 10.0 : 0) }
    let fit = SpendFit(PurchaseHistory(cutoff: Day(number: 0), rows), minorUnits: 100)
    #expect(fit.repeaters == 9 && fit.worthless == 3)
    #expect(fit.model == nil && fit.parameters.isEmpty && fit.logLikelihood == nil)
  }

  @Test("where everybody spends alike there is no summit: the plain mean is used, and it is said")
  func alike() throws {
    let rows = (0..<40).map { _ in (2, 5, 9, 25_00.0) }
    let fit = SpendFit(PurchaseHistory(cutoff: Day(number: 0), rows), minorUnits: 100)
    #expect(fit.convergence != .converged && fit.correlation == nil)
    let model = try #require(fit.model)
    #expect(near(model.mean(repeats: 2, value: 99_00), 25_00, 1e-9))
    #expect(near(model.mean(repeats: 0, value: .nan), 25_00, 1e-9))
  }
}
