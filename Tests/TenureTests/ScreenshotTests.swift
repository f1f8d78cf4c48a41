import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("Screens as text and pictures") struct ScreenshotTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    private let sample = package.appending(path: "sample-data").path

    @Test("The README shows the screen as it is drawn")
    func readme() throws {
      let run = try Tool().run(
        sample, "--screenshot", "overview", "--size", "100x30", "--theme", "mono", "--lang", "en")
      #expect(run.status == 0 && run.errors.isEmpty)
      let text = try String(
        contentsOf: Self.package.appending(path: "README.md"), encoding: .utf8)
      let screen = run.output.split(separator: "\n").dropLast(1).joined(separator: "\n")
      let shown = text.split(separator: "\n").joined(separator: "\n")
      #expect(screen.contains("Net revenue") && shown.contains(screen), "\(run.output)")
    }

    @Test("Keys are pressed before the picture is taken, and another size is another picture")
    func keys() throws {
      let run = try Tool().run(
        sample, "--screenshot", "overview", "--size", "80x24", "--keys", "8", "--lang", "fr")
      let rows = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(run.status == 0 && rows.count == 24 && rows.allSatisfy { $0.count <= 80 })
      #expect(
        run.output.contains("orders_export.csv") && run.output.contains("entrée ses problèmes"))
    }

    @Test("A theme is a name or a file; a broken file is refused with its line, in the language")
    func themes() throws {
      let tool = try Tool()
      let own = try tool.home.write("[roles]\naccent = \"#123456\"\n", to: "own.toml")
      let shot = [sample, "--screenshot", "overview", "--size", "60x20", "--svg", "--theme"]
      #expect(try tool.run(shot + [own]).output.contains("#123456"))
      #expect(try !tool.run(shot + ["dark"]).output.contains("#123456"))
      let broken = try tool.home.write("[roles]\n\naccnt = \"#123456\"\n", to: "broken.toml")
      let refused = try tool.run(shot + [broken])
      #expect(refused.status == 2 && refused.output.isEmpty)
      #expect(refused.errors.contains("broken.toml, line 3: a theme has no 'accnt' in [roles]."))
      let french = try tool.run(shot + [broken, "--lang", "fr"]).errors
      #expect(french.contains("broken.toml, ligne 3 : un thème n’a pas de « accnt »"))
      let teal = try tool.home.write("[roles-16]\naccent = \"teal\"\n", to: "teal.theme")
      #expect(try tool.run(shot + [teal]).errors.contains("'teal' but: \"red\", \"bright-red\""))
      let nowhere = try tool.run(shot + ["nowhere/x.theme"])
      #expect(nowhere.status == 2 && nowhere.errors.contains("nowhere/x.theme"))
    }

    @Test("A picture is one SVG document")
    func picture() throws {
      let run = try Tool().run(sample, "--screenshot", "segments", "--size", "60x20", "--svg")
      #expect(run.status == 0 && run.output.hasPrefix("<svg ") && run.output.hasSuffix("</svg>\n"))
      #expect(run.output.contains("<title>Tenure, segments</title>"))
    }

    @Test(
      "What can't be drawn is refused by name",
      arguments: [
        ["--screenshot", "nowhere"], ["--screenshot", "overview", "--size", "0x9"],
        ["--screenshot", "overview", "--size", "wide"],
        ["--screenshot", "overview", "--keys", "<hyper>"],
      ])
    func refused(flags: [String]) throws {
      let run = try Tool().run([sample] + flags)
      #expect(run.status == 2 && run.output.isEmpty && run.errors.contains("--"))
    }
  }
}
