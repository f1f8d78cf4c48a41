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
  private var input: TerminalInput
  private var presenter = FramePresenter()
  private var hasStopped = false

  /// Takes the terminal over.
  /// - Parameters:
  ///   - limit: never more colours than this, as the user's preferences say.
  ///   - forcesASCII: `--ascii`.
  ///   - environment: what tells the terminal, its colours and the locale.
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
    input = TerminalInput(environment)
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
    let events = input.wait(timeoutMilliseconds: timeoutMilliseconds)
    for event in events { follow(event) }
    return events
  }

  private func follow(_ event: InputEvent) {
    switch event {
    case .resize:
      _ = terminal_adopt_size()
      size = NcursesTerminal.currentSize
      presenter.forget()
    case .resume:
      terminal_repaint()
      presenter.forget()
    default: break
    }
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

  /// Takes the mouse or leaves it to the terminal.
  public func setMouse(_ isOn: Bool) { terminal_set_mouse(isOn ? 1 : 0) }

  private static var currentSize: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    terminal_size(&rows, &columns)
    return Size(width: Int(columns), height: Int(rows))
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
