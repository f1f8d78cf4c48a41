import CNcurses

/// Undoing what a full-screen program does to a terminal, for `tenure --reset-terminal` after a `kill -9`.
public enum TerminalRestore {
  /// Mouse, paste and focus reports off, cursor keys and wrapping as usual, main screen, cursor shown, no colours.
  public static var sequence: String { String(cString: terminal_restore_sequence()) }

  /// Makes standard input a line that echoes and obeys Ctrl-C.
  public static func restoreModes() { terminal_make_sane() }
}
