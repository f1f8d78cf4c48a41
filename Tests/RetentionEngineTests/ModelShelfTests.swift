import Audiences
import CustomerData
import Foundation
import Support
import Testing

@testable import Retention
@testable import RetentionEngine

@Suite("Fitted models")
struct ModelShelfTests {
  /// Customers with a rhythm, some of whom stop.
  static func shop(_ customers: Int) -> TinyShop {
    var seed = Seed(4)
    var shop = TinyShop(asOf: "2011-12-31")
    for customer in 0..<customers {
      var day = seed.int(0...300)
      let rhythm = seed.int(10...90)
      while day <= 456 {
        shop.orders.append(
          TinyOrder("c\(customer)", Day(tiny: "2010-10-01").adding(days: day).iso))
        if seed.oneIn(6) { break }
        day += rhythm
      }
    }
    return shop
  }

  private static func backend(_ shop: TinyShop, shelf: ModelShelf?) -> EmbeddedBackend {
    EmbeddedBackend(
      shop.dataset, report: IngestReport(),
      past: { day in
        var then = shop
        then.asOf = day
        return then.dataset
      }, models: shelf, library: { .failure(.notFound(searched: ["nowhere"])) })
  }

  @Test("models are kept for their owner alone, and read instead of fitted")
  func kept() async throws {
    let folder = try TemporaryFolder()
    let shelf = ModelShelf(folder: URL(filePath: folder.path))
    let shop = Self.shop(510)
    let study = try #require(await Self.backend(shop, shelf: shelf).study(horizon: 60))
    let name = "\(folder.path)/\(study.snapshot.text)/models-60.json"
    let mode = try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let again = Self.backend(shop, shelf: shelf)
    #expect(await again.study(horizon: 60) == study)
    #expect(again.fittingProgress.total == 0)
    #expect(shelf.study(of: study.snapshot, horizon: 90, library: nil) == nil)
  }

  @Test("a file that cannot be read is as good as none")
  func broken() async throws {
    let folder = try TemporaryFolder()
    let shelf = ModelShelf(folder: URL(filePath: folder.path))
    let small = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-01-05")])
    let study = try #require(await Self.backend(small, shelf: shelf).study(horizon: 90))
    try Data("{".utf8).write(
      to: URL(filePath: "\(folder.path)/\(study.snapshot.text)/models-90.json"))
    #expect(shelf.study(of: study.snapshot, horizon: 90, library: nil) == nil)
    #expect(await Self.backend(small, shelf: shelf).study(horizon: 90) == study)
  }

  @Test("asking anew after a stop begins at once, and is not stopped with what was")
  func anew() async throws {
    let backend = Self.backend(Self.shop(510), shelf: nil)
    async let first = backend.study(horizon: 60)
    while backend.fittingProgress.total == 0 { await Task.yield() }
    await backend.stopFitting()
    #expect(backend.fittingProgress.total == 0)
    let second = try #require(await backend.study(horizon: 60))
    #expect(await first == nil && second.chosen != nil)
  }

  @Test("an audience of risk waits for the models and selects who the list holds")
  func audience() async throws {
    let backend = Self.backend(Self.shop(510), shelf: nil)
    let rule = try AudienceExpression(parsing: "churn_risk >= 66%")
    let count = try await backend.count(rule).customers
    let list = try await backend.measure(ChurnRisk(), among: .everyone).value
    #expect(count == list.rows.count && count > 0 && list.model != nil)
    #expect(await backend.audience(behind: .all, of: ChurnRisk()) == rule)
    #expect(await backend.warnings(of: rule).isEmpty)
  }

  @Test("too small a shop has no risk: unknown, said, never 0")
  func unknown() async throws {
    let small = TinyShop(asOf: "2011-12-31", orders: [TinyOrder("ann", "2011-01-05")])
    let backend = Self.backend(small, shelf: nil)
    let zero = try AudienceExpression(parsing: "churn_risk >= 0%")
    #expect(try await backend.count(zero).customers == 0)
    #expect(await backend.warnings(of: zero) == [.noData(.churnRisk)])
    #expect(await backend.study(horizon: 90)?.sufficiency.failed.contains(.buyers) == true)
  }
}
