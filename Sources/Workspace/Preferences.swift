import GRDB

extension Workspace {
  /// What the user prefers, by key, such as `theme`; nil: nothing was said.
  public func preference(_ key: String) throws(WorkspaceError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT value FROM preference WHERE key = ?", arguments: [key])
    }
  }

  /// Keeps a preference; nil forgets it.
  public func setPreference(_ key: String, to value: String?) throws(WorkspaceError) {
    try write { db in
      guard let value else {
        try db.execute(sql: "DELETE FROM preference WHERE key = ?", arguments: [key])
        return
      }
      try db.execute(
        sql: """
          INSERT INTO preference (key, value) VALUES (?, ?)
          ON CONFLICT (key) DO UPDATE SET value = excluded.value
          """, arguments: [key, value])
    }
  }
}
