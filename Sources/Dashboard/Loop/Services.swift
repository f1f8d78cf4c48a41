import Destinations
import RetentionEngine
import Workspace

/// What a command may use. Only `perform` sees it.
public struct Services: Sendable {
  /// Answers questions.
  public let backend: any RetentionBackend
  /// Keeps what the user makes.
  public let workspace: Workspace
  /// Words and numbers in the user's language.
  public let wording: Wording

  /// The services of one session.
  public init(backend: any RetentionBackend, workspace: Workspace, wording: Wording) {
    self.backend = backend
    self.workspace = workspace
    self.wording = wording
  }
}
