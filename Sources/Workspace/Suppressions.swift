import GRDB

extension Workspace {
  /// Keeps hashes of people who must never be delivered again. They survive every new import.
  public func suppress(_ hashes: [String], at moment: String) throws(WorkspaceError) {
    try write { db in
      let insert = try db.makeStatement(
        sql: "INSERT OR IGNORE INTO suppression (hash, at) VALUES (?, ?)")
      for hash in hashes where !hash.isEmpty { try insert.execute(arguments: [hash, moment]) }
    }
    try keepCopy()
  }

  /// Takes hashes off the list again, but for those of somebody erased; returns how many were on it.
  public func unsuppress(_ hashes: [String]) throws(WorkspaceError) -> Int {
    let removed = try write { db in
      let delete = try db.makeStatement(
        sql: """
          DELETE FROM suppression WHERE hash = ? AND hash NOT IN (SELECT hash FROM tombstone)
          """)
      return try hashes.reduce(0) { removed, hash in
        try delete.execute(arguments: [hash])
        return removed + db.changesCount
      }
    }
    try keepCopy()
    return removed
  }

  /// The suppressed hashes.
  public func suppressions() throws(WorkspaceError) -> Set<String> {
    try read { db in try String.fetchSet(db, sql: "SELECT hash FROM suppression") }
  }
}
