import CustomerData
import Support
import Testing

@testable import Retention

@Suite("Model fitting and its back-test")
struct ModelFittingTests {
  /// Customers with a rhythm of their own, some of whom stop for good.
  static func shop(_ customers: Int, seed number: Int) -> TinyShop {
    var seed = Seed(number)
    var shop = TinyShop(asOf: "2011-12-31")
    let first = Day(tiny: "2010-10-01")
    for customer in 0..<customers {
      let rhythm = seed.int(10...90)
      var day = seed.int(0...300)
      while day <= 456 {
        shop.orders.append(
          TinyOrder("c\(customer)", first.adding(days: day).iso, Int64(seed.int(10...90)) * 100))
        if seed.oneIn(6) { break }
        day += max(1, rhythm * seed.int(5...15) / 10)
      }
    }
    return shop
  }

  private static let missing = Result<XGBoostLibrary, XGBoostError>.failure(
    .notFound(searched: ["nowhere"]))

  private func fitted(
    _ shop: TinyShop, _ library: Result<XGBoostLibrary, XGBoostError> = ModelFittingTests.missing,
    report: @escaping (StudyProgress) -> Bool = { _ in true }
  ) -> ModelStudy? {
    let past = { (day: Day) in
      var then = shop
      then.asOf = day
      return then.dataset
    }
    return ModelFitting(
      shop.dataset, horizon: 60, past: past, library: library, report: report
    ).study()
  }

  @Test("the lowest Brier serves, and without the library it is said that trees are missing")
  func chosen() throws {
    let study = try #require(fitted(Self.shop(620, seed: 1)))
    let entries = try #require(study.backTest).entries
    #expect(Set(entries.map(\.name)).isSuperset(of: [.logistic, .recency, .negativeBinomial]))
    #expect(entries.map(\.brier) == entries.map(\.brier).sorted())
    #expect(study.chosen == entries.first?.name && study.learned[.boosted] == nil)
    #expect(study.treesMissing == .notFound(searched: ["nowhere"]))
    #expect(study.backTest?[.logistic]?.isSkilled == true)
    #expect(
      study.backTest?.trials.map(\.day.iso) == ["2011-11-01", "2011-10-12", "2011-09-22"])
  }

  @Test("the same shop gives the same study, whatever the order its files are in")
  func determinism() throws {
    let shop = Self.shop(520, seed: 2)
    var turned = shop
    turned.orders.reverse()
    turned.customers = shop.everyone
    let library = XGBoostLibrary.opened
    let first = try #require(fitted(shop, library))
    let second = try #require(fitted(turned, library))
    #expect(
      first.learned == second.learned && first.purchases == second.purchases
        && first.backTest == second.backTest)
  }

  @Test("a shuffled outcome cannot be foreseen: the area under the curve is near a half")
  func shuffled() throws {
    let rows = BoostedTreesTests.rows(1200, seed: 5)
    var seed = Seed(6)
    let model = LogisticModel(
      TrainingRows(table: rows.table, left: rows.left.shuffled(using: &seed)), penalty: 10)
    let unseen = BoostedTreesTests.rows(1200, seed: 7)
    let left = unseen.left.shuffled(using: &seed)
    let area = try #require(
      Ranking(scores: model.risks(unseen.table), left: left).areaUnderCurve)
    // Four standard deviations of the area of 1,200 customers, about half of them leavers.
    #expect(abs(area - 0.5) < 0.067)
  }

  @Test("a shop too young to look back has models of nothing and no back-test")
  func young() throws {
    let shop = TinyShop(
      asOf: "2011-02-15", orders: [TinyOrder("ann", "2011-01-05"), TinyOrder("bob", "2011-02-01")])
    let study = try #require(fitted(shop))
    #expect(study.learned.isEmpty && study.backTest == nil && study.chosen == nil)
    #expect(study.sufficiency.failed == [.buyers, .days, .frequent])
  }

  @Test("it says how far it is, and stops when told to")
  func stops() {
    var told: [Int] = []
    let shop = Self.shop(520, seed: 3)
    let study = fitted(shop) { progress in
      told.append(progress.done)
      return progress.done < 2
    }
    #expect(study == nil && told == told.sorted() && told.last == 2)
  }
}
