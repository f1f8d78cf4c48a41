import Foundation
import Support
import Testing

@testable import Retention

@Suite("Logistic model")
struct LogisticModelTests {
  private let rows = BoostedTreesTests.rows(800, seed: 3)

  @Test("signals that are missing for everybody have no column")
  func columns() {
    let model = LogisticModel(rows, penalty: 10)
    #expect(Set(model.scaling.columns.map(\.signal)) == [.recency, .orders, .weekendShare])
  }

  @Test("it ranks customers it has not seen, by the signals that count")
  func ranks() throws {
    let model = LogisticModel(rows, penalty: 10)
    let unseen = BoostedTreesTests.rows(800, seed: 4)
    let risks = model.risks(unseen.table)
    #expect(try #require(Ranking(scores: risks, left: unseen.left).areaUnderCurve) > 0.7)
  }

  @Test("contributions add up to the log-odds")
  func contributions() {
    let model = LogisticModel(rows, penalty: 10)
    let few = rows.table.rows([5, 6, 7])
    for (parts, risk) in zip(model.contributions(few), model.risks(few)) {
      #expect(abs(1 / (1 + exp(-parts.reduce(0, +))) - risk) < 1e-9)
    }
  }

  @Test("a missing value stands at the mean, and that it is missing counts by itself")
  func absence() {
    var values = rows.table.values
    for row in stride(from: 0, to: rows.table.count, by: 3) {
      values[row * SignalTable.width + Signal.orders.column] = .nan
    }
    let table = SignalTable(
      day: rows.table.day, customers: rows.table.customers, ids: rows.table.ids, values: values)
    let scaling = SignalScaling(table, signals: [.orders])
    #expect(scaling.columns.map(\.isAbsence) == [false, true])
    let scaled = scaling.rows(of: table)
    #expect(scaled[0] == 0 && scaled[1] > 0 && scaled[3] < 0)
  }
}
