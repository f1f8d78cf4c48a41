import Audiences
import CustomerData
import RetentionEngine
import TerminalKit
import Workspace

/// The whole program between two frames: which screens are open, what is being read, what was said.
///
/// Pure: events and answers go in, orders come out; the terminal and the engine are elsewhere.
public struct Dashboard: Sendable {
  /// How far reading has got.
  public enum Reading: Equatable, Sendable {
    /// Bytes read of bytes to read, rows, and the file.
    case reading(Progress)
    /// Done.
    case done
    /// What went wrong, in words, and what to do.
    case failed(String)
    /// The user stopped it.
    case cancelled
  }

  /// How far reading has got.
  public struct Progress: Equatable, Sendable {
    /// Bytes read.
    public var bytes: Int
    /// Bytes to read.
    public var total: Int
    /// Rows so far.
    public var rows: Int
    /// The file being read.
    public var file: String

    /// How far reading has got.
    public init(bytes: Int = 0, total: Int = 0, rows: Int = 0, file: String = "") {
      self.bytes = bytes
      self.total = total
      self.rows = rows
      self.file = file
    }
  }

  /// A line for the user.
  struct Message: Equatable, Sendable {
    let text: String
    let tone: Tone
  }

  /// Words and numbers in the user's language.
  public internal(set) var wording: Wording
  /// The period and the customers of every screen.
  public internal(set) var scope: Scope
  /// What the data are; nil while they are read.
  public internal(set) var summary: SnapshotSummary?
  /// How far reading has got.
  public internal(set) var reading = Reading.reading(Progress())
  /// The terminal's size.
  public internal(set) var size: Size
  /// The folder, as the user named it; nil: none was named.
  public var source: String?
  var freshness = Freshness.upToDate
  /// What has happened to the files since the last reading began.
  var unread: [FolderChange] = []
  /// What had happened when the user asked to read again.
  var offered: [FolderChange] = []
  var tab = Tab.overview
  var layers: [Layer] = []
  var dialogs: [Layer] = []
  var history = VisitHistory()
  /// The root of every numbered screen as it was left.
  var roots: [Tab: Layer] = [:]
  var undo = UndoHistory()
  var message: Message? {
    didSet {
      guard let message, message != oldValue else { return }
      said.insert(message, at: 0)
      if said.count > Self.remembered { said.removeLast() }
    }
  }
  /// What was said since the start, the latest first.
  private(set) var said: [Message] = []
  private static let remembered = 200
  var busyLanes: Set<String> = []
  var interrupts = 0
  /// Where the mouse was pressed last, when nothing was typed since.
  var lastClick: Point?
  /// What it is drawn with.
  public var theme = Theme.dark
  /// How the user likes it.
  public internal(set) var settings = Settings()
  var keyMap = KeyMap.standard
  /// The themes there are.
  var themes: [String] = []
  /// A theme by its name; nil: there is none that can be read.
  public var palettes: @Sendable (String) -> ThemePalette? = { $0 == "dark" ? .dark : nil }
  /// The theme that is written down.
  var keptTheme = ThemePalette.dark.name
  /// What is spoken where the settings don't say.
  let usualLanguage: Language
  /// The first of two keys, when it has been pressed.
  var prefix: KeyPrefix?
  var showsChoices = false
  /// The guided walk, while it is on.
  var tour: Tour?
  var places: [Character: VisitedPlace] = [:]
  /// The last day of the data, while everything is seen on an earlier one.
  var present: Day?
  private var nextID = 1
  /// Whether the user has done anything yet.
  var hasBeenUsed = false
  private let makeRoot: @Sendable (Tab) -> any Screen

  /// A dashboard that opens on the overview; `root` makes the screen of a tab.
  public init(
    size: Size, wording: Wording, scope: Scope = Scope(),
    root: @escaping @Sendable (Tab) -> any Screen
  ) {
    self.size = size
    self.wording = wording
    usualLanguage = wording.language
    self.scope = scope
    makeRoot = root
    layers = [newLayer(root(.overview))]
  }

  /// The screen of a numbered tab, new.
  func root(_ tab: Tab) -> (any Screen)? { makeRoot(tab) }

  /// What screens are drawn with.
  public var scene: Scene {
    var scene = Scene(wording: wording, summary: summary, scope: scope, size: body.size)
    scene.moves = settings.motion ?? true
    return scene
  }

  var keyNames: KeyNames { KeyNames(map: keyMap, place: tab.name, wording: wording) }

  /// The area between the breadcrumb and the status line.
  public var body: Rect {
    Rect(x: 0, y: 2, width: size.width, height: max(0, size.height - 4 - tourHeight))
  }

