import Audiences
import CustomerData
import Foundation
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Models")
struct ModelsScreenTests {
  /// Customers with a rhythm, some of whom stop; no boosted trees, so that any machine draws the same.
  private static let shop: TinyShop = {
    var seed = Seed(4)
    var shop = TinyShop(asOf: "2011-12-31")
    shop.shop.name = "Rhythm"
    for customer in 0..<520 {
      var day = seed.int(0...300)
      let rhythm = seed.int(10...90)
      while day <= 456 {
        let date = Day(tiny: "2010-10-01").adding(days: day).iso
        shop.orders.append(TinyOrder("c\(1000 + customer)", date, Int64(seed.int(10...90)) * 100))
        if seed.oneIn(6) { break }
        day += max(1, rhythm * seed.int(5...15) / 10)
      }
    }
    return shop
  }()

  private static let past: @Sendable (Day) -> Dataset = { day in
    var then = shop
    then.asOf = day
    return then.dataset
  }

  static let backend = EmbeddedBackend(
    shop.dataset, report: IngestReport(), past: past,
    library: { .failure(.notFound(searched: ["nowhere"])) })

  @Test("a shop that is too small is told which test failed")
  func small() async {
    var session = await Session(.village, size: .classic)
    await session.press("7")
    #expect(session.shows("No models"))
  }

  @Test("a click selects a row or a number, the wheel moves below it, the chart turns")
  func mouse() async throws {
    var session = await Session(Self.backend, size: .wide)
    await session.press("7")
    #expect(await session.click(on: "  Recency"))
    #expect(session.screen(ModelsScreen.self)?.current == .recency)
    #expect(await session.click(on: "off by"))
    #expect(session.screen(ModelsScreen.self)?.column == 2)
    #expect(await session.click(on: "rhythm"))
    #expect(session.screen(ModelsScreen.self)?.panel == .facts)
    #expect(await session.click(on: "95 % of cases"))
    #expect(session.screen(ModelsScreen.self)?.panel == .groups)
    let header = try #require(session.rows.firstIndex { $0.contains("happened") })
    await session.mouse(.wheelDown, x: 110, y: header + 3)
    #expect(session.screen(ModelsScreen.self)?.place(in: .groups) == 1)
    #expect(await session.click(on: "risk told"))
    #expect(session.shows("Who is found first?"))
    await session.mouse(.press, x: 0, y: 44)
    #expect(session.shows("Who is found first?"))
  }

