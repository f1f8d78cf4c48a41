import Audiences
import Foundation
import Retention
import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Clicks into what is typed") struct TextFieldClickTests {
  @Test("a click puts the cursor before the letter it points at, wide letters counted once")
  func wide() async throws {
    var session = await Session(.village, size: .wide)
    await session.press(":", "山田 ab")
    let y = try #require(session.rows.firstIndex { $0.contains("山田 ab") })
    let row = session.rows[y]
    let start = String(row[..<(try #require(row.range(of: "山田")).lowerBound)]).displayWidth
    for (column, cursor) in [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 3), (6, 4), (9, 5)] {
      await session.mouse(.press, x: start + column, y: y)
      #expect(session.dialog(CommandPalette.self)?.input.cursor == cursor, "\(column)")
    }
    await session.mouse(.press, x: start + 2, y: y)
    await session.press("x")
    #expect(session.dialog(CommandPalette.self)?.input.text == "山x田 ab")
  }

  @Test("every dialog with a field and every screen with one takes it")
  func everywhere() async throws {
    let places: [(String, [Press], String)] = [
      ("palette", [":", "abcdef"], "abcdef"), ("help", ["?", "abcdef"], "abcdef"),
      ("period", ["t", .times(4, .down), "2026-05-05"], "2026-05-05"),
      ("range", ["t", .times(3, .down), "2026-05-05"], "2026-05-05"),
      ("filter", ["5/", "abcdef"], "abcdef"), ("problems", ["8/", "abcdef"], "abcdef"),
      ("expression", ["5a", .ctrl("u"), "abcdef"], "abcdef"),
      ("name", ["5a", .key(.f(2)), "abcdef"], "abcdef"),
      ("builder", ["6n", .tab, "abcdef"], "abcdef"), ("rule", ["6na", "abcdef"], "abcdef"),
      ("campaign", ["5e", .down, .down, "abcdef"], "abcdef"),
      ("erase", ["6pE", "abcdef"], "abcdef"), ("access", ["6pA", "abcdef"], "abcdef"),
      ("suppress", ["6ps", "abcdef"], "abcdef"),
    ]
    for (name, presses, text) in places {
      var session = await Session(.village, size: .wide)
      for press in presses { await session.press(press) }
      let isThere = await session.click(on: text)
      #expect(isThere, "\(name)")
      await session.press("9")
      #expect(session.rows.contains { $0.contains("9" + text) }, "\(name)")
    }
  }

  @Test("a click into a field that is not being typed into begins there")
  func elsewhere() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("5e")
    let path = try #require(session.dialog(ExportDialog.self)?.form.file.text)
    #expect(await session.click(on: String(path.suffix(8))))
    let form = try #require(session.dialog(ExportDialog.self)?.form)
    #expect(form.file.cursor == path.count - 8)
    #expect(session.dialog(ExportDialog.self)?.cursor == .file)
  }

  @Test("in a text longer than its field the click means what is in sight")
  func scrolled() async throws {
    var session = await Session(.village, size: .small)
    await session.press(":", .times(90, .char("a")), "XYZ")
    #expect(await session.click(on: "XYZ"))
    #expect(session.dialog(CommandPalette.self)?.input.cursor == 90)
  }

  @Test("which-key choices can be clicked; beside them the first key is taken back")
  func choices() async throws {
    var session = await Session(.village, size: .medium)
    await session.press("5", "g")
    session.waitForChoices()
    #expect(await session.click(on: "e  last"))
    let list = try #require(session.screen(CustomersScreen.self)?.list)
    #expect(list.cursor == list.shown.count - 1 && !session.dashboard.awaitsKey)
    await session.press("ma", "1", "'")
    session.waitForChoices()
    #expect(await session.click(on: "a  Customers"))
    #expect(session.dashboard.tab == .customers)
    await session.press("g")
    session.waitForChoices()
    await session.mouse(.press, x: 90, y: 22)
    let waits = session.dashboard.awaitsKey
    #expect(!waits && session.screen(CustomersScreen.self) != nil)
    await session.press("g")
    session.waitForChoices()
    #expect(await session.click(on: "j  jump"))
    await session.mouse(.release, x: 5, y: 26)
    let waitsAgain = session.dashboard.awaitsKey
    #expect(waitsAgain)
  }

  @Test("a customer named beside an audience opens by a click")
  func previews() async throws {
    var session = await Session(.village, size: .wide)
    await session.press("6")
    let rows = try #require(session.screen(AudiencesScreen.self)?.preview.rows.value)
    let name = try #require(rows.dropFirst().first?.name)
    #expect(await session.click(on: name))
    #expect(session.screen(ProfileScreen.self)?.title(Wording()) == name)
    await session.press(.escape)
    #expect(session.screen(AudiencesScreen.self) != nil)
  }
}
