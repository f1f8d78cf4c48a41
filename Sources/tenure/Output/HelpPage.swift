import ArgumentParser
import Foundation

/// `--help` in French, made from the same declarations as the English one.
struct HelpPage {
  private static let columns = 80
  private static let labels = 26

  /// The page of the command the arguments name; nil: they can't be told.
  static func french(for arguments: [String]) -> String? {
    let dump = Data(Tenure._dumpHelp().utf8)
    guard let tool = try? JSONDecoder().decode(ManualPage.Tool.self, from: dump) else { return nil }
    var (command, path) = (tool.command, ["tenure"])
    for word in arguments where word != "help" && !word.hasPrefix("-") {
      guard let next = command.subcommands?.first(where: { $0.commandName == word }) else {
        continue
      }
      (command, path) = (next, path + [word])
    }
    return HelpPage().text(command, path.joined(separator: " "))
  }

  /// French for a sentence of the help; itself where there is none.
  static func french(_ text: String) -> String {
    FrenchCommands.abstracts[text] ?? FrenchOptions.abstracts[text] ?? text
  }

  private func text(_ command: ManualPage.Command, _ name: String) -> String {
    let shown = (command.arguments ?? []).filter(\.shouldDisplay)
    let commands = (command.subcommands ?? []).filter {
      ($0.shouldDisplay ?? true) && $0.commandName != "help"
    }
    var page = wrapped("APERÇU : " + HelpPage.french(command.abstract ?? ""), under: 9) + "\n"
    for paragraph in (command.discussion ?? "").split(separator: "\n\n") {
      page += "\n" + discussion(String(paragraph)) + "\n"
    }
    page += "\nUSAGE : \(name)" + (commands.isEmpty ? "" : " <commande>")
    page += shown.filter { $0.kind == "positional" }.map { " <\($0.valueName ?? "")>" }.joined()
    page += " [options]\n"
    page += section("ARGUMENTS", shown.filter { $0.kind == "positional" }.map(line))
    page += section("OPTIONS", shown.filter { $0.kind != "positional" }.map(line))
    page += section(
      "COMMANDES", commands.map { ($0.commandName, HelpPage.french($0.abstract ?? "")) })
    return page
  }

  /// A paragraph below the first line; commands to type stay on their lines.
  private func discussion(_ english: String) -> String {
    let whole = english.split(separator: "\n").joined(separator: " ")
    if let french = FrenchDiscussions.paragraphs[whole] { return wrapped(french, under: 0) }
    if english.contains("Example:") { return english.replacing("Example:", with: "Exemple :") }
    return english.hasPrefix(" ") ? english : wrapped(whole, under: 0)
  }

  /// Words on lines of at most 80 columns; all but the first begin under a column.
  private func wrapped(_ words: String, under indent: Int) -> String {
    var lines = [""]
    for word in words.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.count + 1 + word.count > Self.columns {
        lines.append(String(repeating: " ", count: indent) + word)
      } else {
        lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
      }
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ argument: ManualPage.Argument) -> (String, String) {
    let value = argument.valueName.map { " <\($0)>" } ?? ""
    let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    let label =
      argument.kind == "positional"
      ? "<\(argument.valueName ?? "")>"
      : names.joined(separator: ", ") + (argument.kind == "option" ? value : "")
    return (label, HelpPage.french(argument.abstract ?? ""))
  }

  private func section(_ title: String, _ lines: [(String, String)]) -> String {
    guard !lines.isEmpty else { return "" }
    return "\n\(title) :\n" + lines.map { entry($0.0, $0.1) }.joined()
  }

  /// A label and what it means, wrapped beside it.
  private func entry(_ label: String, _ words: String) -> String {
    let indent = String(repeating: " ", count: Self.labels)
    let head = "  " + label
    var text =
      head.count < Self.labels
      ? head.padding(toLength: Self.labels, withPad: " ", startingAt: 0) : head + "\n" + indent
    var used = Self.labels
    for word in words.split(separator: " ") {
      if used + word.count > Self.columns, used > Self.labels {
        text += "\n" + indent
        used = Self.labels
      }
      text += word + " "
      used += word.count + 1
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(trimmed($0)) }.joined(separator: "\n") + "\n"
  }

  private func trimmed(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
