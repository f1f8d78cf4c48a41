import CustomerData
import Retention
import Support
import Testing

@Suite("Cohort retention")
struct CohortRetentionTests {
  private func table(_ shop: TinyShop, _ metric: CohortRetention, among: Selection? = nil) throws
    -> CohortTable
  {
    try metric.measure(shop.population, among: among ?? shop.dataset.everyone).value
  }

  @Test("a customer counts once per month, however many orders")
  func once() throws {
    let shop = TinyShop(
      asOf: "2011-03-31",
      orders: [
        TinyOrder("ann", "2011-01-05"), TinyOrder("bob", "2011-01-06"),
        TinyOrder("ann", "2011-02-01"), TinyOrder("ann", "2011-02-01"),
        TinyOrder("ann", "2011-02-20"), TinyOrder("cat", "2011-02-03"),
      ])
    let table = try table(shop, CohortRetention())
    #expect(table.rows.map(\.cohort.label) == ["2011-01", "2011-02"])
    #expect(table.rows.map(\.size) == [2, 1] && table.width == 3)
    #expect(table.rows[0].cells.map(\.value) == [1, 0.5, 0])
    #expect(table.rows[0].cells[1].orders == 3 && table.rows[0].cells[1].customers == 1)
    #expect(table.average == [1, 1.0 / 3, 0])
  }

  @Test("a period that is not over is shown and not averaged")
  func unfinished() throws {
    let shop = TinyShop(
      asOf: "2011-03-30",
      orders: [
        TinyOrder("ann", "2011-01-05"), TinyOrder("ann", "2011-03-01"),
        TinyOrder("bob", "2011-02-05"), TinyOrder("bob", "2011-03-05"),
      ])
    let table = try table(shop, CohortRetention())
    #expect(table.rows[0].cells.map(\.isFinal) == [true, true, false])
    #expect(table.rows[0].cells[2].value == 1)
    #expect(table.average == [1, 0, nil])
    let part = CohortRetention.Part(cohort: table.rows[0].cohort, period: 2)
    let measured = try CohortRetention().measure(shop.population, among: shop.dataset.everyone)
    let account = CohortRetention().explanation(of: part, in: measured)
    #expect(account.finalOn == Day(tiny: "2011-03-31") && account.value == 1)
  }

