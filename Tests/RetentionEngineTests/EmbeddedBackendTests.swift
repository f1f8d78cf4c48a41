import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import Testing

@Suite("Answers in this process")
struct EmbeddedBackendTests {
  private let shop = TinyShop(
    asOf: "2011-12-31",
    customers: [.init("eve", consents: [.email]), .init("ann", country: "FR", consents: [.email])],
    orders: [
      TinyOrder("ann", "2011-11-01", 30_00), TinyOrder("ann", "2011-12-01", 20_00),
      TinyOrder("bob", "2011-12-05", 50_00), TinyOrder(nil, "2011-12-06", 5_00),
    ])

  private func backend(_ shop: TinyShop) -> EmbeddedBackend {
    EmbeddedBackend(shop.dataset, report: IngestReport(files: [], problems: []))
  }

  private func audience(_ text: String) throws -> AudienceExpression {
    try AudienceExpression(parsing: text, for: shop.shop)
  }

  @Test("it says what the data are")
  func summary() async {
    let summary = await backend(shop).summary()
    #expect(summary.customers == 3 && summary.buyers == 2)
    #expect(summary.orders == 4 && summary.anonymousOrders == 1)
    #expect(summary.asOf.iso == "2011-12-31" && summary.firstDay?.iso == "2011-11-01")
    #expect(summary.fingerprint == shop.dataset.fingerprint)
  }

  @Test("its answers are the metric's own, among whomever is asked", arguments: Seed.some(20))
  func answers(case number: Int) async throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let (backend, population) = (backend(shop), Population(shop.dataset))
    for text in ["everyone", "orders >= 2", "tag = \"vip\" or country = \"FR\""] {
      let audience = try audience(text)
      let selection = audience.select(from: population)
      let figures = try KeyFigures().measure(population, among: selection)
      #expect(try await backend.measure(KeyFigures(), among: audience) == figures)
      // The second answer comes from the selection that was kept.
      #expect(try await backend.measure(KeyFigures(), among: audience) == figures)
      let ids = try await backend.customers(
        behind: .repeatRate, of: KeyFigures(), among: audience)
      let behind = try KeyFigures().customers(
        behind: .repeatRate, of: population, among: selection)
      #expect(ids == shop.ids(behind))
    }
  }

  @Test("a part's expression selects the customers behind it")
  func expressions() async throws {
    let backend = backend(shop)
    let expression = await backend.audience(behind: .repeatRate, of: KeyFigures())
    #expect(try await backend.contacts(in: expression).map(\.customerID) == ["ann"])
    #expect(
      try await backend.customers(behind: .repeatRate, of: KeyFigures(), among: .everyone) == [
        "ann"
      ])
  }

  @Test("an audience is counted with its revenue and who may be written to")
  func counts() async throws {
    let everyone = try await backend(shop).count(.everyone)
    #expect(everyone.customers == 3 && everyone.revenue == 100_00)
    #expect(everyone.consents == [.email: 2])
    let buyers = try await backend(shop).count(audience("orders >= 1"))
    #expect(buyers.customers == 2 && buyers.consents == [.email: 1])
  }

  @Test("a profile is found by id, a stranger is not")
  func profiles() async throws {
    let profile = try await backend(shop).profile(of: "ann")
    #expect(profile.orders.map(\.net) == [20_00, 30_00])
    await #expect(throws: BackendError.unknownCustomer) {
      try await backend(shop).profile(of: "nobody")
    }
    await #expect(throws: BackendError.unknownCustomer) {
      try await backend(shop).evidence(for: "nobody", in: .everyone)
    }
  }

  @Test("what a metric refuses is told as the metric's refusal")
  func refusals() async throws {
    await #expect(throws: BackendError.metric(.noSuchPart)) {
      try await backend(shop).customers(behind: 99, of: CustomerList(), among: .everyone)
    }
  }

  @Test("a question that was called off before its audience was known is not answered")
  func cancelled() async throws {
    let backend = backend(shop)
    let question = Task { () throws(BackendError) in
      while !Task.isCancelled { await Task.yield() }
      return try await backend.count(.everyone)
    }
    question.cancel()
    await #expect(throws: BackendError.cancelled) { try await question.value }
    #expect(try await backend.count(.everyone).customers == 3)
  }

  @Test("more audiences than are kept still give each its own answer")
  func manyAudiences() async throws {
    let backend = backend(shop)
    for round in 0..<2 {
      for limit in 0..<70 {
        let expected = limit == 0 ? 3 : limit == 1 ? 2 : limit == 2 ? 1 : 0
        let count = try await backend.count(audience("orders >= \(limit)")).customers
        #expect(count == expected, "round \(round)")
      }
    }
  }

  @Test(
    "an audience with one clause more is the same whether its first part was asked before or not",
    arguments: Seed.some(30))
  func drillDown(case number: Int) async throws {
    var seed = Seed(number)
    let shop = TinyShop(chance: &seed)
    let clauses = [
      "orders >= 1", "tag = \"vip\" or country = \"FR\"", "ordered in last 365 days",
      "spent in top 50%", "not bought category \"Hair\"",
    ].shuffled(using: &seed)
    let asked = backend(shop)
    var current = AudienceExpression.everyone
    for clause in clauses {
      current = current.and(try audience(clause))
      let count = try await asked.count(current).customers
      #expect(try await backend(shop).count(current).customers == count)
    }
  }

  @Test("a question called off while it is worked out ends as called off, not as refused")
  func cancelledMeasure() async throws {
    let backend = backend(shop)
    _ = try await backend.count(.everyone)
    let question = Task { () throws(BackendError) in
      while !Task.isCancelled { await Task.yield() }
      return try await backend.measure(PeriodFigures(per: .month), among: .everyone)
    }
    question.cancel()
    await #expect(throws: BackendError.cancelled) { try await question.value }
    #expect(try await !backend.measure(PeriodFigures(per: .month), among: .everyone).value.isEmpty)
  }

  @Test("two questions about one audience keep their own answers")
  func twoQuestions() async throws {
    let backend = backend(shop)
    for _ in 0..<2 {
      let weeks = try await backend.measure(PeriodFigures(per: .week), among: .everyone)
      let years = try await backend.measure(PeriodFigures(per: .year), among: .everyone)
      let table = try await backend.measure(CohortRetention(), among: .everyone)
      #expect(weeks.value.count > 1 && years.value.count == 1 && table.value.rows.count == 2)
    }
  }
}
