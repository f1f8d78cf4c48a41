import Audiences
import CustomerData
import Foundation
import RetentionEngine
import Support
import TerminalKit
import Workspace

@testable import Dashboard

/// A user at the dashboard: presses keys, waits for every answer, looks at the screen.
///
///     var session = await Session(village, size: .wide)
///     await session.press("5/", "marie", .enter)
///     #expect(session.shows("1 of 80"))
struct Session {
  /// What was put on the clipboard, oldest first.
  private(set) var copied: [String] = []
  /// How often the program was asked to read the folder again.
  private(set) var reloads = 0
  /// Settings the program was asked to write down, oldest first.
  private(set) var kept: [Settings] = []
  /// Keys the program was asked to write down, oldest first.
  private(set) var bound: [KeyChange] = []
  /// What was asked to be done outside of the screen, oldest first.
  private(set) var errands: [Errand] = []
  /// Whether the program was asked to end.
  private(set) var hasQuit = false
  /// The screens and what they hold.
  private(set) var dashboard: Dashboard
  private(set) var services: Services
  private let home: any RetentionBackend
  let theme: Theme

  /// Opens the dashboard on a backend; `screen` is pushed on top of the overview, when given.
  init(
    _ backend: any RetentionBackend, size: Size = .medium, language: Language = .english,
    scope: Scope = Scope(), theme: Theme = .dark, screen: (any Screen)? = nil
  ) async {
    let summary = await backend.summary()
    let wording = Wording(language, currency: summary.shop.currency)
    home = backend
    services = Services(
      backend: backend, workspace: Workspace(directory: Session.newFolder()), wording: wording)
    self.theme = theme
    let root = screen
    dashboard = Dashboard(size: size, wording: wording, scope: scope) { tab in
      tab == .overview ? root ?? Dashboard.screen(of: tab) : Dashboard.screen(of: tab)
    }
    await settle(dashboard.loaded(summary))
  }

  /// Opens the dashboard on a tiny shop where an earlier session ended.
  init(
    _ shop: TinyShop, size: Size, recalling note: SessionNote, settings: Settings = Settings()
  ) async {
    await self.init(shop, size: size)
    let summary = await services.backend.summary()
    dashboard = Dashboard(
      size: size, wording: services.wording, root: Dashboard.screen(of:))
    await settle(dashboard.configure(settings, keys: .standard, themes: ["dark"]))
    dashboard.recall(note)
    await settle(dashboard.loaded(summary))
  }

  /// The same on a tiny shop.
  init(
    _ shop: TinyShop, size: Size = .medium, language: Language = .english, theme: Theme = .dark,
    screen: (any Screen)? = nil
  ) async {
    await self.init(
      EmbeddedBackend(shop.dataset, report: IngestReport()), size: size, language: language,
      theme: theme, screen: screen)
  }

  /// The same on the sample that comes with the program, read once for all tests.
  init(
    sample size: Size, language: Language = .english, theme: Theme = .dark,
    screen: (any Screen)? = nil
  ) async throws {
    await self.init(
      try Sample.backend.get(), size: size, language: language, theme: theme, screen: screen)
  }

  /// The user's files of preferences have been read.
  mutating func configure(
    _ settings: Settings, keys: KeyMap, themes: [String] = ["dark"]
  ) async {
    dashboard.palettes = { try? Session.library.palette(named: $0) }
    await settle(dashboard.configure(settings, keys: keys, themes: themes))
  }

  /// The guided walk begins.
  mutating func beginTour() { dashboard.beginTour() }

  /// The second of two keys does not come for a while.
  mutating func waitForChoices() { dashboard.showChoices() }

  /// Something in the user's files can't be used.
  mutating func complain(_ words: String) { dashboard.complain(words) }

  /// Something has happened to the files of the folder.
  mutating func notice(_ changes: FolderChange...) { dashboard.noticed(changes) }

  /// Reading for the first time goes on, failed or was cancelled.
  mutating func note(_ reading: Dashboard.Reading) { dashboard.note(reading) }

  /// Reading again has got so far.
  mutating func reread(_ progress: Dashboard.Progress) { dashboard.reread(progress) }

  /// Reading again came to nothing.
  mutating func fail(_ words: String?) { dashboard.rereadFailed(words) }

  /// Reading again is done: from now on this backend answers.
  mutating func reload(_ backend: any RetentionBackend) async {
    services = Services(
      backend: backend, workspace: services.workspace, wording: services.wording)
    await settle(dashboard.loaded(await backend.summary()))
  }

