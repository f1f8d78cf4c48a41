import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("The list of themes") struct ThemeDialogTests {
  private func session(size: Size = .wide, theme: String? = nil) async -> Session {
    var session = await Session(.village, size: size)
    var settings = Settings()
    settings.theme = theme
    await session.configure(settings, keys: .standard, themes: Session.library.names)
    return session
  }

  private func names(_ session: Session) throws -> [String] {
    try #require(session.dialog(ThemeDialog.self)).palettes.map(\.name)
  }

  @Test("the whole screen wears the theme under the cursor, and esc gives the former one back")
  func preview() async throws {
    var session = await session()
    let before = session.canvas
    await session.press(.ctrl("t"))
    let names = try names(session)
    let dark = try #require(names.firstIndex(of: "dark"))
    #expect(names.count >= 9 && session.dialog(ThemeDialog.self)?.cursor == dark)
    for step in 1..<(names.count - dark) {
      await session.press(.down)
      let name = names[dark + step]
      #expect(session.dashboard.settings.theme == name)
      let worn = Theme(try Session.library.palette(named: name))
      #expect(session.canvas == session.dashboard.draw(theme: worn))
      // Nothing of the screen behind is dimmed.
      let first = session.canvas.looks(ofRow: 0)[0].look
      #expect(first.background == worn.style(.text, on: .background).background)
    }
    await session.press(.escape)
    #expect(session.canvas == before && session.kept.isEmpty)
    #expect(session.dashboard.settings.theme == nil)
  }

  @Test("enter writes it down; u takes that back, ctrl-r does it again")
  func undone() async throws {
    var session = await session(theme: "light")
    await session.press(.ctrl("t"), "G", .enter)
    let last = try #require(Session.library.names.last)
    #expect(session.kept.map(\.theme) == [last])
    await session.press("u")
    #expect(session.shows("undone: theme") && session.dashboard.settings.theme == "light")
    await session.press(.ctrl("r"))
    #expect(session.kept.map(\.theme) == [last, "light", last])
    #expect(session.dashboard.settings.theme == last)
  }

  @Test("enter on the theme there is already is nothing to take back")
  func same() async {
    var session = await session(theme: "light")
    await session.press(.ctrl("t"), "j", "k", .enter, "u")
    #expect(session.shows("nothing to undo"))
  }

  @Test("the palette finds it, and a click previews what a second one keeps")
  func mouse() async throws {
    var session = await session()
    await session.press(":theme", .enter)
    #expect(session.dialog(ThemeDialog.self) != nil)
    #expect(await session.click(on: "○ paper"))
    #expect(session.dashboard.settings.theme == "paper" && session.kept.isEmpty)
    #expect(await session.click(on: "○ paper"))
    #expect(session.kept.map(\.theme) == ["paper"] && session.dialog(ThemeDialog.self) == nil)
    await session.press(.ctrl("t"))
    await session.mouse(.wheelUp, x: 140, y: 20)
    #expect(session.dashboard.settings.theme == "mono")
    await session.mouse(.press, x: 1, y: 20)
    #expect(session.dialog(ThemeDialog.self) == nil)
    #expect(session.dashboard.settings.theme == "paper")
  }

  @Test("from the settings it is chosen for them: they write it down, or take it back")
  func settings() async throws {
    var session = await session()
    await session.press(",", "t", "G", .enter)
    let last = try #require(Session.library.names.last)
    #expect(session.dialog(SettingsDialog.self)?.settings.theme == last && session.kept.isEmpty)
    await session.press(.escape)
    #expect(session.dashboard.settings.theme == nil)
    await session.press(",", "t", "G", .enter, .enter)
    #expect(session.kept.map(\.theme) == [last])
    await session.press(",")
    #expect(await session.click(on: "\(last) ›"))
    #expect(session.dialog(ThemeDialog.self) != nil)
  }

  @Test("every row shows its own colours, not those of the theme around it")
  func swatches() async throws {
    var session = await session()
    await session.press(.ctrl("t"))
    let canvas = session.canvas
    for name in try names(session) where name != "mono" {
      let row = try #require(
        session.rows.firstIndex { $0.contains("○ \(name) ") || $0.contains("● \(name) ") })
      let own = Theme(try Session.library.palette(named: name))
      let papers = canvas.looks(ofRow: row).map(\.look.background)
      #expect(papers.contains(own.heat(1).background), "\(name)")
      #expect(papers.contains(own.heat(0).background), "\(name)")
    }
  }

  @Test("a language tried out and not kept is not spoken any more")
  func language() async {
    var session = await session()
    await session.press(",", "jl")
    #expect(session.shows("Synthèse"))
    await session.press(.escape)
    #expect(session.shows("Overview") && !session.shows("Synthèse"))
  }
}
