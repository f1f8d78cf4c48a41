import Audiences
import Retention
import RetentionEngine
import Support
import Testing

@testable import Dashboard

@Suite("The rows of a list of customers")
struct ListedCustomersTests {
  private static func measured() throws -> ([CustomerList.Row], [SilenceRisk.Row]) {
    var shop = TinyShop(asOf: "2011-12-31")
    for (customer, days) in [
      ("ann", ["2011-01-01", "2011-01-11", "2011-01-21"]), ("bob", ["2011-12-01", "2011-12-20"]),
      ("cleo", ["2011-02-01", "2011-03-01", "2011-04-01"]),
    ] {
      for day in days { shop.orders.append(TinyOrder(customer, day, 10_00)) }
    }
    let population = Population(shop.dataset)
    let everyone = try AudienceExpression.everyone.selection(from: population, within: nil)
    return (
      try CustomerList().measure(population, among: everyone).value,
      try SilenceRisk().measure(population, among: everyone).value.rows
    )
  }

  @Test("each row has its own figures and its own reason, and who is not at risk has none")
  func rows() throws {
    let (figures, silent) = try Self.measured()
    let rows = ListedCustomers(figures, silence: silent)
    #expect(rows.map(\.row) == figures && !silent.isEmpty && silent.count < figures.count)
    for row in rows {
      #expect(row.silence == silent.first { $0.customer == row.row.customer }, "\(row.id)")
      #expect(row.churn == nil && row.likelyGone == nil)
    }
    #expect(rows.indices.map(rows.id) == figures.map(\.id))
  }

  @Test("where a model serves, its own are listed, each with its risk, its gap and its stake")
  func served() async throws {
    let backend = ModelsScreenTests.backend
    _ = await backend.study(horizon: 90)
    let figures = try await backend.measure(CustomerList(), among: .everyone).value
    let silent = try await backend.measure(SilenceRisk(), among: .everyone).value.rows
    let churn = try await backend.measure(ChurnRisk(), among: .everyone).value
    #expect(churn.model != nil && !churn.rows.isEmpty)
    let rows = ListedCustomers.atRisk(figures, silence: silent, churn: churn.rows, isServed: true)
    #expect(Set(rows.map(\.row.customer)) == Set(churn.rows.map(\.customer)))
    #expect(rows.count < figures.count)
    for row in rows {
      let own = try #require(churn.rows.first { $0.customer == row.row.customer })
      #expect(row.churn == own && row.likelyGone == own.likelyGone)
      #expect(row.atStake == own.valueAtRisk && row.isOwnGap == own.isOwnGap)
      #expect(row.usualGap == own.usualGap && own.risk >= ChurnRisk.threshold)
    }
    // Fitted, but by the rule of silence: only the day of leaving is the model's.
    let ruled = ListedCustomers(figures, silence: silent, churn: churn.rows, isServed: false)
    #expect(ruled.allSatisfy { $0.churn == nil })
    #expect(ruled.contains { $0.bySilence != nil } && rows.allSatisfy { $0.bySilence == nil })
    #expect(ruled.contains { $0.likelyGone != nil } == churn.rows.contains { $0.likelyGone != nil })
  }

  @Test("those at risk are the silent ones in the order of the figures, and nobody else")
  func atRisk() throws {
    let (figures, silent) = try Self.measured()
    let rows = ListedCustomers.atRisk(figures, silence: silent, churn: [], isServed: false)
    let expected = figures.filter { row in silent.contains { $0.customer == row.customer } }
    #expect(rows.map(\.row) == expected)
    #expect(ListedCustomers.atRisk(figures, silence: silent, churn: [], isServed: true).isEmpty)
    #expect(rows != ListedCustomers.none)
  }
}
