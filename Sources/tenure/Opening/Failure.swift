/// How the program ends when it can't do what was asked: one sentence and an exit code.
struct Failure: Error, Equatable {
  /// The codes of the command line's contract.
  enum Code: Int32 {
    /// The answer is "no".
    case no = 1
    /// Wrong usage.
    case usage = 2
    /// The data could not be read.
    case data = 3
    /// Nothing was delivered.
    case notDelivered = 4
    /// Interrupted.
    case interrupted = 130
  }

  let code: Code
  /// What happened, where, and what to do; never personal data.
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
