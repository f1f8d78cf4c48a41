/// What the mouse did, and where.
public struct Mouse: Hashable, Sendable {
  /// The kinds of thing a mouse does.
  public enum Action: Hashable, Sendable {
    /// A button went down, came up, or the mouse moved with it held.
    case press, release, drag
    /// The wheel.
    case wheelUp, wheelDown
  }
  /// What it did.
  public var action: Action
  /// 0 left, 1 middle, 2 right.
  public var button: Int
  /// The cell, from 0.
  public var point: Point

  /// A mouse event.
  public init(action: Action, button: Int = 0, at point: Point) {
    self.action = action
    self.button = button
    self.point = point
  }
}

/// Everything the loop can wake up for.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse did something.
  case mouse(Mouse)
  /// Text was pasted, as one piece; never read as keys.
  case paste(String)
  /// The terminal has another size; `Terminal.size` is already the new one.
  case resize
  /// The user asked to stop the program (Ctrl-Z); answer with `Terminal.suspend()`.
  case suspend
  /// The program runs again after a stop; everything must be painted.
  case resume
  /// A signal asks the program to end; the exit status is 128 + signal.
  case quit(signal: Int32)
  /// A background task posted to the mailbox.
  case wake
}
