import CustomerData
import RetentionEngine
import Support
import TerminalKit
import Testing
import Workspace

@testable import Dashboard

/// A screen in one of its states: whose data it shows, and the way there.
struct ScreenPlace: Sendable, CustomTestStringConvertible {
  /// Whose data.
  enum Home: Sendable {
    case village, timed, sample, fitted, rights

    /// Shared by all tests that draw: answers are kept.
    func backend() throws -> EmbeddedBackend {
      switch self {
      case .village: Self.villageBackend
      case .timed: SheetScreenTests.timed
      case .sample: try Sample.backend.get()
      case .fitted: ModelsScreenTests.backend
      case .rights: Self.rightsBackend
      }
    }

    private static let villageBackend = EmbeddedBackend(
      TinyShop.village.dataset, report: IngestReport())
    private static let rightsBackend = EmbeddedBackend(
      RightsScreenTests.shop.dataset, report: IngestReport())
  }

  typealias Walk = @Sendable (inout Session) async throws -> Void

  let name: String
  let home: Home
  /// What stands on the first screen's place.
  let root: (@Sendable () -> any Screen)?
  private let walk: Walk
  var testDescription: String { name }

  init(
    _ name: String, _ home: Home = .village, root: (@Sendable () -> any Screen)? = nil,
    walk: @escaping Walk
  ) {
    self.name = name
    self.home = home
    self.root = root
    self.walk = walk
  }

  init(
    _ name: String, _ home: Home = .village, root: (@Sendable () -> any Screen)? = nil,
    _ presses: Press...
  ) {
    self.init(name, home, root: root) { session in
      for press in presses { await session.press(press) }
    }
  }

  /// A user who went there.
  func session(_ language: Language, size: Size = .wide) async throws -> Session {
    if home == .fitted { _ = await ModelsScreenTests.backend.study(horizon: 90) }
    var session = await Session(
      try home.backend(), size: size, language: language, screen: root?())
    try await walk(&session)
    return session
  }

  /// Screens and dialogs, at least one place each.
  static let all = figures + lists + audiences + views + dialogs
}
