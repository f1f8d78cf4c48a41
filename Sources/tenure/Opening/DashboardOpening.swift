import Audiences
import CustomerData
import Dashboard
import Foundation
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// A dashboard about to be opened: what the command line said, without the machinery that reads one.
struct DashboardOpening: Sendable {
  /// Why there is none.
  enum Problem: Error {
    /// Said to the user.
    case failure(Failure)
    /// There is no terminal that could show it: the overview is printed instead.
    case noTerminal
  }

  /// As the user named it; nil: `$TENURE_DATA`, else the sample shop.
  var folder: String?
  var language: String?
  var theme: String?
  var isLinear = false
  var isASCII = false
  /// `--reduced-motion`.
  var isStill = false
  var isTour = false
  var audience: String?
  var workspace: String?
  var asOf: Day?
  var window = ActivityWindow.shop
  /// `--no-snapshot`.
  var keepsNothing = false

  /// What `tenure` and `tenure FOLDER` open on a terminal; nil: the arguments say more than that, or there is no
  /// screen. Most starts are of this kind, and reading arguments takes longer than drawing the first frame.
  static func plain(_ arguments: [String], commands: () -> [String]) -> DashboardOpening? {
    guard arguments.count < 2, arguments.first?.hasPrefix("-") != true else { return nil }
    let opening = DashboardOpening(folder: arguments.first)
    guard opening.hasScreen, arguments.first != "" else { return nil }
    if let first = arguments.first, (commands() + ["help"]).contains(first) { return nil }
    return opening
  }

  /// Whether standard output is a terminal that the dashboard can be drawn on.
  var hasScreen: Bool {
    let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
    return isatty(STDOUT_FILENO) != 0 && (!isDumb || readsLineByLine)
  }

  private var readsLineByLine: Bool {
    isLinear || ProcessInfo.processInfo.environment["TENURE_PLAIN"] == "1"
  }

  /// Opens it and returns when the user has left.
  func run() async throws(Problem) {
    let (path, palette, known, preferences) = try prepared()
    let signal: Int32
    do throws(TerminalError) {
      signal = try await show(path, palette, known, preferences)
    } catch { throw .noTerminal }
    if signal != 0 { Foundation.exit(128 + signal) }
  }

  /// The theme it is drawn in.
  func palette() throws(Failure) -> ThemePalette {
    let preferences = preferences
    return try palette(preferences.read(), preferences)
  }

  /// Where what was read is kept for the next time; nil: nowhere.
  private var snapshots: SnapshotCache? {
    keepsNothing ? nil : SnapshotCache(environment: ProcessInfo.processInfo.environment)
  }

  private var wording: Wording {
    Wording(Language(named: language, environment: ProcessInfo.processInfo.environment))
  }

  private var preferences: UserPreferences {
    let environment = ProcessInfo.processInfo.environment
    return UserPreferences(
      wording: wording, theme: theme, language: language,
      isStill: isStill || environment["TENURE_REDUCED_MOTION"] == "1")
  }

  private func prepared() throws(Problem) -> (String, ThemePalette, Preferences, UserPreferences) {
    do throws(Failure) {
      let path = try DataFolder.path(folder)
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure(.data, wording.sentence(.folderMissing(path: path)))
      }
      let preferences = preferences
      let known = preferences.read()
      return (path, try palette(known, preferences), known, preferences)
    } catch { throw .failure(error) }
  }

  /// The theme of `--theme`, else of config.toml; what is wrong with the latter the dashboard says.
  private func palette(
    _ known: Preferences, _ preferences: UserPreferences
  ) throws(Failure) -> ThemePalette {
    if let theme { return try ThemeLibrary.standard().palette(named: theme, wording, or: .usage) }
    return known.settings.theme.flatMap(preferences.palette) ?? .dark
  }

  @MainActor
  private func show(
    _ path: String, _ palette: ThemePalette, _ known: Preferences,
    _ preferences: UserPreferences
  ) throws(TerminalError) -> Int32 {
    if readsLineByLine {
      let terminal = try LinearTerminal()
      defer { terminal.stop() }
      return run(on: terminal, path, .dark, known, preferences)
    }
    let terminal = try NcursesTerminal(forcesASCII: isASCII || known.settings.ascii == true)
    defer { terminal.stop() }
    return run(on: terminal, path, palette, known, preferences)
  }

  @MainActor
  private func run(
    on terminal: any Terminal, _ path: String, _ palette: ThemePalette, _ known: Preferences,
    _ preferences: UserPreferences
  ) -> Int32 {
    let (wording, asOf, window, snapshots) = (wording, asOf, window, snapshots)
    let place = workspace.map(DataFolder.expanded)
    let hidden = OpenShop.hidden(workspace)
    let watch = FolderWatch(folder: path)
    defer { watch.stop() }
    var dashboard = Dashboard(
      size: terminal.size, wording: wording, scope: Scope(), root: Dashboard.screen(of:))
    dashboard.source = folder
    if isTour { dashboard.beginTour() }
    let program = Program(
      terminal: terminal,
      theme: Theme(palette, depth: terminal.depth, ascii: terminal.isASCII),
      dashboard: dashboard,
      open: { progress in
        watch.startOver()
        return Self.read(
          path, hidden, snapshots, asOf: asOf, window: window, wording: wording,
          progress: progress)
      },
      workspace: { summary in
        Workspace(directory: place ?? Workspace.defaultDirectory(forShop: summary.shop.name))
      }, audience: restriction, watch: { watch.start($0) },
      taste: preferences.store(knowing: known),
      errand: { OutsidePrograms(folder: path, wording: wording).run($0) },
      session: session(path))
    return program.run()
  }

  /// A guided walk begins at its beginning; whoever wants nothing kept has no session either.
  private func session(_ folder: String) -> SessionStore {
    guard !isTour, !keepsNothing, audience == nil, asOf == nil else { return .none }
    return SessionFile(folder: folder)?.store ?? .none
  }

  /// `--audience`, which may name a saved audience of the shop's own workspace.
  private func restriction(
    _ summary: SnapshotSummary, _ workspace: Workspace
  ) -> Result<AudienceExpression, Program.OpenFailure> {
    guard let text = audience else { return .success(.everyone) }
    do throws(Failure) {
      return .success(
        try AudienceArgument(text).expression(
          for: summary.shop, on: AudienceShelf(workspace.audiences), wording: wording))
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
