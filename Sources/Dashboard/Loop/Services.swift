import CustomerData
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

  /// The same with everything seen at the end of a day, nil: of the last one; nil: those data are not at hand.
  public func seen(on day: Day?, from home: any RetentionBackend) async -> Services? {
    var backend: (any RetentionBackend)? = home
    if let day { backend = await home.seen(on: day) }
    return backend.map { Services(backend: $0, workspace: workspace, wording: wording) }
  }
}
