import CNcurses
import Foundation

/// The user's terminal line by line, for screen readers: every frame is told by the lines that are new in it, the
/// screen is never cleared, and every key means what it means on the full screen.
@MainActor public final class LinearTerminal: Terminal {
  /// Columns and rows of the frames: narrow enough that panels stand below each other.
  public let size = Size(width: 76, height: 40)
  /// Frames need their surfaces to say what is chosen; nothing of them is sent.
  public let depth = ColorDepth.truecolor
  /// Ends a `wait`.
  public let wake: @Sendable () -> Void = { terminal_wake(0) }
  private var input: TerminalInput
  private var last: LinearText?
  private var hasStopped = false

  /// Takes single keys from the terminal.
  /// - Throws: `TerminalError.notATerminal`, before anything was changed.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(TerminalError) {
    guard terminal_is_interactive() == 1 else { throw .notATerminal }
    input = TerminalInput(environment)
    _ = terminal_catch_signals()
    guard terminal_start_lines() == 0 else { throw .notATerminal }
  }

  deinit { terminal_stop_lines() }

  /// Gives the terminal back for good. Idempotent.
  public func stop() {
    guard !hasStopped else { return }
    hasStopped = true
    terminal_stop_lines()
  }

  /// Tells what is new.
  public func present(_ canvas: Canvas) {
    let text = LinearText(canvas)
    let lines = last.map { text.news(since: $0) } ?? text.lines
    last = text
    guard !lines.isEmpty else { return }
    send(lines.map { $0 + "\n" }.joined() + "\n")
  }

  /// Waits for input, signals, or a wake-up.
  public func wait(timeoutMilliseconds: Int) -> [InputEvent] {
    input.wait(timeoutMilliseconds: timeoutMilliseconds)
  }

  /// Gives the terminal back and stops the job.
  public func suspend() { released { terminal_stop_process() } }

  /// Gives the terminal back while `body` runs.
  public func released(_ body: () -> Void) {
    terminal_stop_lines()
    body()
    _ = terminal_start_lines()
  }

  /// Sends OSC 52.
  public func copy(_ text: String) {
    send("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
  }

  private func send(_ text: String) {
    text.withCString { terminal_send($0, Int32(clamping: strlen($0))) }
  }
}
