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
    }
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
