import Support
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Settings, keys of one's own and marked places") struct SettingsTests {
  private let shop = TinyShop.village

  private func keys(_ text: String) throws -> KeyMap {
    try KeyMapFile.parse(text, file: "keys.toml", places: Tab.names)
  }

  @Test("A key of one's own does what the other did, and footer and help show it")
  func ownKey() async throws {
    var session = await Session(shop)
    await session.configure(
      Settings(), keys: try keys("[everywhere]\nctrl-p = \":\"\n\":\" = \"none\"\n"))
    await session.press("?", "command")
    #expect(session.rows.contains { $0.contains("command") && $0.contains("^P") })
    await session.press(.escape)
    await session.press(":")
    #expect(session.dialog(CommandPalette.self) == nil)
    await session.press(.ctrl("p"))
    #expect(session.dialog(CommandPalette.self) != nil)
  }

  @Test("A key of one screen leaves the others alone")
  func ownScreen() async throws {
    var session = await Session(shop)
    await session.configure(Settings(), keys: try keys("[customers]\nz = \"3\"\n"))
    await session.press("z")
    #expect(session.dashboard.tab == .overview)
    await session.press("5z")
    #expect(session.dashboard.tab == .segments)
  }

  @Test("A key that is typed into a text keeps its letter")
  func typed() async throws {
    var session = await Session(shop)
    await session.configure(Settings(), keys: try keys("[everywhere]\na = \"q\"\n"))
    await session.press("5/", "ana")
    #expect(session.shows("ana"))
  }

  @Test("What the palette runs is the action, whatever key has it now")
  func palette() async throws {
    var session = await Session(shop)
    await session.configure(Settings(), keys: try keys("[everywhere]\nt = \"none\"\n"))
    await session.press("t")
    #expect(session.dialog(PeriodDialog.self) == nil)
    await session.press(":period", .enter)
    #expect(session.dialog(PeriodDialog.self) != nil)
  }

  @Test("A marked place comes back with everything on it as it was")
  func places() async throws {
    var session = await Session(shop)
    await session.press("5jj", .enter)
    let before = session.rows
    await session.press("ma", "1", "'a")
    #expect(session.dashboard.tab == .customers)
    #expect(session.rows.dropLast(2) == before.dropLast(2))
    await session.press(.escape)
    #expect(session.dashboard.layers.count == 1)
  }

  @Test("A place that nobody marked is told, and nothing moves")
  func unknownPlace() async {
    var session = await Session(shop)
    await session.press("'x")
    #expect(session.shows("no place is marked x"))
    #expect(session.dashboard.tab == .overview)
  }

  @Test("A capital letter marks the place where m means something else")
  func capital() async {
    var session = await Session(shop)
    await session.press("2", "'B", "1", "'b")
    #expect(session.dashboard.tab == .cohorts)
  }

  @Test(
    "When the second key takes its time, its choices are shown, and escape takes the first back")
  func choices() async {
    var session = await Session(shop)
    await session.press("5ma", "'")
    #expect(session.dashboard.awaitsKey)
    session.waitForChoices()
    #expect(session.row(with: "a  Customers") != "" && session.shows("mark this place"))
    await session.press(.escape)
    #expect(!session.dashboard.awaitsKey && session.row(with: "a  Customers") == "")
    #expect(session.dashboard.tab == .customers)
  }

  @Test("A setting is seen at once; enter keeps it, escape takes it back")
  func dialog() async {
    var session = await Session(shop)
    await session.configure(Settings(), keys: .standard, themes: ["dark", "light"])
    await session.press(",", .right)
    #expect(session.dashboard.settings.theme == "light" && session.kept.isEmpty)
    await session.press(.escape)
    #expect(session.dashboard.settings.theme == nil && session.kept.isEmpty)
    await session.press(",", "jl", .enter)
    #expect(session.dashboard.settings.language == "fr")
    #expect(session.kept.map(\.language) == ["fr"])
    #expect(session.shows("Synthèse"))
  }

  @Test("The configuration chooses period and first screen, once")
  func atTheStart() async {
    var session = await Session(shop)
    var settings = Settings()
    settings.period = 30
    settings.start = "segments"
    await session.configure(settings, keys: .standard, themes: ["dark"])
    #expect(session.dashboard.scope.days == 30 && session.dashboard.tab == .segments)
    await session.press("1")
    await session.configure(settings, keys: .standard, themes: ["dark"])
    #expect(session.dashboard.tab == .overview)
  }

  @Test("The mouse is given to the terminal and taken back")
  func mouse() async {
    var session = await Session(shop)
    await session.press("M")
    #expect(session.dashboard.settings.mouse == false)
    #expect(session.shows("the mouse selects text now"))
    await session.press("M")
    #expect(session.dashboard.settings.mouse == true)
  }

  @Test("French keys are called as French keyboards have them, each by one word")
  func frenchKeys() async {
    let session = await Session(shop, language: .french)
    #expect(session.rows.last?.contains("entrée ses clients") == true)
    let wording = Wording(.french)
    let keys: [Key] = [.enter, .escape, .char(" "), .backspace, .pageUp, .home, .shiftDown]
    for key in keys { #expect(!wording.label(of: key).contains(" ")) }
    #expect(wording.label(of: .char("x")) == "x" && wording.label(of: .ctrl("p")) == "^P")
  }

  @Test("An action that no key does any more is told with its line; none says that it is meant")
  func conflict() async throws {
    var session = await Session(shop)
    await session.configure(Settings(), keys: try keys("[everywhere]\nz = \"j\"\n\":\" = \"t\"\n"))
    #expect(session.shows("keys.toml, line 3: no key does “command” any more"))
    await session.press("j")
    await session.configure(Settings(), keys: try keys("[everywhere]\n\":\" = \"none\"\n"))
    #expect(!session.shows("keys.toml"))
    await session.configure(
      Settings(), keys: try keys("[everywhere]\n\":\" = \"t\"\nctrl-p = \":\"\n"))
    #expect(!session.shows("keys.toml"))
  }

  @Test("A key is given inside: the next one pressed does it, backspace takes it back")
  func givenInside() async throws {
    var session = await Session(shop, size: .wide)
    await session.press(.ctrl("k"))
    let rows = try #require(session.dialog(KeysDialog.self)?.rows)
    let period = try #require(rows.firstIndex { $0.key == .char("t") })
    await session.press(.times(period, .down), .enter)
    #expect(session.shows("press the key that shall do it"))
    await session.press("z")
    #expect(session.bound == [KeyChange(key: .char("z"), meaning: .char("t"), place: "everywhere")])
    await session.press(.escape, "z")
    #expect(session.dialog(PeriodDialog.self) != nil)
    await session.press(.escape, .ctrl("k"), .times(period, .down), .backspace, .escape, "z")
    #expect(session.dialog(PeriodDialog.self) == nil)
  }

  @Test("On the smallest window the setting under the cursor is in sight")
  func smallest() async {
    var session = await Session(shop, size: .tiny)
    await session.press(",", .up)
    #expect(session.shows("‹ the terminal"))
  }
}