  /// The screen or dialog that keys go to.
  var front: Layer? { dialogs.last ?? layers.last }

  mutating func newLayer(_ screen: any Screen) -> Layer {
    defer { nextID += 1 }
    return Layer(id: nextID, screen: screen)
  }

  /// The data have been read; every screen is about these customers.
  public mutating func loaded(
    _ summary: SnapshotSummary, audience: AudienceExpression = .everyone
  ) -> Orders {
    self.summary = summary
    if audience != .everyone { scope.audience = audience }
    wording.currency = summary.shop.currency
    if reading == .done { sayReread(summary) }
    present = nil
    reading = .done
    settle()
    return appearAll()
  }

  /// Which lanes of work are running.
  public mutating func setBusy(_ lanes: Set<String>) { busyLanes = lanes }

  /// Reading goes on, failed, or was cancelled.
  public mutating func note(_ reading: Reading) { self.reading = reading }

  /// An answer for a layer; dropped when that layer is gone.
  public mutating func receive(_ action: any Sendable, for layer: Int) -> Orders {
    if let result = action as? UndoneFile { return take(result) }
    if let place = dialogs.firstIndex(where: { $0.id == layer }) {
      let outcome = dialogs[place].receive(action)
      return follow(outcome)
    }
    guard let place = layers.firstIndex(where: { $0.id == layer }) else { return Orders() }
    let outcome = layers[place].receive(action)
    return follow(outcome)
  }

  mutating func appearAll() -> Orders {
    guard summary != nil else { return Orders() }
    var orders = Orders()
    for place in layers.indices {
      let outcome = layers[place].appear(scope)
      orders.add(follow(outcome))
    }
    for place in dialogs.indices {
      let outcome = dialogs[place].appear(scope)
      orders.add(follow(outcome))
    }
    return orders
  }

  mutating func follow(_ outcome: Outcome) -> Orders {
    var orders = Orders()
    orders.requests = outcome.requests
    for wish in outcome.wishes { orders.add(grant(wish)) }
    return orders
  }

  private mutating func grant(_ wish: Wish) -> Orders {
    switch wish {
    case .push(let screen): return push(screen)
    case .present(let screen): return present(screen)
    case .dismiss: return goBack()
    case .go(let tab): return open(tab)
    case .say(let text, let tone): message = Message(text: text, tone: tone)
    case .setPeriod(let days, let range):
      return changePeriod(days, range)
    case .refresh: return appearAll()
    case .travel(let day):
      let orders = travelling(to: day)
      if orders.travels != nil { undo.note(.day(seenOn), [.asOf]) }
      return orders
    case .changed(let change): undo.note(.file(change), [.file(change.name)])
    case .columns(let kind, let plan): scope.columns[kind] = plan
    case .press(let key): return perform(key)
    case .bind(let change): return bind(change)
    case .settings(let settings, let keeps): return adopt(settings, keeps: keeps)
    case .run(let errand):
      var orders = Orders()
      orders.errand = errand
      return orders
    case .copy(let text):
      var orders = Orders()
      orders.clipboard = text
      return orders
    }
    return Orders()
  }

  mutating func push(_ screen: any Screen) -> Orders {
    dialogs = []
    history.leave(here)
    var layer = newLayer(screen)
    let outcome = summary == nil ? Outcome() : layer.appear(scope)
    layers.append(layer)
    return follow(outcome)
  }

  mutating func present(_ screen: any Screen) -> Orders {
    var layer = newLayer(screen)
    let outcome = summary == nil ? Outcome() : layer.appear(scope)
    dialogs.append(layer)
    return follow(outcome)
  }

  /// Closes the dialog, or goes back one screen; never quits.
  mutating func goBack() -> Orders {
    if !dialogs.isEmpty {
      dialogs.removeLast()
    } else if layers.count > 1 {
      let left = here
      layers.removeLast()
      history.close(left, below: here)
    }
    return Orders()
  }

  /// The day everything is seen on; nil: the last one of the data.
  var seenOn: Day? { present == nil ? nil : summary?.asOf }

  /// Opens a numbered screen as it was left; the one that is open anew.
  mutating func open(_ tab: Tab) -> Orders {
    let isRoot = tab == self.tab && layers.count == 1
    history.leave(here)
    if var root = layers.first {
      root.screen.rest()
      roots[self.tab] = root
    }
    self.tab = tab
    dialogs = []
    let kept = isRoot ? nil : roots[tab]
    var layer = newLayer(kept?.screen ?? makeRoot(tab))
    if let kept { undo.move(from: kept.id, to: layer.id) }
    let outcome = summary == nil ? Outcome() : layer.appear(scope)
    layers = [layer]
    return follow(outcome)
  }
}
