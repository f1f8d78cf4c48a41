import Foundation
import Support
import Testing

@Suite("The command line in French") struct FrenchHelpTests {
  private struct Dump: Decodable { let command: Command }
  private struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let shouldDisplay: Bool?
    let subcommands: [Command]?
    let arguments: [Argument]?
  }
  private struct Argument: Decodable {
    let shouldDisplay: Bool
    let abstract: String?
  }

  private func sentences(_ command: Command) -> [String] {
    let own = [command.abstract] + (command.arguments ?? []).filter(\.shouldDisplay).map(\.abstract)
    return own.compactMap { $0 } + (command.subcommands ?? []).flatMap(sentences)
  }

  @Test("every sentence of the help has French, and no line is wider than 80 columns")
  func complete() throws {
    let tool = try Tool()
    let dump = try tool.run("--experimental-dump-help").output
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
    var english: Set<String> = []
    for command in [root] + (root.subcommands ?? []) where command.commandName != "help" {
      let path = command.commandName == root.commandName ? [] : [command.commandName]
      english.formUnion(sentences(command).filter { $0.contains(" ") })
      let page = try tool.run(path + ["--help", "--lang", "fr"]).output
      #expect(page.hasPrefix("APERÇU : ") && page.contains("USAGE : tenure"), "\(path)")
      for line in page.split(separator: "\n") {
        #expect(
          line.count <= 80 || line.hasPrefix("Exemple") || line.contains("tenure "), "\(line)")
      }
      for sentence in sentences(command) where sentence.split(separator: " ").count > 3 {
        let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(!words.contains(sentence), "no French for: \(sentence)")
      }
    }
    #expect(english.count > 100)
  }

  @Test("a mistake is told in French where the language is, in English where not")
  func mistakes() throws {
    let tool = try Tool()
    let french = try tool.run(["cohorts", "--lang", "fr", "--nothing"])
    #expect(french.errors.contains("Option inconnue « --nothing »."))
    #expect(french.errors.contains("Voir tenure cohorts --help."))
    let english = try tool.run(["cohorts", "--nothing"])
    #expect(english.errors.contains("Unknown option '--nothing'"))
  }
}
