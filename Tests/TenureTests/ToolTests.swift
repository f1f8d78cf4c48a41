import Foundation
import Support
import Testing

extension CommandLineTests {
  @Suite("The tool itself") struct ToolTests {
    @Test(
      "Every command explains itself with an example",
      arguments: [
        ["open"], ["overview"], ["cohorts"], ["segments"], ["at-risk"], ["customers"], ["customer"],
        ["bridge"], ["repeat"], ["breakdown"], ["concentration"], ["orders"], ["returns"],
        ["what-if"], ["models"],
        ["explain"], ["export"], ["check"], ["sample"], ["themes"], ["themes", "list"],
        ["themes", "check"], ["audience"], ["audience", "count"], ["audience", "show"],
        ["audience", "list"], ["audience", "save"], ["audience", "check"], ["audience", "diff"],
        ["audience", "why"],
      ])
    func help(words: [String]) throws {
      let run = try Tool().run(words + ["--help"])
      #expect(run.status == 0 && run.errors.isEmpty)
      #expect(run.output.contains("Example: tenure"))
      #expect(run.output.contains("USAGE: tenure \(words.joined(separator: " "))"))
    }

    @Test("Completions are made for three shells, and bash understands its own")
    func completions() throws {
      let tool = try Tool()
      for shell in ["bash", "zsh", "fish"] {
        let run = try tool.run("--generate-completion-script", shell)
        #expect(run.status == 0 && run.output.contains("tenure") && run.output.contains("cohorts"))
        if shell == "bash" {
          let file = try tool.home.write(run.output, to: "completion")
          #expect(try tool.run("/bin/bash", ["-n", file]).status == 0)
        }
      }
    }

    /// Every command there is, as typed after `tenure`, read off the help.
    private func commands(_ tool: Tool, _ words: [String] = []) throws -> [[String]] {
      let help = try tool.run(words + ["--help"]).output
      guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else {
        return [words]
      }
      let names = list.split(separator: "\n").prefix { $0.hasPrefix("  ") }
        .filter { !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
      return try names.flatMap { try commands(tool, words + [$0]) }
    }

    @Test("Man page and completions name every command and every option, in both languages")
    func complete() throws {
      let tool = try Tool()
      let all = try commands(tool)
      #expect(all.count > 35)
      let pages = [try tool.run("man").output, try tool.run("man", "--lang", "fr").output]
      let bash = try tool.run("--generate-completion-script", "bash").output
      for words in all {
        let help = try tool.run(words + ["--help"]).output
        let options = help.matches(of: /\n  (?:-., )?(--[a-z-]+)/).map { String($0.1) }
          .filter { $0 != "--version" && $0 != "--help" }
        for page in pages {
          let name = "tenure " + words.joined(separator: " ")
          let section = page.components(separatedBy: ".SS \(name)\n").dropFirst().first?
            .components(separatedBy: "\n.S").first
          let text = try #require(section, "\(name)")
          for option in options {
            #expect(text.replacing("\\-", with: "-").contains(option), "\(name) \(option)")
          }
        }
        #expect(bash.contains(words[words.count - 1]))
        for option in options { #expect(bash.contains(option), "\(option)") }
      }
      #expect(pages[1].contains("CODE DE RETOUR") && !pages[1].contains("EXIT STATUS"))
    }

    @Test("The man page is clean roff and names every command", arguments: ["en", "fr"])
    func manual(language: String) throws {
      let tool = try Tool()
      let page = try tool.run("man", "--lang", language)
      #expect(page.status == 0 && page.errors.isEmpty)
      guard FileManager.default.fileExists(atPath: "/usr/bin/groff") else { return }
      let file = try tool.home.write(page.output, to: "tenure.1")
      let shown = try tool.run("/usr/bin/groff", ["-man", "-Tutf8", "-ww", "-Kutf8", file])
      #expect(shown.status == 0 && shown.errors.isEmpty, "\(shown.errors.prefix(300))")
      #expect(shown.output.contains("\n              tenure ~/exports/shop\n"))
      // Headings are bold, which is every letter struck twice; examples break wherever the line ends.
      let words = shown.output.replacing(/.\x08/, with: "")
      for name in ["overview", "at-risk", "audience count", "export", "sample", "themes check"] {
        #expect(words.contains("tenure \(name)"), "\(name)")
      }
    }

    @Test("The version is printed alone")
    func version() throws {
      let run = try Tool().run("--version")
      #expect(run.status == 0 && run.output.split(separator: "\n").count == 1)
      #expect(run.output.first?.isNumber == true)
    }

    @Test("Every theme that is listed reads well; a broken one is refused by name")
    func themes() throws {
      let tool = try Tool()
      let names = try tool.run("themes", "list").output.split(separator: "\n").map(String.init)
      #expect(
        Set(names).isSuperset(of: ["dark", "light", "high-contrast", "mono", "colour-blind"]))
      for name in names {
        let run = try tool.run("themes", "check", name)
        #expect(run.status == 0, "\(name): \(run.errors)")
      }
      let broken = try tool.home.write("name = 1\n", to: "broken.theme")
      #expect(try tool.run("themes", "check", broken).status == 3)
      let unknown = try tool.run("themes", "check", "plaid")
      #expect(unknown.status == 3 && unknown.errors.contains("plaid"))
    }

    @Test(
      "The same seed writes the same bytes, another seed others", arguments: ["shopify", "generic"])
    func sample(layout: String) throws {
      let tool = try Tool()
      func write(_ name: String, seed: String) throws -> [String: Data] {
        let folder = tool.home.path + "/" + name
        let run = try tool.run(
          "sample", folder, "--orders", "300", "--seed", seed, "--layout", layout, "--quiet")
        #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try Dictionary(
          uniqueKeysWithValues: names.map {
            ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0)))
          })
      }
      let first = try write("a", seed: "5")
      #expect(first == (try write("b", seed: "5")))
      #expect(first != (try write("c", seed: "6")))
      let again = try tool.run("sample", tool.home.path + "/a", "--orders", "300")
      #expect(again.status == (layout == "shopify" ? 1 : again.status))
      let check = try tool.run("check", tool.home.path + "/a", "--format", "csv")
      #expect(check.status == 0)
      let overview = PrintedTable(
        try tool.run("overview", tool.home.path + "/a", "--format", "csv").output)
      #expect(overview.column("metric").count == 21)
    }

    @Test("Without a folder the sample shop is read; TENURE_DATA names another")
    func defaultFolder() throws {
      let shop = try CornerShop()
      let named = try Tool(["TENURE_DATA": shop.folder.path])
      #expect(
        try named.run("audience", "count", "orders >= 1", "--format", "csv")
          .output.hasSuffix("\n6,400.00,3,1,2\n"))
      #expect(try named.run().output.hasPrefix("Corner · EUR"))
      let tool = try Tool()
      let sample = try tool.run()
      #expect(sample.status == 0 && sample.output.contains("Maison Aubépine"))
    }
  }
}
