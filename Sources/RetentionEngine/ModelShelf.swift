import CustomerData
import Foundation
import Retention

/// Fitted models kept in a folder of their own for each dataset: fitting takes long, reading does not.
///
///     FOLDER/<fingerprint of data and day>/models-90.json
///
/// What cannot be read, or was made by another version, is as good as nothing: the models are fitted
/// anew. Readable by its owner only.
public struct ModelShelf: Sendable {
  private let folder: URL

  // Counts up when a study's shape, a signal or a setting changes.
  private static let version = 5

  /// The file's content.
  private struct Kept: Codable {
    let version: Int
    let library: String?
    let study: ModelStudy
  }

  /// A shelf below a folder, such as a cache.
  public init(folder: URL) { self.folder = folder }

  /// The user's own: `$XDG_CACHE_HOME/tenure`, else `~/.cache/tenure`.
  public static func standard(_ environment: [String: String]) -> ModelShelf {
    let cache =
      environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : URL(filePath: $0) }
      ?? URL(filePath: NSHomeDirectory()).appending(path: ".cache")
    return ModelShelf(folder: cache.appending(path: "tenure"))
  }

  /// The study of a dataset; nil: there is none that could be used here and now.
  func study(of snapshot: Fingerprint, horizon: Int, library: XGBoostLibrary?) -> ModelStudy? {
    guard let data = try? Data(contentsOf: file(of: snapshot, horizon)),
      let kept = try? JSONDecoder().decode(Kept.self, from: data), kept.version == Self.version,
      kept.library == library?.version, kept.study.snapshot == snapshot
    else { return nil }
    return kept.study
  }

  /// Keeps a study: whole or not at all.
  ///
  /// - Throws: what the system says when the folder cannot be written.
  func keep(_ study: ModelStudy, library: XGBoostLibrary?) throws {
    let file = file(of: study.snapshot, study.horizon)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(
      Kept(version: Self.version, library: library?.version, study: study))
    let draft = file.appendingPathExtension("\(ProcessInfo.processInfo.processIdentifier)")
    guard
      FileManager.default.createFile(
        atPath: draft.path, contents: data, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    guard rename(draft.path, file.path) == 0 else {
      try? FileManager.default.removeItem(at: draft)
      throw CocoaError(.fileWriteUnknown)
    }
  }

  private func file(of snapshot: Fingerprint, _ horizon: Int) -> URL {
    folder.appending(path: snapshot.text).appending(path: "models-\(horizon).json")
  }
}
