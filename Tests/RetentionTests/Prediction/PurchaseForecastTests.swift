import CustomerData
import Retention
import Support
import Testing

@Suite("What to expect of each customer")
struct PurchaseForecastTests {
  private static let forecast = PublishedShop.cdnow.population.purchases

  private var forecast: PurchaseForecast { Self.forecast }

  @Test("columns hold the chosen model's answers, a row of the customer table each")
  func columns() throws {
    let (history, model) = (PublishedFits.history, PublishedFits.cdnow.chosen.model)
    #expect(forecast.fits == PublishedFits.cdnow && forecast.sufficiency.isSufficient)
    let (alive, orders) = (
      model.alive(history), model.expectedPurchases(history, within: 90)
    )
    let spend = try #require(forecast.spend?.model)
    let values = LifetimeValue().values(history, model, spend)
    for row in [0, 5, 156, 1515] {
      let customer = Int(history.customers[row])
      #expect(forecast.alive(of: customer) == alive[row])
      #expect(forecast.expectedOrders(of: customer) == orders[row])
      #expect(forecast.lifetimeValue(of: customer) == values[row])
      let next = NextOrder(history, row: row, alive: alive[row], model: model)
      #expect(forecast.nextOrder(of: customer) == next)
      let day = forecast.nextOrderDays[customer]
      #expect(next.map { Double($0.day.number) == day } ?? day.isNaN)
    }
  }

  @Test("two fits of the same data have the same bits")
  func repeatable() {
    let again = PurchaseForecast(PublishedShop.cdnow.dataset)
    #expect(again.fits == forecast.fits && again.spend == forecast.spend)
    #expect(again.alive == forecast.alive && again.lifetimeValue == forecast.lifetimeValue)
  }

  @Test("with too little data nobody has an expectation, and the reason is named")
  func insufficient() {
    let shop = TinyShop(
      asOf: "2011-12-31",
      orders: [TinyOrder("ann", "2011-01-05"), TinyOrder("ann", "2011-12-30")])
    let forecast = Population(shop.dataset).purchases
    #expect(forecast.fits == nil && forecast.spend == nil)
    #expect(forecast.alive(of: 0) == nil && forecast.expectedOrders(of: 0) == nil)
    #expect(forecast.lifetimeValue(of: 0) == nil && forecast.nextOrder(of: 0) == nil)
    #expect(forecast.account(of: 0) == nil)
    #expect(
      forecast.sufficiency.reasons == [
        "not enough data: fewer than 500 customers have bought",
        "not enough data: nobody has ordered on 3 days",
      ])
  }

  @Test("on Online Retail nobody is said to be alive for sure, and everybody has a value")
  func limit() {
    let forecast = PublishedShop.uci.population.purchases
    #expect(forecast.fits?.chosen.family == .negativeBinomial)
    #expect(forecast.alive.allSatisfy { $0.isNaN })
    #expect(forecast.lifetimeValue.allSatisfy { $0 > 0 })
  }

  @Test("the predicted value of a selection is the mean of its customers', when it is asked for")
  func figure() throws {
    let population = PublishedShop.cdnow.population
    let some = Selection(
      snapshot: population.dataset.fingerprint,
      customers: Bitmap(count: population.facts.count) { [0, 5, 156].contains($0) })
    let set = try KeyFigures(predicts: true).measure(population, among: some).value
    let figure = try #require(set[.predictedValue])
    let mean = [0, 5, 156].compactMap(forecast.lifetimeValue(of:)).reduce(0, +) / 3 / 100
    let value = try #require(figure.value)
    #expect(near(value, mean, 1e-9) && figure.denominator == 3)
    let account = figure.explanation
    let again = try Formula(account.definition.formula).evaluate(account.inputs)
    #expect(again == figure.value)
    let without = try KeyFigures().measure(population, among: some).value
    #expect(without[.predictedValue]?.value == nil)
    #expect(without[.predictedValue]?.reason?.isEmpty == false)
    let named = try NamedNumber(.figure(.predictedValue)).measure(population, among: some)
    #expect(named.value.value == figure.value)
  }

  @Test("lists and profiles tell the same expectations")
  func lists() throws {
    let population = PublishedShop.cdnow.population
    let everyone = population.dataset.everyone
    let list = CustomerList(sort: .lifetimeValue)
    let rows = try list.measure(population, among: everyone).value
    let first = try #require(rows.first)
    #expect(first.lifetimeValue == forecast.lifetimeValue.max())
    let plain = try CustomerList().measure(population, among: everyone).value
    #expect(plain.allSatisfy { $0.lifetimeValue == nil })
    let profile = CustomerProfile(of: first.customer, in: population)
    let prediction = try #require(profile.prediction)
    #expect(prediction.lifetimeValue == first.lifetimeValue)
    #expect(prediction.alive == forecast.alive(of: first.customer))
    #expect(prediction.accounts.allSatisfy { $0.value != nil })
  }
}
