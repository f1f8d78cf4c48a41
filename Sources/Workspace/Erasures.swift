import Foundation
import GRDB

/// What is kept of people who asked to be forgotten: hashes to know them by when the files bring them
/// back, and the token that stands in their place.
extension Workspace {
  /// Remembers somebody as erased, all of it or nothing: each hash becomes a tombstone and a
  /// suppression, and the id in the delivery log becomes the token.
  ///
  /// - Parameters:
  ///   - id: the customer's id as deliveries were logged with it; it is kept nowhere.
  ///   - hashes: what the person is known by when files bring them back.
  ///   - token: what stands in their place from now on.
  ///   - moment: when it was asked for, as ISO 8601 has it.
  /// - Returns: the token; the one kept first where somebody of these hashes is erased already.
  public func erase(
    _ id: String, hashes: [String], token: String, at moment: String
  ) throws(WorkspaceError) -> String {
    let kept = try write { db in
      let known = try String.fetchOne(
        db,
        sql: "SELECT token FROM tombstone WHERE hash IN (\(Self.places(hashes.count)))",
        arguments: StatementArguments(hashes))
      let token = known ?? token
      for hash in hashes where !hash.isEmpty {
        try db.execute(
          sql: "INSERT OR IGNORE INTO tombstone (hash, token, at) VALUES (?, ?, ?)",
          arguments: [hash, token, moment])
        try db.execute(
          sql: "INSERT OR IGNORE INTO suppression (hash, at) VALUES (?, ?)",
          arguments: [hash, moment])
      }
      try db.execute(
        sql: "UPDATE OR REPLACE recipient SET customer_id = ? WHERE customer_id = ?",
        arguments: [token, id])
      return token
    }
    try keepCopy()
    return kept
  }

  /// The token of every hash that must not come back.
  public func tombstones() throws(WorkspaceError) -> [String: String] {
    try read { db in try Self.tombstones(db) }
  }

  /// The same for a caller that cannot wait, such as a reader of files; without a database nobody.
  /// Nothing is made, and nothing changed but what a killed program left half-done.
  public nonisolated static func tombstones(
    inDirectory directory: String
  ) throws(WorkspaceError) -> [String: String] {
    let path = directory + "/" + databaseName
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    do throws(WorkspaceError) { return try tombstones(inDatabase: path) } catch {
      // Damaged: the copy it will be made anew from knows them too.
      if let kept = try? tombstones(inDatabase: path + ".copy") { return kept }
      throw error
    }
  }

  private nonisolated static func tombstones(
    inDatabase path: String
  ) throws(WorkspaceError) -> [String: String] {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(busySeconds)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { db in
        try db.tableExists("tombstone") ? try tombstones(db) : [:]
      }
    } catch { throw WorkspaceError(error, at: path) }
  }

  private nonisolated static func tombstones(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT hash, token FROM tombstone")
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  private nonisolated static func places(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ", ")
  }
}
