import ArgumentParser
import Dashboard
import Foundation
import TerminalKit

/// Opens the dashboard; without a terminal it prints the overview.
struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (what tenure does without a command).",
    discussion: "Example: tenure ~/exports")

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions
  @Option(
    help: "The theme: a name of tenure themes list or a file (default: config.toml's, else dark).")
  var theme: String?
  @Flag(help: "Line by line instead of the full screen, for screen readers; the keys are the same.")
  var plain = false
  @Flag(help: "Only ASCII characters.") var ascii = false
  @Flag(
    name: .customLong("reduced-motion"),
    help: "Progress in quarters instead of moving (also TENURE_REDUCED_MOTION=1).")
  var reducedMotion = false
  @Flag(
    name: .customLong("reset-terminal"),
    help: "Give back a terminal that a killed program left broken.")
  var resetTerminal = false
  @Flag(help: .hidden) var tour = false
  @OptionGroup var still: ScreenshotOptions

  func run() async throws {
    if resetTerminal {
      Printer.write(TerminalRestore.sequence)
      TerminalRestore.restoreModes()
      return
    }
    let opening = opening
    if still.screenshot != nil { return try await printScreenshot(opening) }
    if options.format != .text || isatty(STDOUT_FILENO) == 0 { return try await printOverview() }
    guard opening.hasScreen else { return try await printInstead() }
    do throws(DashboardOpening.Problem) {
      try await opening.run()
    } catch {
      switch error {
      case .failure(let failure): throw failure
      case .noTerminal: try await printInstead()
      }
    }
  }

  /// The figures where no screen can be, and one line that says why.
  private func printInstead() async throws {
    let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
    if !options.quiet, isatty(STDIN_FILENO) == 1 {
      let words = options.wording.say(
        "TERM is '\(name)', which has no screens: the figures as text. --plain keeps the keys.",
        "TERM vaut « \(name) », sans écran : les chiffres en texte. --plain garde les touches.")
      FileHandle.standardError.write(Data("tenure: \(Harmless.text(words))\n".utf8))
    }
    try await printOverview()
  }

  private var opening: DashboardOpening {
    DashboardOpening(
      folder: data.data, language: options.lang, theme: theme.map(ThemeLibrary.absolute),
      isLinear: plain, isASCII: ascii,
      isStill: reducedMotion, isTour: tour, audience: options.audience,
      workspace: options.workspace,
      asOf: options.asOfDay, window: options.activityWindow, keepsNothing: options.noSnapshot)
  }

  private func printScreenshot(_ opening: DashboardOpening) async throws {
    Interruption.shared.watch()
    let theme = Theme(try opening.palette(), ascii: ascii)
    let shop = try await OpenShop.open(data.data, options)
    Printer.write(await still.picture(of: shop, theme: theme))
  }

  private func printOverview() async throws {
    Interruption.shared.watch()
    var overview = OverviewCommand()
    overview = try OverviewCommand.parse(arguments)
    try await overview.run()
  }

  // The same flags, spelled again for the command that prints.
  private var arguments: [String] {
    var arguments = data.data.map { [$0] } ?? []
    if let asOf = options.asOf { arguments += ["--as-of", asOf] }
    if let audience = options.audience { arguments += ["--audience", audience] }
    if let lang = options.lang { arguments += ["--lang", lang] }
    if let workspace = options.workspace { arguments += ["--workspace", workspace] }
    arguments += ["--format", options.format.rawValue]
    if let window = options.window { arguments += ["--window", window] }
    if options.noSnapshot { arguments.append("--no-snapshot") }
    if options.quiet { arguments.append("--quiet") }
    return arguments
  }
}
