import CustomerData
import Dashboard
import Foundation

/// The last session over a folder: `$XDG_STATE_HOME/tenure/sessions`, which is `~/.local/state/tenure/sessions` unless
/// set, readable by the user alone.
struct SessionFile: Sendable {
  private let path: String

  /// The file of a folder; nil: there is no home to keep it in.
  init?(
    folder: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let shared = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let base = shared ?? environment["HOME"].map({ $0 + "/.local/state" }) else { return nil }
    let whole = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().path
    // Two folders may have the same name, so the whole path decides; FNV-1a, 64 bits (Fowler, Noll, Vo).
    let hash = whole.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    path = "\(base)/tenure/sessions/\(String(hash, radix: 16)).json"
  }

  /// What the dashboard asks.
  var store: SessionStore { SessionStore(read: read, keep: keep) }

  @Sendable private func read() -> SessionNote? {
    // A session that can't be read, or of another version, is one that was never kept.
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? JSONDecoder().decode(SessionNote.self, from: data)
  }

  // Losing where one was is no reason to hold up who wants to leave.
  @Sendable private func keep(_ note: SessionNote) {
    guard let data = try? JSONEncoder().encode(note) else { return }
    let files = FileManager.default
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try? files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let new = path + ".new"
    guard
      files.createFile(atPath: new, contents: data, attributes: [.posixPermissions: 0o600])
    else { return }
    rename(new, path)
  }
}
