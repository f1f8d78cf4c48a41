import GRDB

extension Workspace {
  /// Keeps hashes of people who must never be delivered again. They survive every new import.
  public func suppress(_ hashes: [String], at moment: String) throws(WorkspaceError) {
    try write { db in
      let insert = try db.makeStatement(
        sql: "INSERT OR IGNORE INTO suppression (hash, at) VALUES (?, ?)")
      for hash in hashes where !hash.isEmpty { try insert.execute(arguments: [hash, moment]) }
    }
  }

  /// The suppressed hashes.
  public func suppressions() throws(WorkspaceError) -> Set<String> {
    try read { db in try String.fetchSet(db, sql: "SELECT hash FROM suppression") }
  }
}
