import Foundation
import Retention
import RetentionEngine
import TerminalKit
import Testing

@testable import Dashboard

@Suite("A session that is taken up again") struct SessionNoteTests {
  /// Ends a session and begins another one over the same shop, as a file keeps it.
  private func takenUp(_ session: Session, settings: Settings = Settings()) async throws -> Session
  {
    let note = try #require(session.dashboard.note)
    let kept = try JSONDecoder().decode(
      SessionNote.self, from: try JSONEncoder().encode(note))
    return await Session(.village, size: .wide, recalling: kept, settings: settings)
  }

  @Test("it begins where the last one ended, with filter, order, columns, cursor and marks")
  func list() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("5", "/", "orders >= 1", .enter, "r", "c", .down, " ", .escape)
    await session.press(.home, "  ", .down)
    let next = try await takenUp(session)
    #expect(next.rows.dropLast(2) == session.rows.dropLast(2))
    let (old, new) = (session.screen(CustomersScreen.self), next.screen(CustomersScreen.self))
    #expect(new?.list.marks.ids == old?.list.marks.ids && new?.list.marks.ids.isEmpty == false)
    #expect(new?.list.marks.spent == old?.list.marks.spent)
    #expect(next.shows("as you left it"))
  }

  @Test("what was opened on top comes back, as far as it can be opened again")
  func trail() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("3", .enter, .enter)
    let name = try #require(session.screen(ProfileScreen.self)).title(Wording())
    var next = try await takenUp(session)
    #expect(next.screen(ProfileScreen.self)?.title(Wording()) == name)
    await next.press(.escape)
    #expect(next.screen(CustomersScreen.self)?.crumb != nil)
    await next.press(.escape)
    #expect(next.screen(SegmentsScreen.self) != nil)
  }

  @Test("cohorts come back with their measure and their split")
  func cohorts() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("2", "m", "m")
    let metric = try #require(session.screen(CohortsScreen.self)).metric
    #expect(metric.measure != .retention)
    #expect(try await takenUp(session).screen(CohortsScreen.self)?.metric == metric)
    var screen = CohortsScreen()
    screen.recall(ScreenNote(.root, "week ltv channel"))
    #expect(screen.metric == CohortRetention(per: .week, measure: .lifetimeValue, split: .channel))
    #expect(screen.note?.text == "week ltv channel")
  }

  @Test(
    "what is wrong with the configuration is not covered by news, and told whole where a line is too short"
  )
  func complaint() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("5")
    let note = try #require(session.dashboard.note)
    var next = await Session(.village, size: .wide).dashboard
    next.complain("keys.toml, line 2: no such key")
    next.recall(note)
    #expect(next.message?.text == "keys.toml, line 2: no such key")
    if let summary = next.summary { next.sayReread(summary) }
    #expect(next.message?.text == "keys.toml, line 2: no such key" && next.dialogs.isEmpty)
    next.complain(String(repeating: "config.toml: a mistake. ", count: 12) + "keys.toml: too.")
    #expect(next.dialogs.last?.screen is NoticeDialog)
  }

  @Test("marked places are kept, and the period")
  func places() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("5", "/", "elodie", .enter, "mb", "3")
    var next = try await takenUp(session)
    #expect(next.shows("Recency × frequency"))
    await next.press("'b")
    #expect(next.shows("8 of 80"))
  }

  @Test("where the settings say where to begin, they win")
  func start() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("5")
    var settings = Settings()
    settings.start = "cohorts"
    let next = try await takenUp(session, settings: settings)
    #expect(next.screen(CohortsScreen.self) != nil)
  }

  @Test("a note with places there are no more opens the overview")
  func unknown() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("5")
    var note = try #require(session.dashboard.note)
    note.here = SessionNote.Place(tab: "campaigns", screens: [ScreenNote(.root)])
    let next = await Session(.village, size: .wide, recalling: note)
    #expect(next.shows("Net revenue"))
  }
}
