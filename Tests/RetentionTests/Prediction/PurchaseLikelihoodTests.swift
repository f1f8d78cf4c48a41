import CustomerData
import Foundation
import Support
import Testing

@testable import Retention

@Suite("Likelihoods of purchases")
struct PurchaseLikelihoodTests {
  /// (x, tx, T) by chance, in days.
  private static func history(_ chance: inout Seed, _ count: Int) -> PurchaseHistory {
    PurchaseHistory(
      cutoff: Day(number: 0),
      (0..<count).map { _ in
        let age = chance.int(0...120)
        let repeats = age == 0 || chance.oneIn(2) ? 0 : chance.int(1...min(age, 9))
        return (repeats, repeats == 0 ? 0 : chance.int(repeats...age), age, 10)
      })
  }

  private static func likelihood(_ family: PurchaseFamily, _ history: PurchaseHistory)
    -> any PurchaseLikelihood
  {
    let counts = PurchaseCounts(history)
    return switch family {
    case .betaGeometric, .modifiedBetaGeometric:
      BetaGeometricLikelihood(family: family, counts: counts)
    case .pareto: ParetoLikelihood(counts: counts)
    case .negativeBinomial: NegativeBinomialLikelihood(counts: counts)
    }
  }

  private static func parameters(_ family: PurchaseFamily, _ chance: inout Seed) -> [Double] {
    family.parameterNames.map { _ in exp(Double.random(in: -1.5...2.5, using: &chance)) }
  }

  @Test("slopes are what small steps say", arguments: PurchaseFamily.allCases, Seed.some(5))
  func gradient(family: PurchaseFamily, seed: Int) {
    var chance = Seed(seed)
    let likelihood = Self.likelihood(family, Self.history(&chance, 30))
    let parameters = Self.parameters(family, &chance)
    let gradient = likelihood(parameters).gradient
    for index in parameters.indices {
      let width = 1e-5 * parameters[index]
      var (above, below) = (parameters, parameters)
      above[index] += width
      below[index] -= width
      let slope = (likelihood(above).value - likelihood(below).value) / (2 * width)
      #expect(
        near(gradient[index], slope, 1e-4 * max(1, abs(slope))),
        "\(family.parameterNames[index]) \(gradient[index]) \(slope)")
    }
  }

  @Test(
    "tables and counted rows add up to the published formula, customer by customer",
    arguments: PurchaseFamily.allCases, Seed.some(5))
  func oracle(family: PurchaseFamily, seed: Int) {
    var chance = Seed(100 + seed)
    let history = Self.history(&chance, 40)
    let parameters = Self.parameters(family, &chance)
    var sum = 0.0
    for row in history.rows {
      sum += LikelihoodOracle.value(
        family, parameters, x: Double(history.repeats[row]),
        tx: Double(history.lastDays[row]) / 7, T: Double(history.ageDays[row]) / 7)
    }
    let likelihood = Self.likelihood(family, history)
    let value = likelihood(parameters).value
    #expect(near(value, sum, 1e-6 * abs(sum)), "\(value) \(sum)")
  }

  @Test("thinning keeps one customer in so many, of every kind")
  func thinned() {
    var chance = Seed(3)
    let counts = PurchaseCounts(Self.history(&chance, 4000))
    let thin = counts.thinned(by: 8)
    #expect(thin.total == 500)
    let share = thin.runs[0].customers / thin.total - counts.runs[0].customers / counts.total
    #expect(abs(share) < 0.01)
  }
}

/// The log-likelihoods as printed in the papers, one customer at a time.
enum LikelihoodOracle {
  static func value(
    _ family: PurchaseFamily, _ parameters: [Double], x: Double, tx: Double, T: Double
  ) -> Double {
    let (r, alpha) = (parameters[0], parameters[1])
    let shared = lgamma(r + x) - lgamma(r) + r * log(alpha)
    switch family {
    case .negativeBinomial: return shared - (r + x) * log(alpha + T)
    case .betaGeometric:
      let (a, b) = (parameters[2], parameters[3])
      let beta = beta(a, b + x) / beta(a, b) * pow(alpha + T, -(r + x))
      let gone =
        x > 0 ? self.beta(a + 1, b + x - 1) / self.beta(a, b) * pow(alpha + tx, -(r + x)) : 0
      return shared + log(beta + gone)
    case .modifiedBetaGeometric:
      let (a, b) = (parameters[2], parameters[3])
      let alive = beta(a, b + x + 1) / beta(a, b) * pow(alpha + T, -(r + x))
      let gone = beta(a + 1, b + x) / beta(a, b) * pow(alpha + tx, -(r + x))
      return shared + log(alive + gone)
    case .pareto:
      let (s, beta) = (parameters[2], parameters[3])
      let alive = pow(alpha + T, -(r + x)) * pow(beta + T, -s)
      let gone = s / (r + s + x) * difference(r, alpha, s, beta, x, tx, T)
      return shared + s * log(beta) + log(alive + gone)
    }
  }

  private static func beta(_ a: Double, _ b: Double) -> Double {
    exp(lgamma(a) + lgamma(b) - lgamma(a + b))
  }

  /// A₀ of Fader & Hardie's note on Pareto/NBD (2005), eq. 20 and 21.
  private static func difference(
    _ r: Double, _ alpha: Double, _ s: Double, _ beta: Double, _ x: Double, _ tx: Double,
    _ T: Double
  ) -> Double {
    let (larger, second) = alpha >= beta ? (alpha, s + 1) : (beta, r + x)
    func part(_ t: Double) -> Double {
      Hypergeometric.gauss(
        r + s + x, second, r + s + x + 1, abs(alpha - beta) / (larger + t))
        * pow(larger + t, -(r + s + x))
    }
    return part(tx) - part(T)
  }
}
