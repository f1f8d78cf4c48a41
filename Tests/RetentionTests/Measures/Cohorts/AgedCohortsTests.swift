import CustomerData
import Retention
import Support
import Testing

@Suite("Cohorts by age")
struct AgedCohortsTests {
  @Test(
    "edges are read as people write them, and what does not ascend from 0 is refused",
    arguments: [
      ("0-30-60-90", [0, 30, 60, 90]), (" 0 - 7 - 14 ", [0, 7, 14]),
      ("30", Array(stride(from: 0, through: 360, by: 30))), ("0-30-30", nil), ("30-60", nil),
      ("0-1-2", nil), ("0--30", nil), ("-30", nil), ("1", nil), ("", nil), ("0-x", nil),
      ("0-30-99999", nil),
    ] as [(String, [Int]?)])
  func edges(text: String, edges: [Int]?) { #expect(AgedCohorts.edges(text) == edges) }

  @Test("a cohort by hand: 29 days is the first bracket, 30 the second")
  func byHand() throws {
    let shop = TinyShop(
      asOf: "2011-03-31",
      orders: [
        TinyOrder("ann", "2011-01-01", 10_00), TinyOrder("ann", "2011-01-30", 5_00),
        TinyOrder("bob", "2011-01-31", 20_00), TinyOrder("bob", "2011-03-02", 1_00),
        TinyOrder("cai", "2011-03-01", 7_00),
      ])
    func table(_ measure: CohortMeasure) throws -> AgedCohorts.Value {
      try AgedCohorts(measure: measure)
        .measure(Population(shop.dataset), among: shop.dataset.everyone).value
    }
    let active = try table(.customers)
    #expect(active.table.rows.map(\.size) == [2, 1])
    #expect(active.table.rows[0].cells.map(\.customers) == [2, 1, 0])
    #expect(try table(.cumulative).table.rows[0].cells.map(\.customers) == [1, 2, 2])
    #expect(try table(.rolling).table.rows[0].cells.map(\.customers) == [2, 1, 0])
    #expect(try table(.lifetimeValue).table.rows[0].cells.map(\.value) == [17.5, 18, 18])
    // Who first bought on the last day of January has lived 30 days on 1 March, 60 on 31 March.
    #expect(active.table.rows[0].cells.map(\.isFinal) == [true, true, false])
    #expect(active.finalOn(active.table.rows[0].cohort, 1).iso == "2011-03-31")
    #expect(active.table.rows[1].cells.map(\.isFinal) == [false, false])
  }

  @Test("against a slow walk; the laws of each measure", arguments: Seed.some(60))
  func slow(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let slow = SlowShop(shop)
    let edges = seed.pick([
      AgedCohorts.usualEdges, AgedCohorts.edges(every: 28, count: 6), [0, 7, 400],
    ])
    let unit = seed.pick(PeriodUnit.allCases)
    let population = Population(shop.dataset)
    for measure in CohortMeasure.allCases {
      let metric = AgedCohorts(per: unit, measure: measure, edges: edges)
      let measured = try metric.measure(population, among: shop.dataset.everyone)
      let table = measured.value.table
      #expect(table.rows.reduce(0) { $0 + $1.size } == slow.buyers.count)
      for row in table.rows {
        let members = slow.buyers.filter {
          slow.first($0).map { slow.period(unit, of: $0) } == row.cohort
        }
        #expect(members.count == row.size)
        for (k, cell) in row.cells.enumerated() {
          let ages = members.map { id in
            slow.own(id).map { (age: $0.day - (slow.first(id) ?? $0.day), net: $0.net) }
          }
          let own = ages.map { $0.filter { (edges[k]..<edges[k + 1]).contains($0.age) } }
          #expect(cell.orders == own.reduce(0) { $0 + $1.count })
          #expect(cell.revenue == own.joined().reduce(0) { $0 + $1.net })
          let expected =
            switch measure {
            case .rolling: ages.count { $0.contains { $0.age >= edges[k] } }
            case .cumulative:
              ages.count { $0.contains { $0.age > 0 && $0.age < edges[k + 1] } }
            default: own.count { !$0.isEmpty }
            }
          #expect(cell.customers == expected, "\(measure) \(k)")
          let part = AgedCohorts.Part(cohort: row.cohort, period: k)
          expectAdds(metric.explanation(of: part, in: measured), to: cell.value)
          let behind = try metric.customers(
            behind: part, of: population, among: shop.dataset.everyone)
          #expect(behind.count == (measure == .lifetimeValue ? row.size : cell.customers))
        }
        try laws(measure, row)
      }
      expectAdds(measured.explanation, to: measured.explanation.value)
    }
  }

  private func laws(_ measure: CohortMeasure, _ row: CohortRow) throws {
    let values = row.cells.compactMap(\.value)
    switch measure {
    case .retention: #expect(values.first == 1)
    case .rolling: #expect(values == values.sorted(by: >))
    case .cumulative, .lifetimeValue: #expect(values == values.sorted())
    default: break
    }
  }

  @Test("edges that cannot be are the usual ones")
  func edges() {
    for edges in [[], [0], [0, 1, 2], [1, 30], [0, 30, 30], [0, 60, 30]] {
      #expect(AgedCohorts(edges: edges).edges == AgedCohorts.usualEdges)
    }
    #expect(AgedCohorts.edges(every: 30, count: 3) == [0, 30, 60, 90])
  }

  @Test("on a published shop, value at 365 days over whole cohorts is below their value to date")
  func published() throws {
    let population = PublishedShop.uci.population
    let value = try AgedCohorts(measure: .lifetimeValue)
      .measure(population, among: population.dataset.everyone).value
    let all = try CohortRetention(measure: .lifetimeValue)
      .measure(population, among: population.dataset.everyone).value
    for (row, whole) in zip(value.table.rows, all.rows) {
      #expect(row.size == whole.size)
      let (last, now) = (row.cells.last?.revenueToDate ?? 0, whole.cells.last?.revenueToDate ?? 0)
      #expect(last <= now)
    }
    #expect(value.table.rows[0].cells.count == 5)
  }
}