  @Test("every number says how it came about, also in French")
  func accounts() async throws {
    let study = try #require(await Self.backend.study(horizon: 90))
    let backTest = try #require(study.backTest)
    var accounts = study.parameters.compactMap { $0.explanation(of: study) }
    accounts += ModelFact.all(of: study).compactMap { $0.explanation(of: study) }
    for entry in backTest.entries {
      accounts += ScoreNumber.allCases.map {
        backTest.explanation(
          of: $0, for: entry.name, asOf: study.asOf, snapshot: study.snapshot)
      }
      accounts += entry.score.reliability.tenths.map {
        backTest.explanation(of: $0, asOf: study.asOf, snapshot: study.snapshot)
      }
    }
    let french = Wording(.french, currency: Currency(code: "EUR"))
    for account in accounts {
      let meaning = account.definition.meaning
      #expect(french.meaning(account.definition) != meaning, "\(meaning)")
      for input in account.inputs { #expect(french.meaning(input) != input.meaning, "\(input)") }
      for remark in account.remarks { #expect(french.remark(remark) != remark, "\(remark)") }
    }
  }

  @Test("tab goes through the panels; each number opens its account")
  func panels() async {
    var session = await Session(Self.backend, size: .wide)
    await session.press("7", "l", "x")
    #expect(session.shows("Area under the curve"))
    await session.press(.escape, .tab, "jj", "x")
    #expect(session.shows("Wilson, 1927"))
    await session.press(.escape, .tab, "x")
    #expect(session.shows("fitted on everything up to the as-of day"))
    await session.press(.escape, .tab, "j", "x")
    #expect(session.shows("Wheat & Morrison, 1990"))
    await session.press(.escape, "v")
    #expect(session.shows("Who is found first?"))
  }

  @Test("a group of the model that serves opens who is told such a risk today, of others nobody")
  func groups() async throws {
    var session = await Session(Self.backend, size: .wide)
    await session.press("7", .tab, .end, "a")
    #expect(session.shows("churn_risk >= "))
    await session.press(.escape, .enter)
    #expect(session.screen(CustomersScreen.self) != nil)
    await session.press(.escape, .backTab, .end, .tab, .enter)
    #expect(session.screen(ModelsScreen.self) != nil)
    #expect(session.shows("no known customer stands behind this"))
  }

  @Test("without the library of the trees it is said, and the others serve")
  func missing() async {
    var session = await Session(Self.backend, size: .wide)
    await session.press("7")
    #expect(session.shows("XGBoost is missing (Debian: libxgboost0)"))
    #expect(session.screen(ModelsScreen.self)?.study.value?.chosen != nil)
  }

  @Test("a score opens the customers who were scored, its expression and its account")
  func openable() async {
    var session = await Session(Self.backend, size: .wide)
    await session.press("7", "j", "x")
    #expect(session.shows("Brier"))
    await session.press(.escape, "a")
    #expect(session.shows("first_order between"))
    await session.press(.escape, .enter)
    #expect(session.screen(CustomersScreen.self) != nil)
  }

  @Test("At-risk begins with the silence, and says how many there were when a model takes over")
  func takesOver() async throws {
    let fresh = EmbeddedBackend(
      Self.shop.dataset, report: IngestReport(), past: Self.past,
      library: { .failure(.notFound(searched: ["nowhere"])) })
    let silent = try await fresh.measure(ChurnRisk(waits: false), among: .everyone).value
    #expect(silent.model == nil && fresh.fittingProgress.total == 0)
    var session = await Session(fresh, size: .wide)
    await session.press("4")
    let served = try await fresh.measure(ChurnRisk(waits: false), among: .everyone).value
    let model = try #require(served.model)
    #expect(
      session.shows(
        "now by \(model.rawValue): \(served.rows.count) at risk; by silence there were \(silent.rows.count)"
      ))
    #expect(session.shows("At-risk customers  now by \(model.rawValue)"))
    await session.press("1", "4")
    #expect(session.shows("At-risk customers  by \(model.rawValue)"))
  }

  @Test(
    "Customers tells no risk until a model serves, then At-risk's own, also one an earlier run kept"
  )
  func oneRisk() async throws {
    let folder = try TemporaryFolder()
    let fresh = {
      EmbeddedBackend(
        Self.shop.dataset, report: IngestReport(), past: Self.past,
        models: ModelShelf(folder: URL(filePath: folder.path)),
        library: { .failure(.notFound(searched: ["nowhere"])) })
    }
    let first = fresh()
    var session = await Session(first, size: .wide)
    await session.press("5")
    let unfitted = try #require(session.screen(CustomersScreen.self)).list.rows
    #expect(!unfitted.isEmpty && unfitted.allSatisfy { $0.row.risk == nil })
    #expect(session.shows("risk: no model is fitted yet, 4 fits them"))
    await session.press("4", "5")
    let risks = try await first.measure(ChurnRisk(waits: false), among: .everyone).value.rows
    let served = try #require(session.screen(CustomersScreen.self)).list.rows
    for row in risks {
      #expect(served.first { $0.row.customer == row.customer }?.row.risk == row.risk)
    }
    let later = fresh()
    session = await Session(later, size: .wide)
    await session.press("5")
    #expect(session.screen(CustomersScreen.self)?.list.rows == served && !served.isEmpty)
    #expect(later.fittingProgress.total == 0)
    #expect(await later.recallModels() == false)
  }

  @Test("while models are fitted the list is there, ctrl-c is offered, and a stop is said")
  func fitting() throws {
    let w = Wording()
    var list = CustomerListing(.atRisk)
    _ = list.appear(Scope())
    list.models = .fitting(StudyProgress(done: 6, total: 12))
    #expect(list.status(Self.scene).left.hasPrefix("fitting the models 50 % · ctrl-c stops"))
    list.people = .loaded(try Self.nobody())
    let stop = list.keys(Self.scene).first { $0.keys == [.ctrl("c")] }
    #expect(stop?.action == .stopFitting)
    #expect(list.models.note(w) == "by silence, until a model is fitted")
    _ = list.reduce(.answered(CustomerListingAnswer(content: .fitted(.stopped))))
    #expect(list.status(Self.scene).left.hasPrefix("the fitting was stopped"))
    #expect(
      list.reduce(
        .answered(CustomerListingAnswer(content: .progress(StudyProgress(done: 7, total: 12))))
      ).isEmpty)
  }

  @Test(
    "what is told of a stopped fitting after the stop is not seen, and a new one begins at nothing")
  func lateProgress() {
    var screen = ModelsScreen()
    _ = screen.appear(Scope())
    #expect(!screen.reduce(.progress(StudyProgress(done: 6, total: 12))).isEmpty)
    _ = screen.reduce(.stop)
    let stopped = screen
    #expect(screen.reduce(.progress(StudyProgress(done: 7, total: 12))).isEmpty)
    #expect(screen == stopped)
    _ = screen.reduce(.again)
    #expect(screen.progress.total == 0)
  }

  private static let scene = Scene(
    wording: Wording(), summary: nil, scope: Scope(), size: .wide)

  private static func nobody() throws -> LoadedCustomers {
    let population = Population(TinyShop(asOf: "2011-12-31").dataset)
    let everyone = try AudienceExpression.everyone.selection(from: population, within: nil)
    return LoadedCustomers(
      rows: .none, silence: try SilenceRisk().measure(population, among: everyone), churn: nil,
      rule: .everyone)
  }

  @Test("At-risk lists whom the model expects to leave, says by which model and why")
  func atRisk() async {
    // Other tests share the backend: the list is the model's from the beginning, whoever came first.
    _ = await Self.backend.study(horizon: 90)
    var session = await Session(Self.backend, size: .wide)
    await session.press("4")
    #expect(session.shows("66 % or more of no order in 90 d"))
    #expect(session.shows("of no order in 90 days ("))
    await session.press("x")
    #expect(session.shows("Value at risk"))
    await session.press(.escape, "a")
    #expect(session.shows("churn_risk >= 66%"))
  }
}