  @Test("a quiet month does not hide what was earned before it")
  func quietMonth() throws {
    let shop = TinyShop(
      asOf: "2011-03-31",
      orders: [TinyOrder("ann", "2011-01-05", 80_00), TinyOrder("ann", "2011-03-05", 20_00)])
    for measure in [CohortMeasure.lifetimeValue, .revenueRetention] {
      let metric = CohortRetention(measure: measure)
      let measured = try metric.measure(shop.population, among: shop.dataset.everyone)
      let row = try #require(measured.value.rows.first)
      let part = CohortRetention.Part(cohort: row.cohort, period: 1)
      let account = metric.explanation(of: part, in: measured)
      expectAdds(account, to: measure == .lifetimeValue ? 80 : 0)
      #expect(
        account.inputs.contains { $0.value == 80 && $0.unit == .money(Currency(code: "EUR")) })
    }
  }

  @Test("amounts in an account are of the shop's own currency")
  func yen() throws {
    var shop = TinyShop(
      asOf: "2011-02-28",
      orders: [TinyOrder("ann", "2011-01-05", 8000), TinyOrder("ann", "2011-02-05", 2000)])
    shop.shop.currency = Currency(code: "JPY")
    let metric = CohortRetention(measure: .revenueRetention)
    let measured = try metric.measure(shop.population, among: shop.dataset.everyone)
    let row = try #require(measured.value.rows.first)
    let account = metric.explanation(of: .init(cohort: row.cohort, period: 1), in: measured)
    #expect(account.inputs.map(\.value) == [2000, 8000])
    #expect(account.inputs.allSatisfy { $0.unit == .money(Currency(code: "JPY")) })
  }

  @Test("a band that does not exist has no customers to show")
  func strangeBand() throws {
    let shop = TinyShop(
      asOf: "2011-03-31", orders: [TinyOrder("ann", "2011-01-05", channel: "web")])
    let band = try #require(try table(shop, CohortRetention(split: .channel)).rows.first?.band)
    let part = CohortRetention.Part(cohort: nil, band: band, period: nil)
    #expect(throws: MetricError.noSuchPart) {
      try CohortRetention(split: .country).customers(
        behind: part, of: shop.population, among: shop.dataset.everyone)
    }
  }

  @Test(
    "every measure is that of a slow walk, and every account adds up",
    arguments: CohortMeasure.allCases, Seed.some(30))
  func oracle(measure: CohortMeasure, case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let chosen = seed.oneIn(3) ? shop.halves(&seed).0 : nil
    let selection = chosen.map(shop.selection) ?? shop.dataset.everyone
    let metric = CohortRetention(per: seed.pick(PeriodUnit.allCases), measure: measure)
    let measured = try metric.measure(population, among: selection)
    // The calendar is the shop's, whoever is selected.
    let slow = CohortOracle(
      SlowShop(shop, among: chosen), metric.unit, SlowShop(shop).periods(metric.unit),
      unit: Double(shop.shop.currency?.minorUnits ?? 100))
    #expect(measured.value.rows.map(\.cohort) == slow.cohorts.filter { !slow.members($0).isEmpty })
    for row in measured.value.rows {
      #expect(row.size == slow.members(row.cohort).count)
      #expect(row.cells.count == slow.width(row.cohort))
      for (k, cell) in row.cells.enumerated() {
        #expect(same(cell.value, slow.value(measure, row.cohort, k)), "\(row.cohort.label) \(k)")
        #expect(cell.isFinal == (population.dataset.asOf >= row.cohort.adding(k).last))
        let part = CohortRetention.Part(cohort: row.cohort, period: k)
        expectAdds(metric.explanation(of: part, in: measured), to: cell.value)
        let behind = try metric.customers(behind: part, of: population, among: selection)
        #expect(behind.count == (measure == .lifetimeValue ? row.size : cell.customers))
      }
    }
    for (k, average) in measured.value.average.enumerated() {
      #expect(same(average, slow.average(measure, k)))
      let part = CohortRetention.Part(cohort: nil, period: k)
      expectAdds(metric.explanation(of: part, in: measured), to: average)
    }
    expectAdds(measured.explanation, to: measured.explanation.value)
    #expect(try metric.measure(population, among: selection) == measured)
  }

  @Test(
    "period 0 is all of it, rolling never rises, cumulative and value never fall",
    arguments: Seed.some(60))
  func shapes(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let unit = seed.pick(PeriodUnit.allCases)
    func rows(_ measure: CohortMeasure) throws -> [[Double]] {
      try table(shop, CohortRetention(per: unit, measure: measure)).rows.map {
        $0.cells.compactMap(\.value)
      }
    }
    func pairs(_ row: [Double]) -> [(Double, Double)] { Array(zip(row, row.dropFirst())) }
    for measure in [CohortMeasure.retention, .rolling, .revenueRetention] {
      #expect(try rows(measure).allSatisfy { $0.first == 1 })
    }
    #expect(try rows(.rolling).allSatisfy { pairs($0).allSatisfy { $0 >= $1 } })
    #expect(try rows(.cumulative).allSatisfy { pairs($0).allSatisfy { $0 <= $1 } })
    #expect(try rows(.lifetimeValue).allSatisfy { pairs($0).allSatisfy { $0 <= $1 } })
    for (on, after) in zip(try rows(.retention), try rows(.rolling)) {
      #expect(zip(on, after).allSatisfy { $0 <= $1 })
    }
  }

  @Test(
    "the values of a split add up to the cohort, and so do their people",
    arguments: AcquisitionDimension.allCases, Seed.some(20))
  func splits(dimension: AcquisitionDimension, case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let population = shop.population
    let everyone = shop.dataset.everyone
    let metric = CohortRetention(measure: .customers, split: dimension)
    let parts = try table(shop, metric).rows
    for row in try table(shop, CohortRetention(measure: .customers)).rows {
      let own = parts.filter { $0.cohort == row.cohort }
      #expect(own.reduce(0) { $0 + $1.size } == row.size)
      for (k, cell) in row.cells.enumerated() {
        #expect(own.reduce(0) { $0 + $1.cells[k].customers } == cell.customers)
        #expect(own.reduce(0) { $0 + $1.cells[k].orders } == cell.orders)
        #expect(own.reduce(0) { $0 + $1.cells[k].revenue } == cell.revenue)
      }
    }
    let measured = try metric.measure(population, among: everyone)
    for row in parts {
      for (k, cell) in row.cells.enumerated() {
        let part = CohortRetention.Part(cohort: row.cohort, band: row.band, period: k)
        let behind = try metric.customers(behind: part, of: population, among: everyone)
        #expect(behind.count == cell.customers)
        expectAdds(metric.explanation(of: part, in: measured), to: cell.value)
      }
      let whole = CohortRetention.Part(cohort: row.cohort, band: row.band, period: nil)
      #expect(
        try metric.customers(behind: whole, of: population, among: everyone).count == row.size)
    }
  }

  @Test("behind a column are the customers of its final cells", arguments: Seed.some(30))
  func columns(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let metric = CohortRetention(
      per: .quarter, measure: seed.pick([.retention, .rolling, .cumulative]))
    let table = try table(shop, metric)
    for k in 0..<table.width {
      let final = table.rows.filter { k < $0.cells.count && $0.cells[k].isFinal }
      let behind = try metric.customers(
        behind: .init(cohort: nil, period: k), of: shop.population, among: shop.dataset.everyone)
      #expect(behind.count == final.reduce(0) { $0 + $1.cells[k].customers })
    }
  }
}
