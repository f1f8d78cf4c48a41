import CustomerData
import Retention
import Support
import Testing

@testable import Audiences

@Suite("Selecting customers")
struct EvaluatorTests {
  @Test("gives the customers that a slow reading row by row gives", arguments: Seed.some(500))
  func oracle(case number: Int) throws {
    var seed = Seed(number)
    var shop = TinyShop(chance: &seed)
    shop.happen(chance: &seed)
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
    var shop = TinyShop(chance: &seed)
    shop.happen(chance: &seed)
    let population = Population(shop.dataset)
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

  @Test(
    "one clause more, asked of those alone who are left, gives the whole expression's customers",
    arguments: Seed.some(150))
  func divisions(case number: Int) throws {
    var seed = Seed(number &+ 9_000)
    let population = Population(TinyShop(chance: &seed).dataset)
    var expression = AudienceExpression.everyone
    for _ in 0..<seed.int(1...4) {
      var sentence = RandomSentence(Seed(seed.int(0...1_000_000)))
      expression = expression.and(try AudienceExpression(parsing: sentence.text()))
    }
    let whole = expression.select(from: population)
    #expect(expression.divisions.count == max(0, expression.clauses.count - 1))
    for (outer, inner) in expression.divisions {
      let left = outer.select(from: population)
      #expect(inner.select(from: population, within: left) == whole)
    }
  }

  @Test("a question called off has no selection, and the same one asked again has")
  func cancelled() async throws {
    let shop = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-01-01")])
    let expression = try AudienceExpression(parsing: "ordered in 2011 and orders = 1")
    let population = Population(shop.dataset)
    let question = Task { () throws(MetricError) in
      while !Task.isCancelled { await Task.yield() }
      return try expression.selection(from: population)
    }
    question.cancel()
    await #expect(throws: MetricError.cancelled) { try await question.value }
    #expect(try shop.ids(expression.selection(from: population)) == ["ann"])
  }

  @Test(
    "the best and the worst are told apart among thousands as among a handful",
    arguments: Seed.some(6))
  func ranks(case number: Int) throws {
    var seed = Seed(number)
    let orders = (0..<3000).map { customer in
      TinyOrder("c\(customer)", "2011-01-01", Int64(seed.int(1...(number + 1) * 400)))
    }
    let shop = TinyShop(asOf: "2011-12-31", orders: orders)
    let population = Population(shop.dataset)
    let spent = population.facts.spent
    for (end, percent) in [("top", 20), ("bottom", 35), ("top", 100), ("bottom", 0)] {
      let expression = try AudienceExpression(parsing: "spent in \(end) \(percent)%")
      let found = expression.select(from: population).customers
      for customer in stride(from: 0, to: 3000, by: 97) {
        let ahead = spent.filter { end == "top" ? $0 > spent[customer] : $0 < spent[customer] }
        #expect(found[customer] == (ahead.count * 100 < percent * 3000))
      }
    }
    let best = try AudienceExpression(parsing: "everyone top 100 by spent").select(from: population)
    let ids = shop.everyone.map(\.id)
    let ranked = ids.indices.sorted {
      spent[$0] != spent[$1] ? spent[$0] > spent[$1] : ids[$0] < ids[$1]
    }
    #expect(Set(best.customers.rows) == Set(ranked.prefix(100)))
  }
}
