import CustomerData
import Foundation
import Retention
import Support

/// Customers invented by a model's own assumptions, watched for T days and then for H more.
struct PurchaseSimulation {
  let history: PurchaseHistory
  /// Days from the cutoff to each customer's next purchase; infinite: never again.
  let waits: [Double]
  /// Purchases in the H days after the cutoff.
  let purchases: [Int]
  /// Whether each had not stopped at the cutoff.
  let isAlive: [Bool]

  init(_ model: any PurchaseModel, customers: Int, horizon: Int, seed: Int) {
    var chance = Seed(seed)
    var rows: [(repeats: Int, last: Int, age: Int, value: Double)] = []
    var waits: [Double] = []
    var purchases: [Int] = []
    var isAlive: [Bool] = []
    for _ in 0..<customers {
      let age = chance.int(150...400)
      let life = Life(model, &chance, until: 20_000)
      let past = life.days.filter { $0 <= Double(age) }
      let future = life.days.filter { $0 > Double(age) }
      let days = Set(past.map { Int($0) }).subtracting([0])
      rows.append((days.count, days.max() ?? 0, age, 10))
      waits.append((future.min() ?? .infinity) - Double(age))
      purchases.append(future.filter { $0 <= Double(age + horizon) }.count)
      isAlive.append(life.end > Double(age))
    }
    history = PurchaseHistory(cutoff: Day(number: 10_000), rows)
    self.waits = waits
    self.purchases = purchases
    self.isAlive = isAlive
  }

  /// One customer's purchases after the first, in days, and the day of stopping.
  private struct Life {
    var days: [Double] = []
    var end = Double.infinity

    init(_ model: any PurchaseModel, _ chance: inout Seed, until limit: Double) {
      let p = model.parameters
      let rate = chance.gamma(p[0]) / (p[1] * 7)
      var stopping = 0.0
      switch model.family {
      case .pareto: end = chance.exponential() / (chance.gamma(p[2]) / (p[3] * 7))
      case .betaGeometric, .modifiedBetaGeometric:
        let (one, two) = (chance.gamma(p[2]), chance.gamma(p[3]))
        stopping = one / (one + two)
      case .negativeBinomial: break
      }
      var now = 0.0
      if model.family == .modifiedBetaGeometric, chance.share() < stopping { end = 0 }
      while now < min(end, limit) {
        now += chance.exponential() / rate
        guard now < min(end, limit) else { break }
        days.append(now)
        if chance.share() < stopping { end = now }
      }
    }
  }
}

extension Seed {
  /// A number of 0..<1, never 0.
  mutating func share() -> Double { Double.random(in: 0x1p-60..<1, using: &self) }

  /// A wait at rate 1.
  mutating func exponential() -> Double { -log(share()) }

  /// A gamma variate of rate 1 (Marsaglia & Tsang, ACM TOMS 26, 2000).
  mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 { return gamma(shape + 1) * pow(share(), 1 / shape) }
    let d = shape - 1.0 / 3
    while true {
      let normal = (-2 * log(share())).squareRoot() * cos(2 * Double.pi * share())
      let v = pow(1 + normal / (9 * d).squareRoot(), 3)
      if v > 0, log(share()) < 0.5 * normal * normal + d - d * v + d * log(v) { return d * v }
    }
  }
}
