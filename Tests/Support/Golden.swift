import Foundation

/// Screens kept in files: the text, a rule, the letters of the roles. `TENURE_RECORD=1` writes them anew, and fails,
/// so that nobody records by accident.
public enum Golden {
  /// What a comparison found.
  public enum Outcome: Equatable, Sendable {
    /// As recorded.
    case same
    /// There was no record, or a new one was asked for; it has been written.
    case recorded(path: String)
    /// The first row that differs, as recorded and as drawn.
    case different(path: String, row: Int, recorded: String, drawn: String)

    /// Whether the screen is as recorded.
    public var isSame: Bool { self == .same }
  }

  /// Compares rows and role letters with `Tests/Screens/NAME.screen`.
  public static func compare(
    _ name: String, rows: [String], roles: [String],
    folder: String = Golden.folder,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Outcome {
    let path = "\(folder)/\(name).screen"
    let drawn = text(rows: rows, roles: roles)
    let known = (try? String(contentsOfFile: path, encoding: .utf8))
    guard let known, environment["TENURE_RECORD"] != "1" else {
      let parent = URL(filePath: path).deletingLastPathComponent()
      try? FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try? drawn.write(toFile: path, atomically: true, encoding: .utf8)
      return .recorded(path: path)
    }
    if known == drawn { return .same }
    let before = known.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let after = drawn.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let row =
      zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(before.count, after.count)
    return .different(
      path: path, row: row, recorded: row < before.count ? before[row] : "",
      drawn: row < after.count ? after[row] : "")
  }

  /// The file's text: every row ends with `│`, so that blanks at its end are seen and kept by editors.
  public static func text(rows: [String], roles: [String]) -> String {
    let width = roles.map(\.count).max() ?? 0
    let rule = String(repeating: "═", count: width)
    return (rows.map { $0 + "│" } + [rule] + roles.map { $0 + "│" }).joined(separator: "\n") + "\n"
  }

  /// `Tests/Screens` of the source tree.
  public static let folder: String = {
    let here = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return here.appending(path: "Screens").path
  }()
}
