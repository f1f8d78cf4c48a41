import Foundation

/// Screens kept in files: see `Album`. `TENURE_RECORD=1` writes them anew, and fails, so that nobody records by
/// accident.
public enum Golden {
  /// What a comparison found.
  public enum Outcome: Equatable, Sendable, CustomStringConvertible {
    /// As recorded.
    case same
    /// There was no record, or a new one was asked for; it has been written.
    case recorded(path: String)
    /// Where it differs.
    case different(path: String, AlbumDifference)

    /// Whether the screen is as recorded.
    public var isSame: Bool { self == .same }

    /// What the test says when it fails.
    public var description: String {
      switch self {
      case .same: "as recorded"
      case .recorded(let path): "recorded in \(path): look at it, then run again"
      case .different(let path, let difference): "\(path)\n\(difference)"
      }
    }
  }

  /// Compares an album with `Tests/Screens/NAME.screen`.
  public static func compare(
    _ name: String, _ drawn: Album, folder: String = Golden.folder,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Outcome {
    let path = "\(folder)/\(name).screen"
    let known = (try? String(contentsOfFile: path, encoding: .utf8))
    guard let known, environment["TENURE_RECORD"] != "1" else {
      let parent = URL(filePath: path).deletingLastPathComponent()
      try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try? drawn.text.write(toFile: path, atomically: true, encoding: .utf8)
      return .recorded(path: path)
    }
    if known == drawn.text { return .same }
    return .different(path: path, AlbumDifference(recorded: Album(text: known), drawn: drawn))
  }

  /// `Tests/Screens` of the source tree.
  public static let folder: String = {
    let here = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return here.appending(path: "Screens").path
  }()
}
