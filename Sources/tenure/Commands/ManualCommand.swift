import ArgumentParser
import Foundation

/// Prints the man page, made from the same declarations as `--help`.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the man page.",
    discussion: "Example: tenure man > tenure.1", shouldDisplay: false)

  @Option(help: ArgumentHelp("The language: en or fr.", valueName: "en|fr"))
  var lang = "en"

  func run() async throws {
    let dump = Data(Tenure._dumpHelp().utf8)
    let tool = try JSONDecoder().decode(ManualPage.Tool.self, from: dump)
    Printer.write(ManualPage(version: Tenure.version, isFrench: lang == "fr").roff(tool.command))
  }
}

/// The man page of a command and its subcommands, in the man macros of roff.
struct ManualPage {
  /// What the argument parser tells of itself.
  struct Tool: Decodable { let command: Command }

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    let kind: String
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
  }

  let version: String
  var isFrench = false

  private func say(_ english: String, _ french: String) -> String { isFrench ? french : english }

  /// A sentence of the declarations in the page's language.
  private func said(_ words: String?) -> String {
    text(isFrench ? HelpPage.french(words ?? "") : words ?? "")
  }

  /// What stands below the first line, by paragraph; commands to type stay as they are.
  private func discussion(_ words: String) -> String {
    guard isFrench else { return text(words) }
    return words.components(separatedBy: "\n\n").map { paragraph in
      let whole = paragraph.split(separator: "\n").joined(separator: " ")
      let french = FrenchDiscussions.paragraphs[whole]
      return text(french ?? paragraph.replacing("Example:", with: "Exemple :"))
    }.joined(separator: "\n.PP\n")
  }

  func roff(_ root: Command) -> String {
    var page = ".TH TENURE 1 \"\" \"tenure \(version)\" \"\(say("User commands", "Commandes"))\"\n"
    page += ".SH \(say("NAME", "NOM"))\ntenure \\- \(said(root.abstract))\n"
    page += ".SH SYNOPSIS\n.B tenure\n[\\fIDATA\\fR] | "
    page += "\\fICOMMAND\\fR [\\fIDATA\\fR] [\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n"
    page += discussion(root.discussion ?? "") + "\n.SH \(say("COMMANDS", "COMMANDES"))\n"
    for command in root.subcommands ?? [] where command.shouldDisplay ?? true {
      page += section(command, prefix: "tenure")
    }
    let status = say(
      "0 done; 1 the answer is no; 2 wrong usage; 3 data could not be read;\n4 nothing was delivered; 130 interrupted.",
      "0 fait ; 1 la réponse est non ; 2 mauvais usage ; 3 données illisibles ;\n4 rien n’a été livré ; 130 interrompu."
    )
    return page + ".SH \(say("EXIT STATUS", "CODE DE RETOUR"))\n\(status)\n"
  }

  private func section(_ command: Command, prefix: String) -> String {
    let name = "\(prefix) \(command.commandName)"
    guard command.commandName != "help" else { return "" }
    var result = ".SS \(name)\n\(said(command.abstract))\n"
    for argument in command.arguments ?? [] where argument.shouldDisplay {
      result += ".TP\n\(label(argument))\n\(said(argument.abstract))\n"
    }
    if let discussion = command.discussion {
      result += ".PP\n\(self.discussion(discussion))\n"
    }
    for inner in command.subcommands ?? [] { result += section(inner, prefix: name) }
    return result
  }

  private func label(_ argument: Argument) -> String {
    let value = argument.valueName.map { "\\fI\(text($0))\\fR" } ?? ""
    guard argument.kind != "positional" else { return value }
    let names = (argument.names ?? []).map { name in
      "\\fB" + text((name.kind == "long" ? "--" : "-") + name.name) + "\\fR"
    }
    return names.joined(separator: ", ") + (argument.kind == "option" ? " " + value : "")
  }

  // A leading dot or quote would be a macro; a hyphen must stay one.
  private func text(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return safe.split(separator: "\n", omittingEmptySubsequences: false).map { indented in
      let line = indented.drop { $0 == " " }
      guard !line.isEmpty else { return ".PP" }
      let plain = line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : String(line)
      return indented.hasPrefix(" ") ? ".RS\n.nf\n\(plain)\n.fi\n.RE" : plain
    }.joined(separator: "\n")
  }
}
