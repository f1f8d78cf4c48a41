import CustomerData
import Retention
import Support
import Testing

@Suite("Accounts of predictions")
struct PurchaseAccountTests {
  private static let spend = SpendFit(PublishedFits.history, minorUnits: 100)

  private func account(_ row: Int) -> PurchaseAccount {
    PurchaseAccount(
      PublishedFits.history, row: row, fits: PublishedFits.cdnow, spend: Self.spend,
      of: PublishedShop.cdnow.dataset)
  }

  @Test("every formula evaluated on its letters gives the value shown", arguments: [0, 2, 5, 156])
  func formulas(row: Int) throws {
    let account = account(row)
    for explanation in [account.alive, account.noPurchase(within: 90), account.lifetimeValue()] {
      let value = try Formula(explanation.definition.formula).evaluate(explanation.inputs)
      #expect(near(value, try #require(explanation.value), 1e-9))
      #expect(explanation.asOf == PublishedShop.cdnow.dataset.asOf)
    }
  }

  @Test("the values are those of the lists")
  func values() throws {
    let (history, model) = (PublishedFits.history, PublishedFits.cdnow.chosen.model)
    let row = try PublishedFits.row(6)
    let spend = try #require(Self.spend.model)
    #expect(account(row).alive.value == model.alive(history)[row])
    let none = try #require(account(row).noPurchase(within: 90).value)
    #expect(near(none, model.noPurchase(history, within: 90)[row], 1e-12))
    let value = try #require(account(row).lifetimeValue().value)
    #expect(near(value, LifetimeValue().values(history, model, spend)[row] / 100, 1e-9))
  }

  @Test("where NBD took over, P(alive) has no value and the account says why")
  func limit() {
    let history = PurchaseHistory(PublishedShop.uci.dataset, cutoff: Day(tiny: "2011-06-12"))
    let account = PurchaseAccount(
      history, row: 0, fits: PurchaseFits(history), spend: nil, of: PublishedShop.uci.dataset)
    #expect(account.alive.value == nil && account.alive.remarks.count == 1)
    #expect(account.lifetimeValue().value == nil)
  }
}
