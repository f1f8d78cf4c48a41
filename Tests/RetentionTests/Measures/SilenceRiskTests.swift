import CustomerData
import Retention
import Support
import Testing

@Suite("Customers too long silent")
struct SilenceRiskTests {
  private let metric = SilenceRisk()

  @Test("twice the own median gap puts a customer on the list, a day less does not")
  func edge() throws {
    func listed(_ asOf: String) throws -> Bool {
      let shop = TinyShop(
        asOf: asOf,
        orders: ["2011-01-01", "2011-01-11", "2011-01-21"].map { TinyOrder("ann", $0, 30_00) })
      return try !metric.measure(shop.population, among: shop.dataset.everyone).value.rows.isEmpty
    }
    #expect(try !listed("2011-02-09") && listed("2011-02-10"))
  }

  @Test("with fewer than two gaps everybody's 75th percentile is the measure")
  func everybody() throws {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [
        TinyOrder("ann", "2011-01-01", 30_00), TinyOrder("bob", "2011-12-01", 10_00),
        TinyOrder("bob", "2011-12-11", 10_00), TinyOrder("bob", "2011-12-31", 10_00),
      ])
    let value = try metric.measure(shop.population, among: shop.dataset.everyone).value
    let row = try #require(value.rows.first)
    #expect(value.everybodysGap == 17.5 && value.rows.count == 1 && value.customers == 2)
    #expect(row.customer == 0 && !row.isOwnGap && row.usualGap == 17.5 && row.risk == 1)
    #expect(row.silence == 364 && row.timesUsual == 20.8 && row.valueAtRisk == 3000)
  }

  @Test("nobody is at risk where nobody has ordered twice")
  func noGaps() throws {
    let shop = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2010-01-01")])
    let measured = try metric.measure(shop.population, among: shop.dataset.everyone)
    #expect(measured.value.rows.isEmpty && measured.value.everybodysGap == nil)
    #expect(!measured.explanation.remarks.isEmpty)
  }

  @Test(
    "it is the rule as written, row by row, and every account adds up", arguments: Seed.some(120))
  func oracle(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let slow = SlowShop(shop)
    let everyone = shop.dataset.everyone
    let measured = try metric.measure(population, among: everyone)
    let all = slow.ids.flatMap(slow.gaps).sorted()
    let found = Dictionary(uniqueKeysWithValues: measured.value.rows.map { ($0.customer, $0) })
    for (row, id) in slow.ids.enumerated() {
      let own = slow.gaps(id)
      let gaps = own.count >= 2 ? own : all
      let usual =
        own.count >= 2
        ? middle(own) : Quantiles.of(sorted: all.map(Double.init), 0.75)
      guard let last = slow.last(id), let usual, Double(slow.asOf - last) >= 2 * usual else {
        #expect(found[row] == nil)
        continue
      }
      let silence = slow.asOf - last
      let risk = Double(gaps.filter { $0 < silence }.count) / Double(gaps.count)
      let yearly = slow.spent(id, in: DayRange(last: 365, upTo: last))
      let shown = try #require(found[row])
      #expect(shown.silence == silence && shown.usualGap == usual && shown.yearlySpend == yearly)
      #expect(same(shown.risk, risk) && same(shown.valueAtRisk, risk * Double(yearly)))
      #expect(shown.isOwnGap == (own.count >= 2) && (0...1).contains(shown.risk))
      let part = SilenceRisk.Part.customer(row)
      expectAdds(metric.explanation(of: part, in: measured), to: shown.timesUsual)
      #expect(
        try metric.customers(behind: part, of: population, among: everyone).customers.rows == [row])
    }
    let share = quotient(found.count, slow.buyers.count)
    expectAdds(metric.explanation(of: .all, in: measured), to: share)
    #expect(
      try metric.customers(behind: .all, of: population, among: everyone).customers.rows
        == found.keys.sorted())
    #expect(try metric.measure(population, among: everyone) == measured)
  }

  private func quotient(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  @Test(
    "the highest risk comes first, then the highest value, then the id", arguments: Seed.some(40))
  func order(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let ids = shop.everyone.map(\.id)
    let rows = try metric.measure(shop.population, among: shop.dataset.everyone).value.rows
    for (first, second) in zip(rows, rows.dropFirst()) {
      let isInOrder =
        (first.risk, first.valueAtRisk) > (second.risk, second.valueAtRisk)
        || ((first.risk, first.valueAtRisk) == (second.risk, second.valueAtRisk)
          && ids[first.customer] < ids[second.customer])
      #expect(isInOrder)
    }
  }
}
