import CustomerData
import Foundation
import Retention
import Support
import Testing

@Suite("Regularity of purchases")
struct PurchaseRegularityTests {
  /// Three order days a customer with gamma gaps of the given shape.
  private func shop(shape: Double, seed: Int) -> Dataset {
    var chance = Seed(seed)
    let first = Day(tiny: "2001-01-01")
    let orders = (0..<1500).flatMap { number in
      var day = 0.0
      return (0..<3).map { _ in
        day += 1 + 200 * chance.gamma(shape) / shape
        return TinyOrder("c\(number)", first.adding(days: Int(day)).iso)
      }
    }
    return TinyShop(asOf: "2011-12-31", orders: orders).dataset
  }

  @Test(
    "gaps at random give 1, gaps by a rhythm their shape (Wheat & Morrison, 1990)",
    arguments: [(1.0, 0.12), (4.0, 0.5)])
  func shapes(shape: Double, spread: Double) throws {
    let regularity = try #require(PurchaseRegularity(shop(shape: shape, seed: 5)))
    #expect(near(regularity.k, shape, spread), "\(regularity.k)")
    #expect(regularity.customers == 1500)
  }

  @Test("two order days are no rhythm, and orders after the cutoff are not seen")
  func few() {
    let orders = ["2011-01-01", "2011-01-05", "2011-01-20"].flatMap { day in
      ["ann", "bob"].map { TinyOrder($0, day) }
    }
    let dataset = TinyShop(asOf: "2011-12-31", orders: orders).dataset
    #expect(PurchaseRegularity(dataset, cutoff: Day(tiny: "2011-01-19")) == nil)
    // Both alike: M has no variance, so that nothing can be said.
    #expect(PurchaseRegularity(dataset) == nil)
  }
}
