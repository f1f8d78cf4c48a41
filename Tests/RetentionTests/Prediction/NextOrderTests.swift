import CustomerData
import Foundation
import Retention
import Testing

@Suite("Next order")
struct NextOrderTests {
  private let history = PurchaseHistory(
    cutoff: Day(number: 20_000), [(5, 200, 210, 1), (5, 30, 210, 1), (0, 0, 700, 1)])
  private let model = BetaGeometricModel(r: 0.5, alpha: 8, a: 0.8, b: 2.5, modified: true)

  @Test("by the day the chance of an order has reached one half, and not the day before")
  func evenChance() throws {
    let next = try #require(
      NextOrder(history, row: 0, alive: model.alive(history)[0], model: model))
    for (day, share) in [(next.early, 0.25), (next.day, 0.5), (try #require(next.late), 0.75)] {
      let days = day - history.cutoff
      #expect(1 - model.noPurchase(history, within: days)[0] >= share)
      #expect(days == 1 || 1 - model.noPurchase(history, within: days - 1)[0] < share)
    }
    #expect(next.early <= next.day)
  }

  @Test("who is more likely gone than here, or decades away, has no such day")
  func nobody() {
    let alive = model.alive(history)
    #expect(alive[1] < 0.5 && NextOrder(history, row: 1, alive: alive[1], model: model) == nil)
    let slow = NegativeBinomialModel(r: 0.1, alpha: 500)
    #expect(NextOrder(history, row: 2, alive: 1, model: slow) == nil)
  }
}
