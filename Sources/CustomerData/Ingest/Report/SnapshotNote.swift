/// What became of the snapshot of a folder, which spares the next start the reading.
public enum SnapshotNote: Hashable, Sendable, Codable {
  /// Why none was kept.
  public enum Reason: Hashable, Sendable, Codable {
    /// The system refused; `errno` says why.
    case system(errno: Int32)
    /// The cache's folder is another user's, or no folder.
    case foreignFolder
    /// A file was changed while it was read, or a moment before: its state can't be told yet.
    case filesChanging
  }

  /// Snapshots were not asked for.
  case unused
  /// Everything comes from the snapshot at a path; the exports have not changed since.
  case opened(path: String)
  /// The exports were read, and kept at a path.
  case kept(path: String)
  /// The exports were read, and could not be kept under a path.
  case notKept(path: String, reason: Reason)
}

extension SnapshotFault {
  /// In the words of a report.
  var reason: SnapshotNote.Reason {
    switch self {
    case .system(let errno): .system(errno: errno)
    case .foreign: .foreignFolder
    default: .system(errno: 0)
    }
  }
}
