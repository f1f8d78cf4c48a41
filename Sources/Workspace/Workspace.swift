import Foundation
import GRDB

/// What the user made and did, kept in one folder: audiences as text, everything else in SQLite.
///
/// Only the owner may read it. The database is opened at its first use, not before, and never when a
/// newer version of Tenure has written it.
public actor Workspace {
  /// The folder.
  public nonisolated let directory: String
  private var opened: DatabaseQueue?
  /// Whether a damaged database was set aside and made anew from its copy.
  public private(set) var wasRestored = false

  /// The workspace of a folder. Nothing is read or made until it is used.
  public init(directory: String) { self.directory = directory }

  /// The audiences kept as text.
  public nonisolated var audiences: SavedAudiences {
    SavedAudiences(directory: directory + "/audiences")
  }

  /// The folder used when none is named: `TENURE_WORKSPACE`, else one for each shop in
  /// `XDG_DATA_HOME/tenure`, which is `~/.local/share/tenure` unless set.
  public static func defaultDirectory(
    forShop shop: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    if let named = environment["TENURE_WORKSPACE"], !named.isEmpty { return named }
    let home = environment["HOME"] ?? NSHomeDirectory()
    // The XDG rule: a relative path is to be ignored.
    let shared = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (shared ?? home + "/.local/share") + "/tenure/" + (Slug.of(shop) ?? "shop")
  }

  /// Reads from the database, which is made when there is none.
  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(WorkspaceError) -> Value {
    let queue = try database()
    do { return try queue.read(body) } catch { throw WorkspaceError(error, at: path) }
  }

  /// Writes in one transaction: all of it or nothing.
  func write<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(WorkspaceError) -> Value {
    let queue = try database()
    return try alone { () throws(WorkspaceError) in
      do { return try queue.write(body) } catch { throw WorkspaceError(error, at: path) }
    }
  }

  static let databaseName = "workspace.sqlite"
  /// Seconds one Tenure waits for another one's write.
  static let busySeconds = 5.0

  nonisolated var path: String { directory + "/" + Self.databaseName }

  func database() throws(WorkspaceError) -> DatabaseQueue {
    if let opened { return opened }
    try PrivateFolder.make(directory)
    try PrivateFolder.makeFile(path)
    let (queue, isRestored) = try alone { () throws(WorkspaceError) in
      do throws(WorkspaceError) { return (try open(), false) } catch {
        guard case .notADatabase = error, try restoreFromCopy() else { throw error }
        return (try open(), true)
      }
    }
    opened = queue
    wasRestored = isRestored
    return queue
  }

  private nonisolated func open() throws(WorkspaceError) -> DatabaseQueue {
    do {
      try refuseNewer()
      var configuration = Configuration()
      configuration.busyMode = .timeout(Self.busySeconds)
      // Whoever is erased leaves no trace in freed pages.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try Schema.migrator.migrate(queue)
      try queue.read(Self.refuseDamaged)
      return queue
    } catch let error as WorkspaceError {
      throw error
    } catch {
      throw WorkspaceError(error, at: path)
    }
  }

  // A page of nonsense would only be met when its rows are needed: by then a delivery has begun.
  private static func refuseDamaged(_ db: Database) throws {
    guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
  }

  // Only read, so that a file we do not understand is not touched; yet not opened read-only, for what
  // a killed program left half-done could not be undone then.
  private nonisolated func refuseNewer() throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.busySeconds)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    try queue.read { db in
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      if try version > Schema.version || Schema.migrator.hasBeenSuperseded(db) {
        throw WorkspaceError.writtenByNewerVersion(
          path: path, version: version, understood: Schema.version)
      }
    }
  }
}

/// Why the workspace cannot be used. Never holds what was to be kept.
public enum WorkspaceError: Error, Hashable, Sendable {
  /// A newer Tenure has written the database; nothing was touched.
  case writtenByNewerVersion(path: String, version: Int, understood: Int)
  /// The folder or file cannot be made or written: the system's error number.
  case notWritable(path: String, errno: Int32)
  /// The file is not a database, or a damaged one: SQLite's result code.
  case notADatabase(path: String, code: Int32)
  /// SQLite refuses: its result code, such as 13 for a full disk or 5 for a busy file.
  case database(path: String, code: Int32)

  init(_ error: any Error, at path: String) {
    guard let failure = error as? DatabaseError else {
      self = (error as? WorkspaceError) ?? .database(path: path, code: -1)
      return
    }
    switch failure.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self = .notADatabase(path: path, code: failure.resultCode.rawValue)
    default: self = .database(path: path, code: failure.resultCode.rawValue)
    }
  }
}
