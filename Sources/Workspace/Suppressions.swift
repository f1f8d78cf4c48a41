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

  /// Whether a hash is on the list, and whether it is there because somebody was erased.
  public func suppression(of hash: String) throws(WorkspaceError) -> SuppressionState {
    try read { db in
      if try String.fetchOne(
        db, sql: "SELECT hash FROM tombstone WHERE hash = ?", arguments: [hash]) != nil
      {
        return .erased
      }
      let found = try String.fetchOne(
        db, sql: "SELECT hash FROM suppression WHERE hash = ?", arguments: [hash])
      return found == nil ? .absent : .suppressed
    }
  }

  /// What can be told of the list without knowing whom it holds.
  public func suppressionSummary() throws(WorkspaceError) -> SuppressionSummary {
    try read { db in
      let days = try Row.fetchAll(
        db,
        sql: """
          SELECT substr(at, 1, 10), count(*) FROM suppression
          WHERE hash NOT IN (SELECT hash FROM tombstone) GROUP BY 1 ORDER BY 1 DESC
          """)
      let erased = try Int.fetchOne(db, sql: "SELECT count(DISTINCT token) FROM tombstone")
      return SuppressionSummary(
        days: days.map { SuppressionSummary.Added(day: $0[0], hashes: $0[1]) },
        erasedPeople: erased ?? 0)
    }
  }
}

/// Where a hash stands.
public enum SuppressionState: Hashable, Sendable {
  /// Not on the list.
  case absent
  /// On the list.
  case suppressed
  /// On the list for good: somebody was erased.
  case erased
}

/// The suppression list in numbers: it holds hashes, so no name can be told.
public struct SuppressionSummary: Hashable, Sendable {
  /// What one day added.
  public struct Added: Hashable, Sendable {
    /// The day, ISO, in UTC.
    public let day: String
    /// Addresses, numbers and ids put on the list that day.
    public let hashes: Int
  }

  /// Day by day, the latest first; whoever was erased is not among them.
  public let days: [Added]
  /// People erased, each with all hashes known of them.
  public let erasedPeople: Int

  /// Addresses, numbers and ids on the list.
  public var hashes: Int { days.reduce(0) { $0 + $1.hashes } }
}
