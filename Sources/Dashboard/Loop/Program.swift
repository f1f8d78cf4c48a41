import Audiences
import CustomerData
import Retention
import RetentionEngine
import TerminalKit
import Workspace

/// The loop the user is in: wait, fold what happened into the dashboard, start what it asks for, draw.
///
/// Runs on the main thread and blocks there in `wait`; everything slow runs elsewhere and posts its
/// result to the mailbox, so a key is never later than a frame.
@MainActor
public final class Program {
  /// How the program opens its data: `progress` returns false to stop.
  public typealias Open =
    @Sendable (_ progress: (Dashboard.Progress) -> Bool) -> Result<
      any RetentionBackend, OpenFailure
    >

  /// Why the data could not be opened.
  public enum OpenFailure: Error, Equatable, Sendable {
    /// In words, with what to do.
    case failed(String)
    /// The user stopped it.
    case cancelled
  }

  /// How the program learns that the files are no longer those that were read: calls back, from any thread, with what
  /// happened since.
  public typealias Watch = @Sendable (@escaping @Sendable ([FolderChange]) -> Void) -> Void

  /// Whom everything is about, once the shop and its saved audiences are known.
  public typealias Restriction =
    (SnapshotSummary, Workspace) -> Result<AudienceExpression, OpenFailure>

  /// How something is done outside of the screen; answers in words what went wrong, or nil.
  public typealias Run = (Errand) -> String?

  private enum Message: Sendable {
    case reading(generation: Int, Reading)
    case noticed([FolderChange])
    case configured
    case travelled(generation: Int, (any RetentionBackend)?, SnapshotSummary?)
    case answer(layer: Int, lane: String, serial: Int, any Sendable)
  }

  private enum Reading: Sendable {
    case progress(Dashboard.Progress)
    case opened(any RetentionBackend, SnapshotSummary)
    case failed(OpenFailure)
  }

  private struct Work {
    let serial: Int
    let task: Task<Void, Never>
  }

  private let terminal: any Terminal
  private var theme: Theme {
    didSet {
      parts = FrameParts()
      dashboard.theme = theme
    }
  }
  private var parts = FrameParts()
  private let taste: PreferenceStore
  private var applied = Settings()
  /// What the user's files said last.
  private var found: Preferences?
  private let open: Open
  private let workspace: (SnapshotSummary) -> Workspace
  private let audience: Restriction
  private let watch: Watch
  private let errand: Run
  private let session: SessionStore
  private let mailbox: Mailbox<Message>
  private var dashboard: Dashboard
  private var services: Services?
  /// What was read, seen on its last day.
  private var home: (any RetentionBackend)?
  private var running: [String: Work] = [:]
  private var serial = 0
  private let stop = StopFlag()

  /// A program on a terminal; `workspace` finds the user's folder once the shop is known.
  public init(
    terminal: any Terminal, theme: Theme, dashboard: Dashboard, open: @escaping Open,
    workspace: @escaping (SnapshotSummary) -> Workspace,
    audience: @escaping Restriction = { _, _ in .success(.everyone) },
    watch: @escaping Watch = { _ in }, taste: PreferenceStore = .none,
    errand: @escaping Run = { _ in nil }, session: SessionStore = .none
  ) {
    self.errand = errand
    self.session = session
    self.terminal = terminal
    self.theme = theme
    self.dashboard = dashboard
    self.open = open
    self.workspace = workspace
    self.audience = audience
    self.watch = watch
    self.taste = taste
    mailbox = Mailbox(wake: terminal.wake)
    self.dashboard.theme = theme
    self.dashboard.palettes = taste.palette
  }

  /// Runs until the user leaves or a signal ends it; returns the signal, 0 for leaving.
  public func run() -> Int32 {
    configure()
    present()
    startReading()
    watch { [mailbox] changes in mailbox.post(.noticed(changes)) }
    taste.watch { [mailbox] in mailbox.post(.configured) }
    while true {
      let events = terminal.wait(timeoutMilliseconds: dashboard.awaitsKey ? Self.patience : -1)
      if events.isEmpty, dashboard.awaitsKey { dashboard.showChoices() }
      var orders = Orders()
      for event in events {
        if case .quit(let signal) = event {
          leave()
          return signal
        }
        if case .resize = event { dashboard.resize(terminal.size) }
        orders.add(dashboard.handle(event))
      }
      for message in mailbox.drain() { orders.add(take(message)) }
      if orders.quits {
        leave()
        return 0
      }
      carryOut(orders)
      present()
      // Work wakes other threads, which may wait; the eye doesn't.
      for request in orders.requests { start(request) }
    }
  }

  /// Milliseconds after which the choices of a second key are shown: who knows them is faster.
  private static let patience: Int = 400

  private func present() {
    dashboard.learnKeys()
    terminal.present(dashboard.draw(theme: theme, keeping: &parts))
    parts.turn()
  }

  private func configure() {
    let found = taste.read()
    self.found = found
    let orders = dashboard.configure(found.settings, keys: found.keys, themes: found.themes)
    carryOut(orders)
    for request in orders.requests { start(request) }
    if let complaint = found.complaint { dashboard.complain(complaint) }
  }

  /// Makes terminal, theme and language what the dashboard's settings say.
  private func apply() {
    let settings = dashboard.settings
    guard settings != applied else { return }
    if settings.theme != applied.theme, let palette = taste.palette(settings.themeName) {
      theme = Theme(palette, depth: terminal.depth, ascii: theme.ascii)
    }
    if settings.mouse != applied.mouse { terminal.setMouse(settings.mouse ?? true) }
    if let before = services, before.wording.language != dashboard.wording.language {
      services = Services(
        backend: before.backend, workspace: before.workspace, wording: dashboard.wording)
    }
    applied = settings
  }

