import CustomerData
import Support
import Testing

@testable import Retention

@Suite("Value and risk")
struct RiskMapTests {
  private func served() throws -> Population { try #require(ChurnRiskTests.served) }

  @Test("every buyer is in one cell, that of the own score and risk, with the own value at risk")
  func cells() throws {
    let population = try served()
    let forecasts = try #require(population.forecasts)
    let everyone = population.dataset.everyone
    let value = try RiskMap().measure(population, among: everyone).value
    #expect(value.cells.count == 25)
    #expect(value.cells.reduce(0) { $0 + $1.customers } == population.buyers.count)
    for cell in value.cells {
      var atRisk = 0.0
      let rows = try RiskMap().customers(
        behind: .cell(score: cell.score, band: cell.band), of: population, among: everyone
      ).customers.rows
      for row in rows {
        let risk = try #require(forecasts.risk(of: row))
        #expect(population.scores.monetary[row] == UInt8(cell.score))
        #expect(risk >= RiskMap.bands[cell.band])
        if cell.band < 4 { #expect(risk < RiskMap.bands[cell.band + 1]) }
        let last = try #require(population.facts.lastOrder(of: row))
        let orders = population.dataset.customers.orders(of: row)
        let spent = orders.reduce(Int64(0)) {
          last - population.dataset.orders.day[$1] < 365
            ? $0 + population.dataset.orders.net[$1] : $0
        }
        atRisk += risk * Double(spent)
      }
      #expect(rows.count == cell.customers && abs(atRisk - cell.atRisk) < 1e-6)
    }
  }

  @Test("the most urgent cell has the most value at risk; empty ones are not urgent")
  func urgent() throws {
    let population = try served()
    let value = try RiskMap().measure(population, among: population.dataset.everyone).value
    let stakes = value.urgent.map(\.atRisk)
    #expect(stakes == stakes.sorted(by: >) && value.urgent.allSatisfy { $0.customers > 0 })
    #expect(stakes.first == value.cells.map(\.atRisk).max())
  }

  @Test("the account of a cell is its sum, that of the map everybody's")
  func accounts() throws {
    let population = try served()
    let measured = try RiskMap().measure(population, among: population.dataset.everyone)
    for cell in measured.value.cells {
      let part = RiskMap.Part.cell(score: cell.score, band: cell.band)
      let account = RiskMap().explanation(of: part, in: measured)
      let value = try Formula(account.definition.formula).evaluate(account.inputs)
      #expect(abs(value * 100 - cell.atRisk) < 1e-6 && account.value == value)
    }
    let whole = measured.value.cells.reduce(0) { $0 + $1.atRisk } / 100
    #expect(abs(try #require(measured.explanation.value) - whole) < 1e-6)
  }

  @Test("while no model serves there is no cell, and it is said")
  func unserved() throws {
    let population = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-12-01")])
      .population
    let measured = try RiskMap().measure(population, among: population.dataset.everyone)
    #expect(measured.value.cells.isEmpty && measured.value.model == nil)
    #expect(measured.explanation.value == nil)
    #expect(measured.explanation.remarks == ["no model serves: the rule of silence does"])
    #expect(throws: MetricError.noSuchPart) {
      try RiskMap().customers(
        behind: .cell(score: 5, band: 0), of: population, among: population.dataset.everyone)
    }
  }

  @Test("a band begins at its edge")
  func bands() {
    #expect([0, 0.19, 0.2, 0.6599, 0.66, 0.85, 1].map(RiskMap.band) == [0, 0, 1, 2, 3, 4, 4])
  }
}
