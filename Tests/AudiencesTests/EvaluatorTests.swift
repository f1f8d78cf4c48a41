import CustomerData
import Retention
import Support
import Testing

@testable import Audiences

@Suite("Selecting customers")
struct EvaluatorTests {
  @Test("gives the customers that a slow reading row by row gives", arguments: Seed.some(300))
  func oracle(case number: Int) throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    var sentence = RandomSentence(seed)
    let text = sentence.text()
    let expression = try AudienceExpression(parsing: text)
    let population = Population(shop.dataset)
    let found = shop.ids(expression.select(from: population))
    #expect(found == SlowOracle(shop).ids(expression.condition), "\(text)\n\(shop)")
  }

  @Test(
    "within some customers gives those of everybody's answer among them", arguments: Seed.some(100))
  func within(case number: Int) throws {
    var seed = Seed(number &+ 5_000)
    let population = Population(TinyShop(chance: &seed).dataset)
    var sentence = RandomSentence(seed)
    let expression = try AudienceExpression(parsing: sentence.text())
    let some = Selection(
      snapshot: population.dataset.fingerprint,
      customers: Bitmap(count: population.facts.count) { _ in seed.oneIn(2) })
    #expect(
      expression.select(from: population, within: some)
        == expression.select(from: population).intersection(some))
    #expect(
      expression.negated.select(from: population, within: some).customers
        == some.customers.subtracting(expression.select(from: population).customers))
  }
}
