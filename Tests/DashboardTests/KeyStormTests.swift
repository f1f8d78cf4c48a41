import CustomerData
import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing
import Workspace

@testable import Dashboard

@Suite("Storms of keys, mouse, pastes and sizes") struct KeyStormTests {
  private static let backend = EmbeddedBackend(
    TinyShop.village.dataset, report: IngestReport())
  private static let steps = 500
  /// A frame costs as much as several keys: every so manieth step is drawn.
  private static let drawn = 25

  @Test(
    "Five hundred steps by chance leave every screen in order, and escape ends at a first screen",
    arguments: Seed.some(200))
  func order(seed: Int) async throws {
    var storm = KeyStorm(seed: seed, keys: KeyStorm.everything)
    var session = try await start(seed)
    var parts = FrameParts()
    for step in 1...Self.steps {
      await session.take(storm.next(in: session.dashboard.size, isTyping: session.isTyping))
      check(session, seed, step)
      guard step % Self.drawn == 0 else { continue }
      let canvas = session.canvas
      #expect(canvas.rows.allSatisfy { $0.displayWidth == canvas.size.width })
      let kept = session.dashboard.draw(theme: session.theme, keeping: &parts)
      parts.turn()
      #expect(kept == canvas, "seed \(seed), step \(step): a part was put down that is not true")
    }
    #expect(await session.escapeToTheFirstScreen(), "seed \(seed)")
    let root = session.rows
    await session.press(.escape, .escape)
    #expect(session.dashboard.layers.count == 1 && session.rows.count == root.count)
  }

  @Test(
    "However deep one goes, escape comes back to the first screen exactly as it was",
    arguments: Seed.some(200))
  func escapeComesBack(seed: Int) async throws {
    var storm = KeyStorm(seed: seed, keys: KeyStorm.deep)
    storm.mouseMargin = 2
    var session = await Session(Self.backend, size: .medium)
    await session.press(.key(.char(storm.pick(["1", "2", "3", "5", "6", "8"]))), .down, .right)
    let first = session.rows
    await session.press(.enter)
    for _ in 0..<Self.steps {
      if session.dashboard.layers.count == 1, session.dashboard.dialogs.isEmpty {
        // A filter or a menu of the first screen itself would be a change of it.
        await session.press(.enter)
        if session.dashboard.layers.count == 1, session.dashboard.dialogs.isEmpty { break }
      } else if session.changesEveryScreen {
        await session.press(.escape)
      } else {
        await session.take(storm.next(in: session.dashboard.size, isTyping: session.isTyping))
      }
    }
    #expect(await session.escapeToTheFirstScreen(), "seed \(seed)")
    session.resize(.medium)
    await session.press(.key(.f(12)))
    #expect(session.rows == first, "seed \(seed)")
  }

  /// Where the storms begin: on the overview, and on screens that chance alone seldom finds.
  private func start(_ seed: Int) async throws -> Session {
    var session = await Session(Self.backend, size: .medium)
    for (name, text) in [("Mail", "consent.email"), ("France", "country = \"FR\"")] {
      try session.services.workspace.audiences.save(SavedAudience(name: name, expression: text))
    }
    let ways: [Press] = ["1", "6b", "2", "6o", "5", "6p"]
    await session.press(ways[seed % ways.count])
    return session
  }

  @Test("The storms come everywhere: a storm in a corner would prove nothing")
  func reach() async throws {
    var seen: Set<String> = []
    for seed in Seed.some(12) {
      var storm = KeyStorm(seed: seed, keys: KeyStorm.everything)
      var session = try await start(seed)
      for _ in 1...Self.steps {
        await session.take(storm.next(in: session.dashboard.size, isTyping: session.isTyping))
        seen.formUnion(
          (session.dashboard.layers + session.dashboard.dialogs).map { "\(type(of: $0.screen))" })
      }
    }
    let wanted = [
      "OverviewScreen", "CohortsScreen", "SegmentsScreen", "AtRiskScreen", "CustomersScreen",
      "AudiencesScreen", "ModelsScreen", "DataHealthScreen", "ProfileScreen", "SheetScreen",
      "BuilderScreen", "OverlapScreen", "RightsScreen", "ExplainDialog", "ExpressionDialog",
      "ExportDialog", "HelpDialog", "CommandPalette", "PeriodDialog", "SettingsDialog",
    ]
    #expect(wanted.filter { !seen.contains($0) } == [])
  }

  private func check(_ session: Session, _ seed: Int, _ step: Int) {
    let dashboard = session.dashboard
    let ids = dashboard.layers.map(\.id) + dashboard.dialogs.map(\.id)
    #expect(!dashboard.layers.isEmpty && Set(ids).count == ids.count, "seed \(seed), step \(step)")
    #expect(dashboard.dialogs.count <= 4, "seed \(seed), step \(step): dialogs upon dialogs")
    #expect(dashboard.reading == .done && dashboard.summary != nil)
    check(list: session.screen(CustomersScreen.self)?.list, seed, step)
    check(list: session.screen(AtRiskScreen.self)?.list, seed, step)
    if let profile = session.screen(ProfileScreen.self) {
      let count = profile.profile.value?.orders.count ?? 0
      #expect(profile.cursor >= 0 && profile.cursor < max(1, count), "seed \(seed), step \(step)")
    }
    if let sheet = session.screen(SheetScreen.self), let place = sheet.place {
      #expect(place < (sheet.sheet.value?.rows.count ?? 0), "seed \(seed), step \(step)")
    }
  }

  private func check(list: CustomerListing?, _ seed: Int, _ step: Int) {
    guard let list else { return }
    #expect(list.cursor >= 0 && list.cursor < max(1, list.shown.count), "seed \(seed), \(step)")
    #expect(list.offset >= 0 && list.offset <= max(0, list.shown.count - 1), "\(seed), \(step)")
    #expect(Set(list.shown).count == list.shown.count, "seed \(seed), step \(step)")
    #expect(list.shown.allSatisfy(list.rows.indices.contains), "seed \(seed), step \(step)")
    let spent = list.rows.filter { list.marks.ids.contains($0.id) }
      .reduce(Int64(0)) { $0 + $1.row.revenue }
    #expect(list.marks.spent == spent, "seed \(seed), step \(step)")
  }
}

extension Session {
  /// Whether what stands in front changes every screen by right, or is a door to any.
  fileprivate var changesEveryScreen: Bool {
    dialog(PeriodDialog.self) != nil || dialog(SettingsDialog.self) != nil
      || dialog(CommandPalette.self) != nil || dialog(HelpDialog.self) != nil
  }
}
