import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Models")
struct ModelsScreenTests {
  /// Customers with a rhythm, some of whom stop; no boosted trees, so that any machine draws the same.
  private static let backend: EmbeddedBackend = {
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
        day += rhythm
      }
    }
    let rhythm = shop
    return EmbeddedBackend(
      shop.dataset, report: IngestReport(),
      past: { day in
        var then = rhythm
        then.asOf = day
        return then.dataset
      }, library: { .failure(.notFound(searched: ["nowhere"])) })
  }()

  static let sizes: [Size] = [.wide, .medium, .classic, .small, .tiny]

  @Test("the models keep their look at every size", arguments: sizes)
  func look(_ size: Size) async {
    var session = await Session(Self.backend, size: size)
    await session.press("7")
    let outcome = session.matches("models/fitted-\(size.width)x\(size.height)")
    #expect(outcome.isSame, "\(outcome)")
  }

  @Test("in French they keep their look")
  func french() async {
    var session = await Session(Self.backend, size: .wide, language: .french)
    await session.press("7")
    let outcome = session.matches("models/fitted-fr-160x45")
    #expect(outcome.isSame, "\(outcome)")
  }

  @Test("a shop that is too small is told which test failed")
  func small() async {
    var session = await Session(.village, size: .classic)
    await session.press("7")
    #expect(session.shows("No models"))
    let outcome = session.matches("models/none-80x24")
    #expect(outcome.isSame, "\(outcome)")
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

  @Test("At-risk lists whom the model expects to leave, says by which model and why")
  func atRisk() async {
    var session = await Session(Self.backend, size: .wide)
    await session.press("4")
    #expect(session.shows("66 % or more of no order in 90 d"))
    #expect(session.shows("of no order in 90 days ("))
    let outcome = session.matches("atrisk/model-160x45")
    #expect(outcome.isSame, "\(outcome)")
    await session.press("x")
    #expect(session.shows("Value at risk"))
    await session.press(.escape, "a")
    #expect(session.shows("churn_risk >= 66%"))
  }
}
