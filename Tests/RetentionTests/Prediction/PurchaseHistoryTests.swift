import CustomerData
import Retention
import Support
import Testing

@Suite("Purchase history")
struct PurchaseHistoryTests {
  @Test("two orders on one day are one purchase; the first day's money is set apart")
  func occasions() {
    var shop = TinyShop(
      asOf: "2011-03-31",
      orders: [
        TinyOrder("ann", "2011-01-01", 99_00), TinyOrder("ann", "2011-01-01", 5_00),
        TinyOrder("ann", "2011-01-11", 10_00), TinyOrder("ann", "2011-01-11", 20_00),
        TinyOrder("ann", "2011-02-10", 50_00), TinyOrder("bob", "2011-03-31"),
        TinyOrder(nil, "2011-02-01"),
      ])
    shop.customers = [TinyCustomer("new")]
    let history = PurchaseHistory(shop.dataset)
    #expect(history.customers == [1, 2])
    #expect(history.repeats == [2, 0] && history.lastDays == [40, 0])
    #expect(history.ageDays == [89, 0])
    #expect(history.repeatValue[0] == 40_00 && history.repeatValue[1].isNaN)
    #expect(history.longestAge == 89 && history.mostRepeats == 2)
  }

  @Test("a cutoff is the data as they were that day", arguments: Seed.some(40))
  func cutoff(seed: Int) {
    var chance = Seed(seed)
    var shop = TinyShop(chance: &chance)
    let whole = shop.dataset
    let day = shop.asOf.adding(days: -chance.int(0...400))
    shop.asOf = day
    let (cut, then) = (PurchaseHistory(whole, cutoff: day), PurchaseHistory(shop.dataset))
    func rows(_ history: PurchaseHistory, _ dataset: Dataset) -> [String: [Double]] {
      Dictionary(
        uniqueKeysWithValues: history.rows.map { row in
          (
            dataset.customers.contacts[Int(history.customers[row])].customerID,
            [
              Double(history.repeats[row]), Double(history.lastDays[row]),
              Double(history.ageDays[row]),
              history.repeatValue[row].isNaN ? -1 : history.repeatValue[row],
            ]
          )
        })
    }
    #expect(rows(cut, whole) == rows(then, shop.dataset) && cut.cutoff == day)
  }

  @Test("x, tx and T fit each other for everybody", arguments: Seed.some(40))
  func invariants(seed: Int) {
    var chance = Seed(seed)
    let history = PurchaseHistory(TinyShop(chance: &chance).dataset)
    for row in history.rows {
      #expect((history.repeats[row] == 0) == (history.lastDays[row] == 0))
      #expect(history.repeats[row] <= history.lastDays[row])
      #expect(history.lastDays[row] <= history.ageDays[row])
    }
  }
}
