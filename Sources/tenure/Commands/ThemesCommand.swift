import ArgumentParser
import Dashboard
import TerminalKit

/// Themes and their contrast.
struct ThemesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "Themes and their contrast.",
    discussion: "Example: tenure themes check themes/dark.theme",
    subcommands: [List.self, Check.self])

  /// The themes that can be used.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The themes that can be used.", discussion: "Example: tenure themes list")

    func run() async throws {
      Printer.write(ThemeLibrary.standard().names.joined(separator: "\n") + "\n")
    }
  }

  /// How well a theme's text reads.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How well a theme's text reads; 4.5:1 is asked for.",
      discussion: "Example: tenure themes check themes/dark.theme")

    @Argument(help: "A theme file, or the name of a theme.") var file: String

    func run() async throws {
      let palette = try ThemeLibrary.standard().palette(named: file, Wording(), or: .data)
      let report = palette.contrastReport
      var table = FactTable("text,on,contrast,passes")
      for entry in report.entries {
        table.rows.append([
          .text(entry.text.rawValue), .text(entry.paper?.rawValue ?? "ramp"),
          .number((entry.ratio * 100).rounded() / 100), .text(entry.passes ? "✓" : "✗"),
        ])
      }
      Printer.write(TextOutput(wording: .init()).text(table))
      if !report.failures.isEmpty {
        throw Failure(.no, "\(report.failures.count) pairs are fainter than 4.5:1.")
      }
    }
  }
}
