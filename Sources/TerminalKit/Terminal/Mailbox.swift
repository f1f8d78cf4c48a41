import Synchronization

/// Where background tasks leave their results for the loop: `post` from anywhere, `drain` after each `wait`.
public final class Mailbox<Message: Sendable>: Sendable {
  private let letters = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  /// A mailbox that wakes the loop with `wake`, usually `Terminal.wake`.
  public init(wake: @escaping @Sendable () -> Void = {}) { self.wake = wake }

  /// Leaves a message; wakes the loop if the box was empty.
  public func post(_ message: Message) {
    let wasEmpty = letters.withLock { letters in
      letters.append(message)
      return letters.count == 1
    }
    if wasEmpty { wake() }
  }

  /// Takes all messages, oldest first.
  public func drain() -> [Message] {
    letters.withLock { letters in
      let taken = letters
      letters = []
      return taken
    }
  }
}