  /// Presses keys one after the other, with every answer in between.
  mutating func press(_ presses: Press...) async {
    for key in presses.flatMap(\.keys) { await settle(dashboard.handle(.key(key))) }
  }

  /// Pastes text.
  mutating func paste(_ text: String) async { await settle(dashboard.handle(.paste(text))) }

  /// Clicks, drags or turns the wheel at a place of the window.
  mutating func mouse(_ action: Mouse.Action, x: Int, y: Int) async {
    let mouse = Mouse(action: action, at: Point(x: x, y: y))
    await settle(dashboard.handle(.mouse(mouse)))
  }

  /// Clicks on the first place where the text stands; false: it is not on the screen.
  mutating func click(on text: String) async -> Bool {
    for (y, row) in rows.enumerated() {
      guard let found = row.range(of: text) else { continue }
      await mouse(.press, x: String(row[..<found.lowerBound]).displayWidth, y: y)
      return true
    }
    return false
  }

  /// Gives the window another size.
  mutating func resize(_ size: Size) { dashboard.resize(size) }

  /// The screen in front, when it is of that type.
  func screen<S: Screen>(_ type: S.Type) -> S? { dashboard.layers.last?.screen as? S }

  /// The dialog in front, when it is of that type.
  func dialog<S: Screen>(_ type: S.Type) -> S? { dashboard.dialogs.last?.screen as? S }

  /// The window as drawn now.
  var canvas: Canvas { dashboard.draw(theme: dashboard.chosenTheme(like: theme)) }

  /// Its rows as text.
  var rows: [String] { canvas.rows }

  /// Whether the text stands in one row.
  func shows(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

  /// The row that holds the text; "" when none does.
  func row(with text: String) -> String { rows.first { $0.contains(text) } ?? "" }

  private mutating func settle(_ orders: Orders) async {
    for orders in await dashboard.carryOut(orders, with: &services, from: home) { take(orders) }
    dashboard.learnKeys()
  }

  private mutating func take(_ orders: Orders) {
    if let text = orders.clipboard { copied.append(text) }
    errands += orders.errand.map { [$0] } ?? []
    bound += orders.binds.map { [$0] } ?? []
    kept += orders.keeps.map { [$0] } ?? []
    reloads += orders.reloads ? 1 : 0
    hasQuit = hasQuit || orders.quits
  }

  /// The themes of the repository.
  static let library = ThemeLibrary(folders: [
    Golden.folder.replacing("Tests/Screens", with: "themes")
  ])

  private static func newFolder() -> String {
    NSTemporaryDirectory() + "tenure-session-" + UUID().uuidString
  }
}

/// Keys of a test: `"jj"` presses two letters, `.enter` one key.
struct Press: ExpressibleByStringLiteral {
  let keys: [Key]

  init(stringLiteral text: String) { keys = text.map { .char($0) } }
  init(_ keys: [Key]) { self.keys = keys }

  static func key(_ key: Key) -> Press { Press([key]) }
  static func ctrl(_ letter: Character) -> Press { Press([.ctrl(letter)]) }
  static func times(_ count: Int, _ key: Key) -> Press {
    Press(Array(repeating: key, count: count))
  }
  static let enter = Press([.enter]), escape = Press([.escape])
  static let tab = Press([.tab]), backTab = Press([.backTab]), backspace = Press([.backspace])
  static let up = Press([.up]), down = Press([.down])
  static let left = Press([.left]), right = Press([.right])
  static let shiftUp = Press([.shiftUp]), shiftDown = Press([.shiftDown])
  static let home = Press([.home]), end = Press([.end])
  static let pageUp = Press([.pageUp]), pageDown = Press([.pageDown])
}

extension Size {
  /// The sizes every golden screen is drawn at.
  static let wide = Size(width: 160, height: 45)
  static let roomy = Size(width: 120, height: 36)
  static let medium = Size(width: 100, height: 30)
  static let classic = Size(width: 80, height: 24)
  static let small = Size(width: 60, height: 20)
  static let tiny = Size(width: 40, height: 10)
}

/// The sample shop of the repository.
enum Sample {
  static let backend = Result<EmbeddedBackend, LoadError> { () throws(LoadError) in
    // Without its past: models take long in debug builds, and their tests have shops of their own.
    let history = try DatasetLoader(folder: folder).load()
    return EmbeddedBackend(history.dataset(), report: history.report)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "sample-data").path
}
