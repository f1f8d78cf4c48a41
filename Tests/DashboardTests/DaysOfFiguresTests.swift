import Audiences
import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Days that figures are of")
struct DaysOfFiguresTests {
  @Test("a period that is over tells its own day, and the segments theirs")
  func past() async {
    var scope = Scope()
    scope.range = DayRange(Day(tiny: "2011-01-01"), Day(tiny: "2011-06-30"))
    var shop = TinyShop(asOf: "2011-12-31")
    shop.orders = [
      TinyOrder("ann", "2010-12-01", 30_00), TinyOrder("ann", "2011-03-01", 30_00),
      TinyOrder("bob", "2011-11-01", 30_00),
    ]
    let backend = EmbeddedBackend(shop.dataset, report: IngestReport())
    let past = await Session(backend, size: .wide, scope: scope)
    #expect(past.shows("to 2011-06-30") && past.shows("revenue to 2011-12-31"))
    #expect(await !Session(backend, size: .wide).shows("revenue to 2011"))
  }

  @Test("a rate of a window that begins before the data is marked, on cards and on lines")
  func short() async {
    var shop = TinyShop(asOf: "2011-12-31")
    shop.orders = [
      TinyOrder("ann", "2010-02-01", 30_00), TinyOrder("ann", "2011-03-01", 30_00),
    ]
    for size in [Size(width: 160, height: 45), Size(width: 80, height: 24)] {
      #expect(await Session(shop, size: size).shows("~100.0 %"))
    }
    shop.orders.append(TinyOrder("bob", "2009-06-01", 30_00))
    #expect(await !Session(shop, size: .wide).shows("~100.0 %"))
  }

  @Test("amounts of a list are of the whole life, whichever figure it stands behind")
  func lifetime() async {
    var session = await Session(.village, size: .wide)
    await session.press(.enter)
    #expect(session.screen(CustomersScreen.self) != nil && session.shows("lifetime €"))
  }

  @Test("what no file tells is not counted as nobody")
  func absent() async {
    var shop = TinyShop(asOf: "2011-12-31")
    shop.orders = (0..<6).map { TinyOrder("c\($0)", "2011-0\($0 + 1)-01", 30_00) }
    let services = await Session(shop, size: .wide).services
    let traits = await SegmentTraits.ask(.everyone, services).value
    #expect(traits?.customers == 6 && traits?.withDiscount == nil && traits?.withRefund == nil)
  }

  @Test("scores of fewer than five customers are said to be too few")
  func fewScores() async {
    var shop = TinyShop(asOf: "2011-12-31")
    shop.orders = (1...9).map { TinyOrder("ann", "2011-0\($0)-01", 30_00) }
    var session = await Session(shop, size: .wide)
    await session.press("3")
    #expect(session.shows("too few customers for scores"))
  }
}
