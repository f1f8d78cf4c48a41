import Audiences
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
    #expect(session.screen(SegmentsScreen.self)?.focus == .list)
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

  @Test("tabs, crumbs and every place of the overview can be clicked; the wheel moves under it")
  func frame() async throws {
    var session = await Session(.village, size: .wide)
    #expect(await session.click(on: "Segments   4"))
    #expect(session.screen(SegmentsScreen.self) != nil)
    await session.press("1")
    #expect(await session.click(on: Wording().cardName(.repeatRate)))
    #expect(session.screen(OverviewScreen.self)?.cursor.figure == 2)
    #expect(await session.click(on: "Hibernating"))
    let place = try #require(session.screen(OverviewScreen.self)?.cursor)
    #expect(place.panel == .segments && place.segment > 0)
    #expect(await session.click(on: "Hibernating"))
    #expect(session.screen(CustomersScreen.self) != nil)
    #expect(await session.click(on: "Overview  ›"))
    #expect(session.screen(OverviewScreen.self)?.cursor == place)
    let row = try #require(session.rows.firstIndex { $0.contains("Net revenue") })
    await session.mouse(.wheelDown, x: 10, y: row)
    #expect(session.screen(OverviewScreen.self)?.cursor.panel == .figures)
  }

  @Test("a drag over the weeks goes along them")
  func weeks() async throws {
    var session = await Session(.village, size: .wide)
    let row = try #require(session.rows.firstIndex { $0.contains("Revenue by week") })
    await session.mouse(.press, x: 30, y: row + 8)
    let first = try #require(session.screen(OverviewScreen.self)?.cursor)
    await session.mouse(.drag, x: 40, y: row + 8)
    let second = try #require(session.screen(OverviewScreen.self)?.cursor)
    #expect(first.panel == .weeks && second.weeksBack < first.weeksBack)
  }

  @Test("headers sort, drags mark a range, columns and sort menu take clicks")
  func lists() async throws {
    var session = await Session(.village)
    await session.press("5")
    #expect(await session.click(on: "orders"))
    #expect(session.screen(CustomersScreen.self)?.list.order.first.column == .orders)
    let name = try #require(session.screen(CustomersScreen.self)?.list.customer(at: 0)?.row.name)
    let first = try #require(session.rows.firstIndex { $0.contains(name) })
    await session.mouse(.press, x: 10, y: first)
    await session.mouse(.drag, x: 10, y: first + 3)
    await session.mouse(.release, x: 10, y: first + 3)
    #expect(session.screen(CustomersScreen.self)?.list.marks.ids.count == 4)
    await session.press("c")
    #expect(await session.click(on: "● orders"))
    #expect(await session.click(on: "● orders"))
    #expect(session.screen(CustomersScreen.self)?.list.columns.isShown(.orders) == false)
    // Beside the dialog is outside of it.
    await session.mouse(.press, x: 2, y: 2)
    #expect(session.screen(CustomersScreen.self)?.list.chooser == nil)
    await session.press("s")
    let title = try #require(session.rows.firstIndex { $0.contains("Sort by") })
    await session.mouse(.press, x: 50, y: title + 3)
    #expect(session.screen(CustomersScreen.self)?.list.menu == 1)
    await session.mouse(.press, x: 50, y: title + 3)
    #expect(session.screen(CustomersScreen.self)?.list.menu == nil)
  }

  @Test("every dialog answers the mouse: choices, values, buttons, words, lines")
  func dialogs() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("t")
    #expect(await session.click(on: "last 28 days"))
    #expect(await session.click(on: "last 28 days"))
    #expect(session.dialog(PeriodDialog.self) == nil && session.dashboard.scope.days == 28)
    await session.press(",")
    #expect(await session.click(on: "Period at the start"))
    #expect(await session.click(on: "90 d ›"))
    #expect(session.dialog(SettingsDialog.self)?.settings.period == 180)
    #expect(await session.click(on: "‹ 180"))
    #expect(session.dialog(SettingsDialog.self)?.settings.period == 90)
    await session.press(.escape, "?")
    #expect(await session.click(on: "settings"))
    #expect(session.dialog(SettingsDialog.self) != nil)
    await session.press(.escape, "5", "a", " ")
    let words = try #require(session.dialog(ExpressionDialog.self)?.suggestions)
    let second = try #require(words.dropFirst().first)
    #expect(await session.click(on: "  " + second.text + "  "))
    let text = try #require(session.dialog(ExpressionDialog.self)?.input.text)
    #expect(text.contains(second.text))
    await session.press(.escape, "e")
    #expect(await session.click(on: "Klaviyo"))
    #expect(session.dialog(ExportDialog.self)?.form.destination == "klaviyo")
    #expect(await session.click(on: "1 in 7 d"))
    #expect(session.dialog(ExportDialog.self)?.form.cap == ExportForm.caps[1])
    #expect(await session.click(on: "esc Cancel"))
    #expect(session.dialog(ExportDialog.self) == nil)
  }

  @Test("in the builder rules, values and words can be clicked")
  func builder() async throws {
    let rules = try AudienceExpression(parsing: "orders >= 2 and spent >= 100 EUR")
    var session = await Session(.village, size: .wide, screen: BuilderScreen(rules))
    #expect(await session.click(on: "spent  "))
    #expect(session.screen(BuilderScreen.self)?.cursor == 1)
    let before = try #require(session.screen(BuilderScreen.self)?.draft.text)
    let choices = try #require(session.screen(BuilderScreen.self)?.choices)
    let here = try #require(choices.firstIndex { $0.isWritten })
    let other = choices[here + 1]
    #expect(await session.click(on: " \(other.label) "))
    #expect(session.screen(BuilderScreen.self)?.draft.text != before)
    #expect(await session.click(on: "tab edits it"))
    #expect(session.screen(BuilderScreen.self)?.pane == .text)
    #expect(await session.click(on: "customers left after each"))
    #expect(session.screen(BuilderScreen.self)?.pane == .rules)
  }

  @Test("rows and cells of the views can be clicked, and those of data health")
  func views() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("v")
    let sheet = try #require(session.screen(SheetScreen.self)?.sheet.value)
    #expect(await session.click(on: sheet.rows[2].name))
    #expect(session.screen(SheetScreen.self)?.cursor.line == 2)
    await session.press("8")
    #expect(await session.click(on: "orders.csv") || session.shows("empty"))
    #expect(session.screen(DataHealthScreen.self)?.isOnProblems == false)
  }
}
