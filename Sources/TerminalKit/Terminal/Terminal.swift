/// Where frames go and events come from. The loop: wait, fold events into the state, draw, present.
@MainActor public protocol Terminal: AnyObject {
  /// Columns and rows; a `resize` event says that they changed.
  var size: Size { get }
  /// How many colours it shows.
  var depth: ColorDepth { get }
  /// Whether only ASCII can be shown.
  var isASCII: Bool { get }
  /// Ends a `wait`; safe from any thread. Give it to the `Mailbox`.
  var wake: @Sendable () -> Void { get }
  /// Shows a frame; only what differs from the last one is sent.
  func present(_ canvas: Canvas)
  /// Blocks until something happens or the time is over; −1 waits for ever. Background tasks must post to a
  /// `Mailbox` meanwhile, since the main actor does not run.
  func wait(timeoutMilliseconds: Int) -> [InputEvent]
  /// Gives the terminal back and stops the program, as Ctrl-Z does; returns when it runs again.
  func suspend()
  /// Gives the terminal back while `body` runs (an editor, a pager).
  func released(_ body: () -> Void)
  /// Puts text into the clipboard by OSC 52; whether it arrived is not known, so say "sent".
  func copy(_ text: String)
  /// Whether clicks and the wheel are reported; else the terminal selects text with them.
  func setMouse(_ isOn: Bool)
}

extension Terminal {
  /// There is no mouse.
  public func setMouse(_ isOn: Bool) {}
  /// Nothing to give back.
  public func released(_ body: () -> Void) { body() }
  /// The whole terminal can be used.
  public var isASCII: Bool { false }
}

/// Why a terminal could not be used for the full screen.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// `TERM` is unset or empty.
  case noName
  /// `TERM` names a terminal that can't move its cursor or that nobody described.
  case unsuitable(name: String)
}
