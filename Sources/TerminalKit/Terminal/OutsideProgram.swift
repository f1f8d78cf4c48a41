import CNcurses
import Foundation

/// A program that gets the terminal for a while; run it inside of `Terminal.released`.
public enum OutsideProgram {
  /// Runs a command of the shell, which may hold options, on arguments that are never read as commands.
  /// - Parameters:
  ///   - command: a line of the shell, such as `$PAGER` holds.
  ///   - arguments: what it is run on, each as it is.
  ///   - input: its standard input; nil: the terminal.
  /// - Returns: the exit status; 127 where there is no such command, −1 where none could be started.
  public static func run(_ command: String, _ arguments: [String], input: String? = nil) -> Int {
    let line = command + " \"$@\""
    let copies = arguments.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let words = copies.map { UnsafePointer($0) }
    let status = words.withUnsafeBufferPointer { words in
      guard let input else {
        return terminal_run_outside(line, words.baseAddress, Int32(words.count), nil)
      }
      return terminal_run_outside(line, words.baseAddress, Int32(words.count), input)
    }
    return Int(status)
  }
}
