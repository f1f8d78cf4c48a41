import Retention
import RetentionEngine
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The mouse") struct MouseKeysTests {
  @Test("a second click on the same spot opens what the first has chosen")
  func doubleClick() async throws {
    var session = await Session(.village)
    await session.press("5")
    let name = try #require(session.screen(CustomersScreen.self)?.list.customer(at: 4)?.row.name)
    #expect(await session.click(on: name))
    #expect(session.screen(CustomersScreen.self)?.list.cursor == 4)
    #expect(await session.click(on: name))
    #expect(session.screen(ProfileScreen.self)?.title(Wording()) == name)
    // Two clicks with a key in between are two clicks.
    await session.press(.escape, .down)
    #expect(await session.click(on: name))
    #expect(session.screen(ProfileScreen.self) == nil)
  }

  @Test("a click chooses a cell, a square, a segment; a second one opens its customers")
  func figures() async throws {
    for size in [Size.wide, .medium, .classic] {
      var session = await Session(.village, size: size)
      await session.press("3")
      let before = try #require(session.screen(SegmentsScreen.self))
      #expect(before.recency == 5)
      let row = try #require(session.rows.firstIndex { $0.contains("R2") })
      await session.mouse(.press, x: 16, y: row)
      #expect(session.screen(SegmentsScreen.self)?.recency == 2, "\(size)")
      await session.mouse(.press, x: 16, y: row)
      #expect(session.screen(CustomersScreen.self) != nil)
    }
    var session = await Session(.village, size: .wide)
    await session.press("3")
    #expect(await session.click(on: "Hibernating   "))
    #expect(session.screen(SegmentsScreen.self)?.isOnList == true)
  }

  @Test("a click in the cohort map lands on the cell it points at")
  func cohorts() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("2", .right)
    let map = try #require(session.screen(CohortsScreen.self))
    let cohort = try #require(map.row)
    let y = try #require(session.rows.firstIndex { $0.contains(cohort.cohort.label) })
    await session.mouse(.press, x: 22, y: y)
    #expect(session.screen(CohortsScreen.self)?.cursor.cohort == cohort.cohort)
    #expect(session.screen(CohortsScreen.self)?.cursor.period == 0)
  }

  @Test("a click on a footer hint does it, in dialogs too; the wheel scrolls dialogs")
  func footer() async {
    var session = await Session(.village)
    #expect(await session.click(on: "x explain"))
    #expect(session.dialog(ExplainDialog.self) != nil)
    await session.press(.escape)
    #expect(await session.click(on: "? keys"))
    let before = session.rows
    await session.mouse(.wheelDown, x: 50, y: 12)
    #expect(session.rows != before)
    await session.mouse(.wheelUp, x: 50, y: 12)
    #expect(session.rows == before)
  }
}
