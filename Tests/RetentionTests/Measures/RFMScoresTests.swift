import CustomerData
import Retention
import Support
import Testing

@Suite("Recency, frequency and monetary scores")
struct RFMScoresTests {
  private struct Scored {
    let id: String
    let worth: [Int64]
    let scores: [Int]
  }

  private func scored(_ shop: TinyShop) -> [Scored] {
    let population = shop.population
    let (facts, scores) = (population.facts, population.scores)
    return shop.everyone.enumerated().compactMap { row, customer in
      guard let last = facts.lastOrder(of: row) else { return nil }
      return Scored(
        id: customer.id,
        worth: [Int64(last.number), Int64(facts.occasions[row]), facts.spent[row]],
        scores: [scores.recency, scores.frequency, scores.monetary].map { Int($0[row]) })
    }
  }

  @Test(
    "a score is one and five times the share strictly worse, at most five",
    arguments: Seed.some(150))
  func tieRule(case number: Int) {
    var seed = Seed(number)
    let all = scored(TinyShop(chance: &seed))
    for customer in all {
      for place in 0..<3 {
        let worse = all.filter { $0.worth[place] < customer.worth[place] }.count
        #expect(customer.scores[place] == min(5, 1 + (5 * worse) / all.count))
        for other in all where other.worth[place] == customer.worth[place] {
          #expect(other.scores[place] == customer.scores[place])
        }
      }
    }
  }

  @Test("the order of the rows does not matter", arguments: Seed.some(40))
  func rowOrder(case number: Int) {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    let before = Dictionary(uniqueKeysWithValues: scored(shop).map { ($0.id, $0.scores) })
    shop.customers.shuffle(using: &seed)
    shop.orders.shuffle(using: &seed)
    #expect(Dictionary(uniqueKeysWithValues: scored(shop).map { ($0.id, $0.scores) }) == before)
  }

  @Test("five customers apart in everything get one to five")
  func five() {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: (1...5).flatMap { number in
        (0..<number).map {
          TinyOrder("c\(number)", Day(tiny: "2011-0\(number)-01").adding(days: $0).iso)
        }
      })
    #expect(
      scored(shop).map(\.scores) == [[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4], [5, 5, 5]])
  }

  @Test("a prospect has no score and no segment")
  func prospect() {
    let shop = TinyShop(
      asOf: "2011-12-31", customers: [.init("eve")], orders: [TinyOrder("ann", "2011-01-01")])
    let scores = shop.population.scores
    #expect(scores.recency == [0, 1] && scores.frequency == [0, 1] && scores.monetary == [0, 1])
    #expect(scores.segment(of: 0) == nil && scores.segment(of: 1) == .lost)
  }
}
