import Foundation
import Support
import Testing

@testable import TerminalKit

@Suite("The user's configuration") struct ConfigurationTests {
  private let screens = ["overview", "cohorts", "at-risk"]

  private func settings(_ text: String) throws -> Settings {
    try SettingsFile.parse(text, file: "config.toml", screens: screens)
  }

  private func keys(_ text: String) throws -> KeyMap {
    try KeyMapFile.parse(text, file: "keys.toml", places: screens)
  }

  @Test("Every setting is read")
  func settings() throws {
    let found = try settings(
      """
      theme = "light"
      language = "fr"
      mouse = false
      motion = false
      ascii = true
      period = 30
      start = "at-risk"
      clipboard = "off"
      """)
    #expect(found.theme == "light" && found.language == "fr" && found.mouse == false)
    #expect(found.motion == false)
    #expect(found.ascii == true && found.period == 30 && found.start == "at-risk")
    #expect(found.clipboard == .off)
  }

  @Test(
    "A setting that is unknown, or has a value it can't have, is refused with its line",
    arguments: [
      ("theme = \"light\"\n\ncolour = 1\n", 3, "colour"), ("mouse = \"yes\"\n", 1, "mouse"),
      ("\nperiod = 0\n", 2, "period"), ("# x\n# y\nstart = \"nowhere\"\n", 3, "start"),
      ("language = 'de'", 1, "language"), ("\n[look]\ntheme = \"x\"\n", 2, "look"),
    ])
  func unsuitable(text: String, line: Int, name: String) {
    #expect {
      try settings(text)
    } throws: { error in
      switch error as? ConfigurationError {
      case .unknownKey(let key, _, "config.toml", line, _): key == name
      case .unsuitableValue(_, let key, let wanted, "config.toml", line):
        key == name && !wanted.isEmpty
      default: false
      }
    }
  }

  @Test("What is no TOML is refused where it ends to be", arguments: ["theme = ", "[", "a b"])
  func syntax(text: String) {
    #expect {
      try settings("mouse = true\n" + text)
    } throws: { error in
      guard case .syntax("config.toml", let line, _) = error as? ConfigurationError else {
        return false
      }
      return line == 2
    }
  }

  @Test("Saving changes the lines of the settings and nothing else")
  func saving() throws {
    var settings = Settings()
    settings.theme = "a \"b\""
    settings.mouse = false
    let before = "# mine\ntheme = \"dark\" # night\n\n# the end\n"
    let after = SettingsFile.text(before, saying: settings)
    #expect(after == "# mine\ntheme = \"a \\\"b\\\"\"\n\n# the end\nmouse = false\n")
    #expect(try self.settings(after) == settings)
    #expect(SettingsFile.text(after, saying: settings) == after)
  }

  @Test("A folder without files says nothing; what is saved there is read again")
  func folder() throws {
    let home = try TemporaryFolder()
    let configuration = Configuration(folder: home.path + "/new/tenure")
    #expect(try configuration.settings(screens: screens) == Settings())
    #expect(try configuration.keys(screens: screens) == .standard)
    var settings = Settings()
    settings.period = 180
    try configuration.save(settings)
    #expect(try configuration.settings(screens: screens) == settings)
    #expect(try home.permissions(of: "new/tenure") == 0o700)
  }

  @Test("A key of one's own does what another does, and is shown in its place")
  func ownKeys() throws {
    let map = try keys("[everywhere]\nctrl-p = \":\"\n[cohorts]\nX = \"x\"\nx = \"none\"\n")
    #expect(map.meaning(of: .ctrl("p"), in: "overview") == .char(":"))
    #expect(map.meaning(of: .char("X"), in: "cohorts") == .char("x"))
    #expect(map.meaning(of: .char("x"), in: "cohorts") == nil)
    #expect(map.meaning(of: .char("x"), in: "overview") == .char("x"))
    #expect(map.keys(for: .char(":"), in: "overview") == [.ctrl("p"), .char(":")])
    #expect(map.keys(for: .char("x"), in: "cohorts") == [.char("X")])
    #expect(map.keys(for: .char("x"), in: "overview") == [.char("x")])
  }

  @Test("Two keys can be exchanged")
  func exchanged() throws {
    let map = try keys("[everywhere]\na = \"b\"\nb = \"a\"\n")
    #expect(map.meaning(of: .char("a"), in: "overview") == .char("b"))
    #expect(map.meaning(of: .char("b"), in: "overview") == .char("a"))
    #expect(map.keys(for: .char("a"), in: "overview") == [.char("b")])
  }

  @Test(
    "A key that is unknown, doubled or reserved is refused with its line",
    arguments: [
      ("[everywhere]\nhyper-x = \"a\"\n", 2), ("[nowhere]\n", 1), ("\nx = 1\n", 2),
      ("[cohorts]\n\nx = \"nothing\"\n", 3), ("[cohorts]\nx = 1\n", 2),
      ("[everywhere]\nesc = \"q\"\n", 2), ("[everywhere]\n# no\nctrl-c = \"none\"\n", 3),
      ("[everywhere]\nx = \"a\"\nx = \"b\"\n", 3),
    ])
  func unsuitableKeys(text: String, line: Int) {
    #expect {
      try keys(text)
    } throws: { error in
      switch error as? ConfigurationError {
      case .unknownKey(_, _, "keys.toml", let found, _): found == line
      case .unsuitableValue(_, _, _, "keys.toml", let found): found == line
      case .reservedKey(_, "keys.toml", let found): found == line
      case .syntax("keys.toml", let found, _): found == line
      default: false
      }
    }
  }

  @Test("A key of one's own is written in its section, and nothing else is touched")
  func givenKeys() throws {
    let before = "# mine\n[everywhere]\nctrl-p = \":\"\n\n[cohorts]\nX = \"x\"  # loud\n"
    let palette = KeyChange(key: .ctrl("o"), meaning: .char(":"), place: "everywhere")
    let once = KeyMapFile.text(before, with: palette)
    #expect(once == before.replacing("ctrl-p = \":\"", with: "\"ctrl-o\" = \":\""))
    #expect(try keys(once).meaning(of: .ctrl("o"), in: "cohorts") == .char(":"))
    #expect(KeyMapFile.text(once, with: palette) == once)
    let usual = KeyMapFile.text(
      once, with: KeyChange(key: nil, meaning: .char("x"), place: "cohorts"))
    #expect(!usual.contains("X =") && usual.hasPrefix("# mine\n"))
    let new = KeyMapFile.text(
      "", with: KeyChange(key: .char("\""), meaning: .char("\\"), place: "at-risk"))
    #expect(try keys(new).meaning(of: .char("\""), in: "at-risk") == .char("\\"))
  }

  @Test("A change in memory is the change in the file", arguments: ["everywhere", "cohorts"])
  func sameChange(place: String) throws {
    var map = KeyMap.standard
    var text = ""
    let presses: [Key?] = [.char("z"), .ctrl("g"), .f(7), nil, .char("z"), .char("x")]
    for (step, key) in presses.enumerated() {
      let change = KeyChange(key: key, meaning: step % 2 == 0 ? .char("x") : .enter, place: place)
      map.apply(change)
      text = KeyMapFile.text(text, with: change)
      let read = try keys(text)
      for key: Key in [.char("z"), .ctrl("g"), .f(7), .char("x"), .enter] {
        #expect(read.meaning(of: key, in: place) == map.meaning(of: key, in: place))
      }
    }
  }
}
