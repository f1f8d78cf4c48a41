import CustomerData
import Foundation
import Retention
import Support
import Testing

/// Values of the CDNOW sample by scipy at its own optimum (lifetimes equals them to 6e-5), of R's
/// BTYD walkthrough, and of the BTYD manual as quoted in lifetimes' tests.
@Suite("Pareto/NBD")
struct ParetoModelTests {
  @Test(
    "named customers of CDNOW have the published chances, orders of 39 weeks, and orders for ever",
    arguments: [
      (1, [0.86913, 1.45520, 6.50035]), (2, [0.16800, 0.17111, 0.76436]),
      (3, [0.29511, 0.10707, 0.47828]), (6, [0.74945, 3.71209, 16.58181]),
      (18, [0.25120, 0.25586, 1.14291]), (100, [0.76472, 0.78668, 3.50437]),
      (157, [0.99619, 19.59585, 87.17035]), (1516, [0.99787, 20.11482, 86.25763]),
    ])
  func customers(number: Int, expected: [Double]) throws {
    let (history, row) = (PublishedFits.history, try PublishedFits.row(number))
    let model = try PublishedFits.fit(.pareto).model
    #expect(near(model.alive(history)[row], expected[0], 1e-4))
    #expect(near(model.expectedPurchases(history, within: 273)[row], expected[1], 1e-4))
    // Discounted at 15 % a year for a century; the published number is discounted without steps,
    // which is half a day more.
    let delta = log(1.15) / 52 / 7
    let orders = model.expectedPurchases(
      history.only(row), within: 36_500, dailyDiscount: exp(-delta))[0]
    #expect(near(orders * exp(delta / 2) / expected[2], 1, 1e-5))
  }

  @Test("customer 1516 has R's chance, orders of 52 weeks, and those of a new customer")
  func walkthrough() throws {
    let model = try PublishedFits.fit(.pareto).model
    let history = PublishedFits.history.only(try PublishedFits.row(1516))
    #expect(near(model.alive(history)[0], 0.997_873, 1e-6))
    #expect(near(model.expectedPurchases(history, within: 364)[0], 25.455_18, 1e-4))
    #expect(near(model.expectedPurchases(history, within: 364)[0], 25.456_47, 2e-3))
    #expect(near(model.newCustomerPurchases(within: 364), 1.473_434, 1e-5))
  }

  @Test("a new customer's orders week by week are the BTYD manual's at its parameters")
  func manual() throws {
    let published = [
      0, 0.050_778_21, 0.099_160_88, 0.145_425_07, 0.189_799_30, 0.232_474_66, 0.273_612_74,
      0.313_351_59, 0.351_810_24, 0.389_092_11,
    ]
    let model = ParetoModel(r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64)
    for (week, orders) in published.enumerated() {
      #expect(near(model.newCustomerPurchases(within: week * 7), orders, 1e-8))
    }
    let own = [
      0, 0.051_006_38, 0.099_626_26, 0.146_134_45, 0.190_757_83, 0.233_686_19, 0.275_080_11,
      0.315_076_89, 0.353_794_91, 0.391_337_09,
    ]
    let fitted = try PublishedFits.fit(.pareto).model
    for (week, orders) in own.enumerated() {
      #expect(near(fitted.newCustomerPurchases(within: week * 7), orders, 1e-7))
    }
  }

  @Test("P(alive) is the note's closed form with two ₂F₁", arguments: Seed.some(15))
  func closedForm(seed: Int) {
    var chance = Seed(seed)
    func letter(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &chance) }
    let letters = [letter(0.2...3), letter(1...40), letter(0.1...2.5), letter(1...40)]
    let age = chance.int(20...600)
    let x = chance.int(0...12)
    let last = x == 0 ? 0 : chance.int(x...age)
    let model = ParetoModel(r: letters[0], alpha: letters[1], s: letters[2], beta: letters[3])
    let history = PurchaseHistory(cutoff: Day(number: 0), [(x, last, age, 1)])
    let (n, tx, T) = (Double(x), Double(last) / 7, Double(age) / 7)
    let likelihood = LikelihoodOracle.value(.pareto, letters, x: n, tx: tx, T: T)
    let alive =
      lgamma(letters[0] + n) - lgamma(letters[0]) + letters[0] * log(letters[1])
      - (letters[0] + n) * log(letters[1] + T)
      + letters[2] * (log(letters[3]) - log(letters[3] + T))
    #expect(near(model.alive(history)[0], exp(alive - likelihood), 1e-7))
  }

  @Test("at s = 1, where the published equation has a pole, there is none")
  func pole() {
    func orders(_ s: Double) -> Double {
      ParetoModel(r: 0.5, alpha: 6, s: s, beta: 12).newCustomerPurchases(within: 365)
    }
    #expect(near(orders(1), (orders(0.999_99) + orders(1.000_01)) / 2, 1e-8))
  }

  @Test("a shop of ten years with very frequent buyers overflows nothing")
  func extremes() {
    let history = PurchaseHistory(
      cutoff: Day(number: 0), [(1200, 1300, 3650, 1), (3000, 3649, 3650, 1), (0, 0, 3650, 1)])
    let model = ParetoModel(r: 0.4, alpha: 0.5, s: 0.8, beta: 2)
    #expect(model.alive(history)[0] < 1e-12 && model.alive(history)[1] > 0.9)
    #expect(model.noPurchase(history, within: 90).allSatisfy { 0 <= $0 && $0 <= 1 })
  }
}
