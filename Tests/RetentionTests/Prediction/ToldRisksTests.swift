import CustomerData
import Support
import Testing

@testable import Retention

@Suite("Risks told by name")
struct ToldRisksTests {
  private let dataset = ModelFittingTests.shop(400, seed: 3).dataset

  private func models(_ table: SignalTable) -> FittedModels {
    let rows = TrainingRows(table: table, left: table.ids.indices.map { $0 % 3 != 0 })
    let logistic = ChurnModel(
      kind: .logistic(LogisticModel(rows, penalty: 10)), calibration: .none, horizon: 60,
      cutoffs: [table.day], rows: table.count, occasionsPerReturn: 2)
    return FittedModels(
      learned: [.logistic: logistic], purchases: PurchaseFits(PurchaseHistory(dataset)))
  }

  @Test("the mean is the mean of its members, customer by customer and in all")
  func mean() throws {
    let table = SignalTable(dataset, horizon: 60)
    let models = models(table)
    var told = ToldRisks(
      models, table, PurchaseHistory(dataset), horizon: 60, library: nil)
    let members = models.members
    #expect(members.count == 2 && members.contains(.logistic) && models.names.contains(.mean))
    let first = try #require(try told.risks(members[0]))
    let second = try #require(try told.risks(members[1]))
    let mean = try #require(try told.risks(.mean))
    #expect(zip(mean, zip(first, second)).allSatisfy { abs($0 - ($1.0 + $1.1) / 2) < 1e-12 })
    let totals = try members.map { try #require(try told.occasions($0)) }
    #expect(abs(try #require(try told.occasions(.mean)) - (totals[0] + totals[1]) / 2) < 1e-9)
  }

  @Test("a sample is told what the same customers are told among all")
  func sample() throws {
    let history = PurchaseHistory(dataset)
    let all = SignalTable(dataset, horizon: 60)
    let some = SignalTable(dataset, horizon: 60) { CustomerHash($0).isOne(of: 4) }
    #expect(some.count > 40 && some.count < all.count)
    let models = models(all)
    var (whole, part) = (
      ToldRisks(models, all, history, horizon: 60, library: nil),
      ToldRisks(models, some, history, horizon: 60, library: nil)
    )
    for name in [ForecastName.negativeBinomial, .logistic, .mean] {
      let everyone = try #require(try whole.risks(name))
      let known = Dictionary(uniqueKeysWithValues: zip(all.ids, everyone))
      #expect(try part.risks(name) == some.ids.map { known[$0] ?? -1 })
    }
  }

  @Test("without signals learned there is no mean, and what was not fitted tells nothing")
  func alone() throws {
    let table = SignalTable(dataset, horizon: 60)
    let history = PurchaseHistory(dataset)
    let models = FittedModels(purchases: PurchaseFits(history))
    var told = ToldRisks(models, table, history, horizon: 60, library: nil)
    #expect(try told.risks(.mean) == nil && told.risks(.boosted) == nil)
    #expect(!models.names.contains(.mean) && models.names.contains(.negativeBinomial))
  }

  @Test("a family that found nobody stopping tells what its limit tells")
  func limit() throws {
    let models = FittedModels(purchases: PurchaseFits(PurchaseHistory(dataset)))
    for family in PurchaseFamily.allCases where !models.names.contains(ForecastName(family)) {
      #expect(models.model(family)?.family == .negativeBinomial)
    }
    #expect(models.model(.negativeBinomial)?.family == .negativeBinomial)
  }
}