  private func carryOut(_ orders: Orders) {
    if orders.cancels, !stopsFitting() {
      stopAll()
      if case .reading = dashboard.reading { dashboard.note(.cancelled) }
    }
    apply()
    if let settings = orders.keeps {
      if let problem = taste.keep(settings) { dashboard.complain(problem) }
      found = taste.read()
    }
    if let change = orders.binds {
      if let problem = taste.bind(change) { dashboard.complain(problem) }
      found = taste.read()
    }
    if orders.reloads {
      configure()
      startReading()
    }
    if let day = orders.travels { travel(to: day) }
    if let text = orders.clipboard, dashboard.settings.clipboard != .off { terminal.copy(text) }
    if let errand = orders.errand {
      var problem: String?
      terminal.released { problem = self.errand(errand) }
      dashboard.resize(terminal.size)
      if let problem { dashboard.complain(problem) }
    }
    if orders.suspends {
      terminal.suspend()
      dashboard.resize(terminal.size)
    }
  }

  private func take(_ message: Message) -> Orders {
    switch message {
    // A reading that was cancelled or started anew has nothing more to say.
    case .reading(let generation, let reading):
      return stop.isCurrent(generation) ? take(reading) : Orders()
    case .noticed(let changes): dashboard.noticed(changes)
    case .configured:
      // What Tenure has written itself is known already.
      guard taste.read() != found else { break }
      configure()
      if found?.complaint == nil { dashboard.sayConfigured() }
    case .travelled(let generation, let backend, let summary):
      guard stop.isCurrent(generation) else { return Orders() }
      return arrived(backend, summary)
    case .answer(let layer, let lane, let serial, let action):
      let key = "\(layer)/\(lane)"
      guard running[key]?.serial == serial else { return Orders() }
      running[key] = nil
      dashboard.setBusy(Set(running.keys))
      return dashboard.receive(action, for: layer)
    }
    return Orders()
  }

  private func take(_ reading: Reading) -> Orders {
    switch reading {
    case .opened(let backend, let summary): return opened(backend, summary)
    case .failed(let failure): note(failure)
    case .progress(let progress) where services == nil: dashboard.note(.reading(progress))
    case .progress(let progress): dashboard.reread(progress)
    }
    return Orders()
  }

  private func opened(_ backend: any RetentionBackend, _ summary: SnapshotSummary) -> Orders {
    let isFirst = services == nil
    let workspace = workspace(summary)
    switch audience(summary, workspace) {
    case .failure(let failure):
      note(failure)
      return Orders()
    case .success(let audience):
      cancelWork()
      var wording = dashboard.wording
      wording.currency = summary.shop.currency
      services = Services(backend: backend, workspace: workspace, wording: wording)
      home = backend
      if isFirst, let note = session.read() { dashboard.recall(note) }
      // A period or audience chosen since the first reading is kept.
      return dashboard.loaded(summary, audience: isFirst ? audience : .everyone)
    }
  }

  private func travel(to day: Day?) {
    guard let home else { return }
    let (mailbox, generation) = (mailbox, stop.begin())
    Task.detached {
      guard let day else {
        let summary = await home.summary()
        return mailbox.post(.travelled(generation: generation, home, summary))
      }
      let found = await home.seen(on: day)
      mailbox.post(.travelled(generation: generation, found, await found?.summary()))
    }
  }

  private func arrived(_ backend: (any RetentionBackend)?, _ summary: SnapshotSummary?) -> Orders {
    guard let backend, let summary, let before = services else {
      dashboard.stayed()
      return Orders()
    }
    cancelWork()
    services = Services(
      backend: backend, workspace: before.workspace, wording: before.wording)
    return dashboard.travelled(summary)
  }

  private func note(_ failure: OpenFailure) {
    switch failure {
    case .cancelled where services != nil: dashboard.rereadFailed(nil)
    case .failed(let words) where services != nil: dashboard.rereadFailed(words)
    case .cancelled: dashboard.note(.cancelled)
    case .failed(let words): dashboard.note(.failed(words))
    }
  }

  private func start(_ request: Request) {
    guard let services else { return }
    let key = "\(request.layer)/\(request.lane)"
    running[key]?.task.cancel()
    serial += 1
    let own = serial
    let mailbox = mailbox
    let task = Task.detached {
      if request.rest > .zero {
        do { try await Task.sleep(for: request.rest) } catch { return }
      }
      let answer = await request.run(services)
      mailbox.post(.answer(layer: request.layer, lane: request.lane, serial: own, answer))
    }
    running[key] = Work(serial: own, task: task)
    dashboard.setBusy(Set(running.keys))
  }

  private func startReading() {
    let (mailbox, open, stop) = (mailbox, open, stop)
    let generation = stop.begin()
    Task.detached {
      let result = open { progress in
        mailbox.post(.reading(generation: generation, .progress(progress)))
        return stop.isCurrent(generation)
      }
      switch result {
      case .success(let backend):
        let summary = await backend.summary()
        mailbox.post(.reading(generation: generation, .opened(backend, summary)))
      case .failure(let failure):
        mailbox.post(.reading(generation: generation, .failed(failure)))
      }
    }
  }

  private func stopAll() {
    stop.cancel()
    cancelWork()
  }

  private func leave() {
    stopAll()
    if let note = dashboard.note { session.keep(note) }
  }

  // Models that are being fitted are stopped first; whoever waits for them is answered that there are none.
  private func stopsFitting() -> Bool {
    guard let backend = services?.backend, backend.fittingProgress.total > 0 else { return false }
    Task.detached { await backend.stopFitting() }
    return true
  }

  private func cancelWork() {
    for work in running.values { work.task.cancel() }
    running = [:]
    dashboard.setBusy([])
  }
}
