/// Why a snapshot is not used; it is then built anew from the exports.
enum SnapshotFault: Error, Hashable {
  /// There is none.
  case missing
  /// Not readable, or not writable; `errno` says why.
  case system(errno: Int32)
  /// Another user's, or one that others may read or write.
  case foreign
  /// Not a snapshot, or one of another machine's make.
  case notASnapshot
  /// Of another format, or written by another build.
  case otherVersion(UInt32)
  /// Of other files, or of another state of them.
  case stale
  /// Shorter or longer than it says.
  case truncated
  /// Its own checksums do not hold, or a column is not where it is said to be.
  case damaged(column: String)
}
