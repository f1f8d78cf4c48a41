import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Seeing everything on an earlier day")
struct TimeTravelTests {
  private func session(_ size: Size = .wide) async -> Session {
    let backend = EmbeddedBackend(
      TinyShop.village.dataset, report: IngestReport(),
      past: { day in
        var then = TinyShop.village
        then.asOf = day
        return then.dataset
      })
    return await Session(backend, size: size)
  }

  /// The overview of the village as of that day, opened by itself.
  private func opened(on day: String) async -> [String] {
    var then = TinyShop.village
    then.asOf = Day(tiny: day)
    return await Session(then, size: .wide).rows
  }

  private func travel(_ session: inout Session, to day: String) async {
    await session.press("t", .end, .up, .key(.up))
    while session.dialog(PeriodDialog.self)?.cursor != PeriodDialog.dayRow {
      await session.press(.down)
    }
    await session.press(.ctrl("u"), Press(stringLiteral: day), .enter)
  }

  @Test("t and a day show the figures of that day, and the head says so until one comes back")
  func thereAndBack() async {
    var session = await session()
    let today = session.rows
    await travel(&session, to: "2026-03-31")
    #expect(session.shows("◀ as of 2026-03-31"))
    #expect(session.dashboard.summary?.asOf == Day(tiny: "2026-03-31"))
    // All but the head, what has moved, and the line that tells of it.
    let own = await opened(on: "2026-03-31")
    let cards = session.rows[2..<9]
    #expect(Array(cards) == Array(own[2..<9]))
    await travel(&session, to: "")
    #expect(!session.shows("◀") && Array(session.rows[2..<9]) == Array(today[2..<9]))
  }

  @Test("a day before the data is refused, one after them is their last, another is no day")
  func edges() async {
    var session = await session()
    await travel(&session, to: "1999-01-01")
    #expect(session.shows("the data begin on") && !session.shows("◀"))
    await travel(&session, to: "2099-01-01")
    #expect(session.dashboard.summary?.asOf == TinyShop.village.asOf)
    await travel(&session, to: "2026-13")
    #expect(session.shows("a day as in 2026-03-31"))
    await session.press(.escape)
    #expect(!session.shows("◀"))
  }

  @Test("without a past the day stays, and that is said")
  func noPast() async {
    var session = await Session(.village, size: .wide)
    await travel(&session, to: "2026-03-31")
    #expect(session.shows("not at hand") && !session.shows("◀"))
  }

  @Test("while the files are read again the day stays, and the reading goes on")
  func whileReading() async {
    var session = await session()
    await session.press("R")
    await travel(&session, to: "2026-03-31")
    #expect(session.shows("the files are being read") && !session.shows("◀"))
    #expect(session.dashboard.isReloading && session.reloads == 1)
  }

  @Test("reading again comes back to the last day")
  func reload() async {
    var session = await session()
    await travel(&session, to: "2026-03-31")
    await session.reload(EmbeddedBackend(TinyShop.village.dataset, report: IngestReport()))
    #expect(!session.shows("◀") && session.dashboard.present == nil)
  }
}
