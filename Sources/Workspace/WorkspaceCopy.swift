import Foundation
import GRDB

/// The copy beside the database, from which a damaged one is made anew: whom not to deliver must
/// never be forgotten.
extension Workspace {
  /// Where the copy is.
  nonisolated var copyPath: String { path + ".copy" }

  /// Copies the database as it is now, whole or not at all. Called after every change that a later
  /// delivery depends on. One process at a time, so that an older copy never replaces a newer one.
  func keepCopy() throws(WorkspaceError) {
    let queue = try database()
    let temporary = "\(copyPath).\(UInt64.random(in: .min ... .max)).partial"
    defer { unlink(temporary) }
    try alone { () throws(WorkspaceError) in
      try PrivateFolder.makeFile(temporary)
      do { try queue.vacuum(into: temporary) } catch { throw WorkspaceError(error, at: path) }
      guard rename(temporary, copyPath) == 0 else {
        throw .notWritable(path: copyPath, errno: errno)
      }
    }
  }

  /// Does something while no other Tenure changes this workspace. The lock ends with the process,
  /// however it ends.
  nonisolated func alone<Value>(
    _ body: () throws(WorkspaceError) -> Value
  ) throws(WorkspaceError) -> Value {
    let folder = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .notWritable(path: directory, errno: errno) }
    defer { close(folder) }  // and so unlocks
    while flock(folder, LOCK_EX) != 0 {
      if errno != EINTR { throw .notWritable(path: directory, errno: errno) }
    }
    return try body()
  }

  /// Puts the copy in the place of a damaged database, which is set aside, not thrown away; false:
  /// there is no whole copy, and nothing was touched.
  nonisolated func restoreFromCopy() throws(WorkspaceError) -> Bool {
    guard Self.isWhole(copyPath) else { return false }
    let aside = "\(path).damaged-\(Int(Date().timeIntervalSince1970))"
    for suffix in ["", "-journal", "-wal", "-shm"] {
      guard rename(path + suffix, aside + suffix) == 0 || errno == ENOENT else {
        throw .notWritable(path: path + suffix, errno: errno)
      }
    }
    let temporary = "\(path).\(UInt64.random(in: .min ... .max)).partial"
    defer { unlink(temporary) }
    do { try FileManager.default.copyItem(atPath: copyPath, toPath: temporary) } catch {
      throw .notWritable(path: temporary, errno: errno)
    }
    guard rename(temporary, path) == 0 else { throw .notWritable(path: path, errno: errno) }
    return true
  }

  private nonisolated static func isWhole(_ path: String) -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else {
      return false
    }
    defer { try? queue.close() }
    let verdict = try? queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    return verdict == "ok"
  }
}
