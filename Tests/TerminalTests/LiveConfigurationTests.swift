import Foundation
import Support
import Testing

extension ProgramTests {
  @Suite("The user's files change under the real program") struct LiveConfigurationTests {
    private func write(_ text: String, to name: String, in shop: CornerShop) throws {
      let folder = shop.tool.home.path + "/config/tenure"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"), options: .atomic)
    }

    @Test("Language and keys change while it runs, mistakes are told with file and line")
    func live() throws {
      let shop = try CornerShop()
      try write("language = \"en\"\n", to: "config.toml", in: shop)
      let dashboard = try OpenDashboard(
        ["XDG_CONFIG_HOME": shop.tool.home.path + "/config"], in: shop)
      #expect(dashboard.start())
      try write("language = \"fr\"\n", to: "config.toml", in: shop)
      #expect(
        dashboard.program.wait { $0.contains("Synthèse") && $0.contains("configuration relue") },
        "\(dashboard.picture)")
      try write(
        "[everywhere]\nctrl-p = \":\"\n\n[cohorts]\nctrl-x = 7\n", to: "keys.toml", in: shop)
      #expect(
        dashboard.program.wait { $0.contains("keys.toml, ligne 5") }, "\(dashboard.picture)")
      try write("[everywhere]\nctrl-p = \":\"\n", to: "keys.toml", in: shop)
      #expect(dashboard.program.wait { $0.contains("configuration relue") }, "\(dashboard.picture)")
      #expect(
        dashboard.type("\u{10}") { $0.contains("tapez pour trouver") }, "\(dashboard.picture)")
      #expect(dashboard.type("\u{1b}") { !$0.contains("tapez pour trouver") })
      #expect(dashboard.leave() == 0)
    }

    @Test(
      "A folder that comes after the start is noticed as a file would be, and when it comes anew")
    func late() throws {
      let shop = try CornerShop()
      let folder = shop.tool.home.path + "/config"
      let dashboard = try OpenDashboard(["XDG_CONFIG_HOME": folder], in: shop)
      #expect(dashboard.start())
      try write("language = \"fr\"\n", to: "config.toml", in: shop)
      #expect(
        dashboard.program.wait { $0.contains("Synthèse") && $0.contains("configuration relue") },
        "\(dashboard.picture)")
      try FileManager.default.removeItem(atPath: folder)
      #expect(dashboard.program.wait { $0.contains("Overview") }, "\(dashboard.picture)")
      try write("language = \"fr\"\n", to: "config.toml", in: shop)
      #expect(dashboard.program.wait { $0.contains("Synthèse") }, "\(dashboard.picture)")
      #expect(dashboard.leave() == 0)
    }

    @Test("The list of themes is worn by the real screen, written by enter, taken back by u")
    func themes() throws {
      let shop = try CornerShop()
      try write("theme = \"dark\"\nlanguage = \"en\"\n", to: "config.toml", in: shop)
      let file = shop.tool.home.path + "/config/tenure/config.toml"
      let dashboard = try OpenDashboard(
        ["XDG_CONFIG_HOME": shop.tool.home.path + "/config", "COLORTERM": "truecolor"], in: shop)
      #expect(dashboard.start())
      let dark = dashboard.program.screen.grid[0][0].background
      #expect(dashboard.type("\u{14}") { $0.contains("esc: as before") }, "\(dashboard.picture)")
      #expect(dashboard.type("j") { $0.grid[0][0].background != dark }, "\(dashboard.picture)")
      #expect(dashboard.type("\u{1b}") { $0.grid[0][0].background == dark })
      #expect(dashboard.type("\u{14}") { $0.contains("esc: as before") })
      #expect(dashboard.type("G") { $0.contains("▌ ○ slate") })
      #expect(dashboard.type("\r") { !$0.contains("esc: as before") })
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("theme = \"slate\""))
      #expect(
        dashboard.type("u") { $0.contains("undone: theme") && $0.grid[0][0].background == dark })
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("theme = \"dark\""))
      #expect(dashboard.leave() == 0)
    }
  }
}
