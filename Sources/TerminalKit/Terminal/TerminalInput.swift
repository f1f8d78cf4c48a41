import CNcurses
import Foundation

/// Bytes and signals of the process's terminal as events; what they mean for a screen its owner decides.
struct TerminalInput {
  private var parser = InputParser()
  /// Milliseconds after which an escape byte without more is the key.
  private let escapeDelay: Int
  /// When bytes that wait for their rest are taken as they are. A wake between must not put it off, or an escape
  /// pressed during long work would swallow the next key.
  private var deadline: ContinuousClock.Instant?

  init(_ environment: [String: String]) {
    escapeDelay = TerminalInput.escapeDelay(environment)
  }

  /// Blocks until something happens or the time is over; −1 waits for ever.
  mutating func wait(timeoutMilliseconds: Int) -> [InputEvent] {
    let found = terminal_wait(Int32(clamping: limit(timeoutMilliseconds)))
    var events: [InputEvent] = []
    if found & Int32(TERMINAL_WOKEN) != 0 { events += readWakes() }
    if found & Int32(TERMINAL_INPUT) != 0 {
      events += readInput()
    } else if found & Int32(TERMINAL_CLOSED) != 0 {
      events.append(.quit(signal: SIGHUP))
    } else if let deadline, deadline <= .now {
      events += parser.flush().map(asked)
      self.deadline = nil
    }
    return events
  }

  /// How long to wait at most, in milliseconds; never shorter than what is left of the escape's delay.
  private func limit(_ timeoutMilliseconds: Int) -> Int {
    guard let deadline else { return timeoutMilliseconds }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    return Int(max(0, left.rounded(.up)))
  }

  private mutating func readInput() -> [InputEvent] {
    var bytes = [UInt8](repeating: 0, count: 16_384)
    let count = terminal_read(&bytes, Int32(bytes.count))
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) {
      return [.quit(signal: SIGHUP)]
    }
    let events = parser.feed(bytes.prefix(Int(max(0, count)))).map(asked)
    deadline = parser.isPending ? .now + .milliseconds(escapeDelay) : nil
    return events
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
    return Set(bytes.prefix(Int(max(0, count)))).sorted().map { byte in
      switch Int32(byte) {
      case 0: .wake
      case SIGWINCH: .resize
      case SIGTSTP: .suspend
      case SIGCONT: .resume
      default: .quit(signal: Int32(byte))
      }
    }
  }

  /// What the user asked curses for, else longer where a network is in between.
  private static func escapeDelay(_ environment: [String: String]) -> Int {
    if let asked = environment["ESCDELAY"].flatMap(Int.init), asked >= 0 { return min(asked, 5000) }
    return environment["SSH_CONNECTION"] == nil ? 25 : 50
  }
}
