import CustomerData
import Foundation
import Retention
import Support
import Testing

/// Values of the CDNOW sample by scipy at its own optimum, which lifetimes 0.11.3 equals to 1e-6, and
/// of R's BTYD walkthrough for customer 1516.
@Suite("BG/NBD and MBG/NBD")
struct BetaGeometricModelTests {
  @Test(
    "named customers of CDNOW have the published chances and orders of the next 39 weeks",
    arguments: [
      (1, [0.72662, 1.22599, 0.70614, 1.26276]), (2, [0.21239, 0.20342, 0.17095, 0.18894]),
      (3, [1, 0.19479, 0.38972, 0.15397]), (6, [0.64183, 3.33757, 0.62268, 3.16717]),
      (18, [0.31086, 0.29772, 0.25577, 0.28270]), (100, [0.64699, 0.62685, 0.61722, 0.68964]),
      (157, [0.96922, 20.05525, 0.96594, 18.95187]),
      (1516, [0.96885, 20.74890, 0.96548, 19.44661]),
    ])
  func customers(number: Int, expected: [Double]) throws {
    let row = try PublishedFits.row(number)
    let history = PublishedFits.history
    let found = try [PurchaseFamily.betaGeometric, .modifiedBetaGeometric].flatMap { family in
      let model = try PublishedFits.fit(family).model
      return [model.alive(history)[row], model.expectedPurchases(history, within: 273)[row]]
    }
    for (value, published) in zip(found, expected) { #expect(near(value, published, 1e-4)) }
  }

  @Test("customer 1516 has R's chance, orders of 52 weeks, and those of a new customer")
  func walkthrough() throws {
    let model = try PublishedFits.fit(.betaGeometric).model
    let (history, row) = (PublishedFits.history, try PublishedFits.row(1516))
    #expect(near(model.alive(history)[row], 0.968_854, 1e-6))
    #expect(near(model.alive(history)[row], 0.968_852_3, 1e-5))
    let orders = model.expectedPurchases(history, within: 364)[row]
    #expect(near(orders, 25.757_34, 1e-5) && near(orders, 25.756_59, 1e-3))
    let newcomer = model.newCustomerPurchases(within: 364)
    #expect(near(newcomer, 1.444_012, 1e-6) && near(newcomer, 1.444_004, 1e-5))
  }

  @Test(
    "expected orders are the papers' equation with ₂F₁", arguments: [false, true], Seed.some(12))
  func equation(isModified: Bool, seed: Int) {
    var chance = Seed(seed)
    func letter(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &chance) }
    let (r, alpha, a, b) = (letter(0.2...3), letter(1...40), letter(0.1...2.5), letter(0.3...6))
    let model = BetaGeometricModel(r: r, alpha: alpha, a: a, b: b, modified: isModified)
    let age = chance.int(20...600)
    let x = chance.int(0...20)
    let last = x == 0 ? 0 : chance.int(x...max(x, age))
    let days = chance.int(1...700)
    let history = PurchaseHistory(cutoff: Day(number: 0), [(x, last, max(age, last), 1)])
    let (T, t, n) = (Double(max(age, last)) / 7, Double(days) / 7, Double(x))
    let bought = b + n + (isModified ? 1 : 0)
    let growth = Hypergeometric.gauss(r + n, bought, a + bought - 1, t / (alpha + T + t))
    let orders =
      (a + bought - 1) / (a - 1) * (1 - pow((alpha + T) / (alpha + T + t), r + n) * growth)
    let expected = orders * model.alive(history)[0]
    let found = model.expectedPurchases(history, within: days)[0]
    #expect(near(found, expected, 1e-7 * max(1, abs(expected))), "a \(a): \(found) \(expected)")
  }

  @Test("at a = 1, where the papers' equation has a pole, there is none")
  func pole() {
    let history = PurchaseHistory(cutoff: Day(number: 0), [(3, 100, 200, 1)])
    func orders(_ a: Double) -> Double {
      BetaGeometricModel(r: 0.5, alpha: 6, a: a, b: 2).expectedPurchases(history, within: 365)[0]
    }
    #expect(near(orders(1), (orders(0.999_999) + orders(1.000_001)) / 2, 1e-9))
  }

  @Test("a shop of ten years with very frequent buyers overflows nothing")
  func extremes() {
    let history = PurchaseHistory(
      cutoff: Day(number: 0), [(1200, 1300, 3650, 1), (3000, 3649, 3650, 1), (0, 0, 3650, 1)])
    let model = BetaGeometricModel(r: 0.4, alpha: 0.5, a: 0.8, b: 2, modified: true)
    #expect(model.alive(history)[0] < 1e-12 && model.alive(history)[1] > 0.9)
    let orders = model.expectedPurchases(history, within: 365)
    #expect(orders.allSatisfy { $0.isFinite && $0 >= 0 } && near(orders[1], 290, 20))
  }
}
