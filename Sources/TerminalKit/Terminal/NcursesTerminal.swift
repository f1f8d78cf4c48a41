import CNcurses
import Foundation

/// The user's terminal, by curses. There is one for each process; it is given back when this object goes, when the
/// program exits, and when it crashes.
@MainActor public final class NcursesTerminal: Terminal {
  /// Columns and rows.
  public private(set) var size: Size
  /// How many colours it shows.
  public let depth: ColorDepth
  /// Whether only ASCII can be shown.
  public let isASCII: Bool
  /// Ends a `wait`.
  public let wake: @Sendable () -> Void = { terminal_wake(0) }
  /// Where standard error went while the screen was taken.
  public let errorLog: String
  private var parser = InputParser()
  private var presenter = FramePresenter()
  private var hasStopped = false

  /// Milliseconds after which an escape byte without more is the key.
  private let escapeDelay: Int

  /// Takes the terminal over.
  /// - Parameters:
  ///   - limit: never more colours than this, as the user's preferences say.
  ///   - forcesASCII: `--ascii`.
  ///   - errorLog: file that receives standard error meanwhile; shown after a crash.
  /// - Throws: `TerminalError`, before anything was changed; the caller then prints plain text.
  public init(
    limit: ColorDepth = .truecolor, forcesASCII: Bool = false, errorLog: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(TerminalError) {
    guard terminal_is_interactive() == 1 else { throw .notATerminal }
    let choice = try TerminalChoice(environment: environment, limit: limit)
    let isUTF8 = terminal_choose_locale() == 1
    isASCII = forcesASCII || !isUTF8 || choice.name == "linux"
    depth = choice.depth
    self.errorLog = errorLog ?? NcursesTerminal.defaultErrorLog
    escapeDelay = NcursesTerminal.escapeDelay(environment)
    _ = terminal_catch_signals()
    let hasStarted = NcursesTerminal.start(choice, environment: environment)
    size = NcursesTerminal.currentSize
    guard hasStarted else { throw .unsuitable(name: environment["TERM"] ?? "") }
    try? FileManager.default.removeItem(atPath: self.errorLog)
    _ = terminal_capture_errors(self.errorLog, 1)
  }

  deinit {
    terminal_stop()
    terminal_release_errors()
  }

  /// Gives the terminal back for good; what standard error received meanwhile is shown. Idempotent.
  public func stop() {
    guard !hasStopped else { return }
    hasStopped = true
    terminal_stop()
    if terminal_release_errors() > 0,
      let said = try? String(contentsOfFile: errorLog, encoding: .utf8)
    {
      FileHandle.standardError.write(Data(said.suffix(4096).utf8))
    }
  }

  /// Shows a frame of the terminal's size; others are left out, since a resize is on its way.
  public func present(_ canvas: Canvas) {
    guard canvas.size == size else { return }
    presenter.present(canvas, depth: depth, isASCII: isASCII)
  }

  /// Waits for input, signals, or a wake-up.
  public func wait(timeoutMilliseconds: Int) -> [InputEvent] {
    let limit = parser.isPending ? escapeDelay : timeoutMilliseconds
    let found = terminal_wait(Int32(clamping: limit))
    if found == 0 { return parser.isPending ? parser.flush().map(asked) : [] }
    var events: [InputEvent] = []
    if found & Int32(TERMINAL_WOKEN) != 0 { events += readWakes() }
    if found & Int32(TERMINAL_INPUT) != 0 {
      events += readInput()
    } else if found & Int32(TERMINAL_CLOSED) != 0 {
      events.append(.quit(signal: SIGHUP))
    }
    return events
  }

  /// Gives the terminal back and stops the job; paints everything when it runs again.
  public func suspend() { released { terminal_stop_process() } }

  /// Gives the terminal back while `body` runs.
  public func released(_ body: () -> Void) {
    terminal_leave()
    terminal_release_errors()
    body()
    _ = terminal_capture_errors(errorLog, 0)
    terminal_enter()
    size = NcursesTerminal.currentSize
    presenter.forget()
  }

  /// Sends OSC 52, never wrapped for tmux: tmux understands it.
  public func copy(_ text: String) {
    let code = "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
    code.withCString { terminal_send($0, Int32(clamping: strlen($0))) }
  }

  private func readInput() -> [InputEvent] {
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = terminal_read(&bytes, Int32(bytes.count))
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) {
      return [.quit(signal: SIGHUP)]
    }
    return parser.feed(bytes.prefix(Int(max(0, count)))).map(asked)
  }

  /// In raw mode these keys are ours to answer.
  private func asked(_ event: InputEvent) -> InputEvent {
    switch event {
    case .key(.ctrl("z")): .suspend
    case .key(.ctrl("\\")): .quit(signal: SIGQUIT)
    default: event
    }
  }

  private func readWakes() -> [InputEvent] {
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = terminal_read_wakes(&bytes, Int32(bytes.count))
    var events: [InputEvent] = []
    for byte in Set(bytes.prefix(Int(max(0, count)))).sorted() {
      switch Int32(byte) {
      case 0: events.append(.wake)
      case SIGWINCH: events.append(adoptedSize())
      case SIGTSTP: events.append(.suspend)
      case SIGCONT:
        terminal_repaint()
        presenter.forget()
        events.append(.resume)
      default: events.append(.quit(signal: Int32(byte)))
      }
    }
    return events
  }

  private func adoptedSize() -> InputEvent {
    _ = terminal_adopt_size()
    size = NcursesTerminal.currentSize
    presenter.forget()
    return .resize
  }

  private static var currentSize: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    terminal_size(&rows, &columns)
    return Size(width: Int(columns), height: Int(rows))
  }

  /// What the user asked curses for, else longer where a network is in between.
  private static func escapeDelay(_ environment: [String: String]) -> Int {
    if let asked = environment["ESCDELAY"].flatMap(Int.init), asked >= 0 { return min(asked, 5000) }
    return environment["SSH_CONNECTION"] == nil ? 25 : 50
  }

  private static var defaultErrorLog: String {
    NSTemporaryDirectory() + "tenure-\(getpid()).log"
  }

  /// Starts curses; TERMINFO is ours only meanwhile, because children inherit the environment.
  private static func start(_ choice: TerminalChoice, environment: [String: String]) -> Bool {
    let wantsColor: Int32 = choice.depth == .mono ? 0 : 1
    guard choice.isOwn else { return terminal_start(choice.name, wantsColor) == 0 }
    setenv("TERMINFO", DirectColorDescription.terminfo, 1)
    let hasStarted = terminal_start(choice.name, wantsColor) == 0
    if let before = environment["TERMINFO"] {
      setenv("TERMINFO", before, 1)
    } else {
      unsetenv("TERMINFO")
    }
    return hasStarted
  }
}
