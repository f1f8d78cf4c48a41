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
