import Testing

@testable import TerminalKit

@Suite("Theme files") struct ThemeFileTests {
  @Test("A theme says its colours, its sixteen, its attributes and its ramp")
  func whole() throws {
    let palette = try ThemeFile.parse(
      """
      [options]
      name = "evening"
      background = "default"
      heat = "cividis"

      [roles]
      accent = "#7aa2f7"
      returning-low = "#102030"

      [roles-16]
      accent = "bright-blue"

      [roles-mono]
      accent = "bold underline"
      """, name: "file")
    #expect(palette.name == "evening")
    #expect(!palette.paintsBackground)
    #expect(palette.heat == .cividis)
    #expect(palette[.accent] == RGB(0x7AA2F7))
    #expect(palette[.returningLow] == RGB(0x102030))
    #expect(palette[.text] == ThemePalette.dark[.text])
    #expect(Theme(palette, depth: .palette16).color(.accent) == .palette(12))
    #expect(Theme(palette, depth: .mono).ink(.accent).attributes == [.bold, .underline])
    #expect(Theme(palette).color(.background) == .none)
  }

  @Test(
    "A mistake is told with its line",
    arguments: [
      (
        "[roles]\n\naccent = \"blue\"",
        ThemeError.unsuitableValue("blue", key: "accent", section: "roles", line: 3)
      ),
      ("[roles]\naccnt = \"#000000\"", .unknownKey("accnt", section: "roles", line: 2)),
      (
        "[options]\nheat = \"jet\"",
        .unsuitableValue("jet", key: "heat", section: "options", line: 2)
      ),
      ("[roles]\n[=", .syntax(line: 2, column: 1)), ("[é]", .syntax(line: 1, column: 1)),
      ("[ [roles]]", .syntax(line: 1, column: 1)), ("[", .syntax(line: 1, column: 1)),
      ("[\u{64B}]", .syntax(line: 1, column: 1)), ("\u{FEFF}[@]", .syntax(line: 1, column: 1)),
      ("# a\n[colours]\nx = 1", .unknownKey("colours", section: "", line: 2)),
      (
        "[roles-16]\ngood = \"teal\"",
        .unsuitableValue("teal", key: "good", section: "roles-16", line: 2)
      ),
      (
        "[roles-mono]\ngood = \"blink\"",
        .unsuitableValue("blink", key: "good", section: "roles-mono", line: 2)
      ),
    ])
  func mistakes(text: String, error: ThemeError) {
    #expect(throws: error) { try ThemeFile.parse(text, name: "x") }
  }

  @Test("A file that is not TOML is refused with its line")
  func notTOML() {
    #expect {
      try ThemeFile.parse("[options]\nname = \n", name: "x")
    } throws: { error in
      guard case ThemeError.syntax(let line, _) = error else { return false }
      return line == 2
    }
  }

  @Test("A path is read wherever it lies, and is the theme's name")
  func path() throws {
    let library = ThemeLibrary(folders: [])
    let path = ThemeTests.folder + "/light.theme"
    let palette = try library.palette(named: path)
    #expect(palette.name == path && library.file(named: path) == path)
    #expect(palette[.text] == (try ThemeFile.read(path))[.text])
    #expect(ThemeLibrary.absolute("light") == "light")
    #expect(ThemeLibrary.absolute("/a/../b.toml") == "/b.toml")
    #expect(ThemeLibrary.absolute("~/night").hasSuffix("/night"))
    #expect(!ThemeLibrary.absolute("~/night").contains("~"))
    #expect(throws: ThemeError.unreadable(path: "nope.toml")) {
      try library.palette(named: "nope.toml")
    }
  }

  @Test("A theme nobody has is refused with the names there are")
  func unknown() {
    let library = ThemeLibrary(folders: [ThemeTests.folder])
    for name in ["nope", "..", "", ".dark"] {
      #expect(throws: ThemeError.notFound(name: name, known: ThemeTests.names)) {
        try library.palette(named: name)
      }
    }
  }

  @Test("Every role has its own key and its own letter")
  func keys() {
    #expect(Set(Role.allCases.map(\.themeKey)).count == Role.allCases.count)
    #expect(Role.allCases.map(\.index) == Array(Role.allCases.indices))
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    for role in Role.allCases { #expect(Role(themeKey: role.themeKey) == role) }
  }
}
