import ArgumentParser
import Audiences
import CustomerData
import Dashboard
import Foundation
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// Opens the dashboard; without a terminal it prints the overview.
struct OpenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the dashboard (what tenure does without a command).",
    discussion: "Example: tenure ~/exports")

  @OptionGroup var data: DataArgument
  @OptionGroup var options: DataOptions
  @Option(help: "The theme: tenure themes list prints them (default: config.toml's, else dark).")
  var theme: String?
  @Flag(help: "Line by line instead of the full screen, for screen readers; the keys are the same.")
  var plain = false
  @Flag(help: "Only ASCII characters.") var ascii = false
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
    if still.screenshot != nil { return try await printScreenshot() }
    if options.format != .text || isDumb || isatty(STDOUT_FILENO) == 0 {
      return try await printOverview()
    }
    let folder = try DataFolder.path(data.data)
    guard FileManager.default.fileExists(atPath: folder) else {
      throw Failure(.data, options.wording.sentence(.folderMissing(path: folder)))
    }
    let known = preferences.read()
    let palette = try palette(known)
    do throws(TerminalError) {
      let signal = try await show(folder, palette, known)
      if signal != 0 { Foundation.exit(128 + signal) }
    } catch { try await printOverview() }
  }

  private func printScreenshot() async throws {
    Interruption.shared.watch()
    let theme = Theme(try palette(preferences.read()), ascii: ascii)
    let shop = try await OpenShop.open(data.data, options)
    Printer.write(await still.picture(of: shop, theme: theme))
  }

  private var isDumb: Bool { ProcessInfo.processInfo.environment["TERM"] == "dumb" && !isLinear }

  private var isLinear: Bool {
    plain || ProcessInfo.processInfo.environment["TENURE_PLAIN"] == "1"
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

  private var preferences: UserPreferences {
    UserPreferences(wording: options.wording, theme: theme, language: options.lang)
  }

  /// The theme of `--theme`, else of config.toml; what is wrong with the latter the dashboard says.
  private func palette(_ known: Preferences) throws(Failure) -> ThemePalette {
    do throws(ThemeError) {
      if let theme { return try ThemeLibrary.standard().palette(named: theme) }
    } catch { throw Failure(.usage, ThemeWords.sentence(error)) }
    return known.settings.theme.flatMap(preferences.palette) ?? .dark
  }

  @MainActor
  private func show(
    _ folder: String, _ palette: ThemePalette, _ known: Preferences
  ) throws(TerminalError) -> Int32 {
    if isLinear {
      let terminal = try LinearTerminal()
      defer { terminal.stop() }
      return run(on: terminal, folder, .dark, known)
    }
    let terminal = try NcursesTerminal(forcesASCII: ascii || known.settings.ascii == true)
    defer { terminal.stop() }
    return run(on: terminal, folder, palette, known)
  }

  @MainActor
  private func run(
    on terminal: any Terminal, _ folder: String, _ palette: ThemePalette, _ known: Preferences
  ) -> Int32 {
    let wording = options.wording
    let asOf = options.asOfDay
    let window = options.activityWindow
    let snapshots = options.snapshots
    let place = options.workspace.map(DataFolder.expanded)
    let hidden = OpenShop.hidden(options.workspace)
    let watch = FolderWatch(folder: folder)
    defer { watch.stop() }
    var dashboard = Dashboard(
      size: terminal.size, wording: wording, scope: Scope(), root: Dashboard.screen(of:))
    dashboard.source = data.data
    if tour { dashboard.beginTour() }
    let program = Program(
      terminal: terminal,
      theme: Theme(palette, depth: terminal.depth, ascii: terminal.isASCII),
      dashboard: dashboard,
      open: { progress in
        watch.startOver()
        return Self.read(
          folder, hidden, snapshots, asOf: asOf, window: window, wording: wording,
          progress: progress)
      },
      workspace: { summary in
        Workspace(directory: place ?? Workspace.defaultDirectory(forShop: summary.shop.name))
      }, audience: restriction, watch: { watch.start($0) },
      taste: preferences.store(knowing: known),
      errand: { OutsidePrograms(folder: folder, wording: wording).run($0) },
      session: session(folder))
    return program.run()
  }

  /// A guided walk begins at its beginning; whoever wants nothing kept has no session either.
  private func session(_ folder: String) -> SessionStore {
    guard !tour, !options.noSnapshot, options.audience == nil, options.asOf == nil else {
      return .none
    }
    return SessionFile(folder: folder)?.store ?? .none
  }

  /// `--audience`, which may name a saved audience of the shop's own workspace.
  private func restriction(
    _ summary: SnapshotSummary, _ workspace: Workspace
  ) -> Result<AudienceExpression, Program.OpenFailure> {
    guard let text = options.audience else { return .success(.everyone) }
    do throws(Failure) {
      return .success(
        try AudienceArgument(text).expression(
          for: summary.shop, on: AudienceShelf(workspace.audiences), wording: options.wording))
    } catch { return .failure(.failed(error.message)) }
  }

  @Sendable private static func read(
    _ folder: String, _ hidden: @escaping @Sendable (Shop) -> ErasedCustomers,
    _ snapshots: SnapshotCache?, asOf: Day?, window: ActivityWindow, wording: Wording,
    progress: (Dashboard.Progress) -> Bool
  ) -> Result<any RetentionBackend, Program.OpenFailure> {
    do throws(LoadError) {
      let loader = DatasetLoader(folder: folder, erased: hidden, snapshots: snapshots)
      let history = try loader.load { done in
        progress(
          Dashboard.Progress(
            bytes: done.bytesRead, total: done.bytesTotal, rows: done.rows, file: done.file))
      }
      // Without a snapshot folder nothing is kept, models neither.
      let shelf =
        snapshots == nil ? nil : ModelShelf.standard(ProcessInfo.processInfo.environment)
      return .success(EmbeddedBackend(history, asOf: asOf, window: window, models: shelf))
    } catch {
      if case .cancelled = error { return .failure(.cancelled) }
      return .failure(.failed(wording.sentence(error)))
    }
  }
}
