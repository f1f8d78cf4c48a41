import Retention
import RetentionEngine
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Lists under random keys") struct RandomKeysTests {
  // No `e`: a delivery by chance would leave its file where the tests run.
  static let keys: [Key] =
    "jkhlgGsrxyYVU*/fa <>[]oZnp-=".map { .char($0) }
    + [
      .up, .down, .left, .right, .enter, .escape, .tab, .backTab, .backspace, .home, .end, .pageUp,
      .pageDown, .shiftUp, .shiftDown, .ctrl("d"), .ctrl("u"), .delete, .char("é"), .char("花"),
      .char(">"), .char("3"), .char("4"), .char("5"),
    ]

  @Test(
    "Five hundred keys at changing sizes leave every list in order",
    arguments: Seed.some(2))
  func fiveHundredKeys(seed: Int) async throws {
    var chance = Seed(seed)
    var session = await Session(.village, size: .medium)
    var parts = FrameParts()
    await session.press(chance.oneIn(2) ? "4" : "5")
    for _ in 0..<500 {
      if chance.oneIn(9) {
        session.resize(Size(width: chance.int(1...170), height: chance.int(1...50)))
      }
      if chance.oneIn(12) {
        let action = chance.pick([Mouse.Action.press, .drag, .wheelDown, .wheelUp, .release])
        await session.mouse(action, x: chance.int(0...169), y: chance.int(0...49))
      }
      await session.press(.key(chance.pick(Self.keys)))
      try check(session)
      let kept = session.dashboard.draw(theme: session.theme, keeping: &parts)
      #expect(kept == session.canvas, "a part was put down that is no longer true")
    }
  }

  // Neither a way to another screen than back, nor what changes every screen by right.
  static let deepKeys: [Key] =
    "jkhlGsrxyYVU*/fac<>[]ovmnwbuN{}Z".map { .char($0) }
    + [
      .up, .down, .left, .right, .enter, .enter, .tab, .backTab, .backspace, .home, .end, .pageUp,
      .pageDown, .shiftUp, .shiftDown, .ctrl("d"), .ctrl("u"), .ctrl("r"), .delete, .char("é"),
    ]

  @Test(
    "However deep one goes, escape comes back to the first screen exactly as it was",
    arguments: Seed.some(6))
  func escapeComesBack(seed: Int) async throws {
    var chance = Seed(seed)
    var session = await Session(.village, size: .medium)
    await session.press(.key(.char(chance.pick(["1", "2", "3", "5", "8"]))), .down, .right)
    let first = session.rows
    await session.press(.enter)
    for _ in 0..<500 {
      let atRoot = session.dashboard.layers.count == 1 && session.dashboard.dialogs.isEmpty
      // A filter or a menu of the first screen itself would be a change of it.
      await session.press(atRoot ? .enter : .key(chance.pick(Self.deepKeys)))
      if atRoot, session.dashboard.layers.count == 1, session.dashboard.dialogs.isEmpty { break }
    }
    for _ in 0..<200 {
      if session.dashboard.layers.count == 1, session.dashboard.dialogs.isEmpty { break }
      await session.press(.escape)
    }
    #expect(session.dashboard.layers.count == 1 && session.dashboard.dialogs.isEmpty)
    await session.press(.key(.f(12)))
    #expect(session.rows == first)
  }

  private func check(_ session: Session) throws {
    let list =
      session.screen(CustomersScreen.self)?.list ?? session.screen(AtRiskScreen.self)?.list
    if let list {
      #expect(list.cursor >= 0 && list.cursor < max(1, list.shown.count))
      #expect(list.offset >= 0 && list.offset <= max(0, list.shown.count - 1))
      #expect(Set(list.shown).count == list.shown.count)
      #expect(list.shown.allSatisfy(list.rows.indices.contains))
      let spent = list.rows.filter { list.marks.ids.contains($0.id) }
        .reduce(Int64(0)) { $0 + $1.row.revenue }
      #expect(list.marks.spent == spent)
      #expect(list.people.value != nil)
    }
    if let profile = session.screen(ProfileScreen.self) {
      let count = profile.profile.value?.orders.count ?? 0
      #expect(profile.cursor >= 0 && profile.cursor < max(1, count))
      #expect(profile.profile.value?.summary.id == profile.customerID)
    }
    let canvas = session.canvas
    #expect(canvas.rows.allSatisfy { $0.displayWidth == canvas.size.width })
  }
}
