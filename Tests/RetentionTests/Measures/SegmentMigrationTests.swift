import CustomerData
import Retention
import Support
import Testing

@Suite("Moves between segments")
struct SegmentMigrationTests {
  @Test("who is new since comes from nowhere; who stayed is an arrow to the same segment")
  func byHand() {
    var shop = TinyShop(
      asOf: "2011-12-31",
      orders: [TinyOrder("ann", "2011-01-01"), TinyOrder("bob", "2011-12-01")])
    let now = Population(shop.dataset)
    shop.asOf = Day(tiny: "2011-06-30")
    let then = Population(shop.dataset)
    let value = SegmentMigration(since: shop.asOf)
      .measure(then: then, now: now, among: now.dataset.everyone)
    #expect(value.rows.count == 2)
    let new = value.rows.filter { $0.arrow.from == nil }
    #expect(new.map(\.customers) == [1] && new.map(\.revenue) == [10_00])
    #expect(value.rows.allSatisfy { $0.arrow.to != nil })
  }

  @Test("whose orders were all refunded since is gone, and brings nothing")
  func gone() {
    let before = TinyShop(asOf: "2011-06-30", orders: [TinyOrder("ann", "2011-01-01")])
    let after = TinyShop(asOf: "2011-12-31", customers: [TinyCustomer("ann")])
    let (then, now) = (Population(before.dataset), Population(after.dataset))
    let value = SegmentMigration(since: before.asOf)
      .measure(then: then, now: now, among: now.dataset.everyone)
    #expect(value.rows.map(\.arrow.to) == [nil] && value.rows.map(\.revenue) == [0])
  }

  @Test("between a day and itself everybody stays", arguments: Seed.some(20))
  func stays(case number: Int) {
    var seed = Seed(number)
    let now = Population(TinyShop(chance: &seed).dataset)
    let value = SegmentMigration(since: now.dataset.asOf)
      .measure(then: now, now: now, among: now.dataset.everyone)
    #expect(value.rows.allSatisfy { $0.arrow.from == $0.arrow.to })
  }
}
