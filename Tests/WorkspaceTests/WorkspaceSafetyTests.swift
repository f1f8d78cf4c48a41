import Foundation
import GRDB
import Support
import Testing
import Workspace

@Suite("A workspace that is old, shared or damaged")
struct WorkspaceSafetyTests {
  // As version 1 made it, word for word; a version that was released is never changed.
  static let versionOne = """
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 deliveries, suppressions, holdouts, preferences');
    CREATE TABLE "delivery" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "at" TEXT NOT NULL,
      "destination" TEXT NOT NULL, "audience" TEXT NOT NULL, "campaign" TEXT NOT NULL,
      "as_of" TEXT NOT NULL, "fingerprint" TEXT NOT NULL, "counts" TEXT NOT NULL,
      "file" TEXT NOT NULL, "sha256" TEXT NOT NULL);
    CREATE INDEX "delivery_on_at" ON "delivery"("at");
    CREATE TABLE "recipient" ("customer_id" TEXT NOT NULL, "delivery_id" INTEGER NOT NULL
      REFERENCES "delivery"("id") ON DELETE CASCADE,
      PRIMARY KEY ("customer_id", "delivery_id")) WITHOUT ROWID;
    CREATE INDEX "recipient_by_delivery" ON "recipient"("delivery_id");
    CREATE TABLE "suppression" ("hash" TEXT PRIMARY KEY NOT NULL, "at" TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE "holdout" ("campaign" TEXT PRIMARY KEY NOT NULL, "share" DOUBLE NOT NULL,
      "seed" TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE "preference" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = 1;
    INSERT INTO delivery VALUES (7, '2011-12-01T10:00:00Z', 'csv', 'orders = 1', 'win-back',
      '2011-11-30', '07', '{"written":1}', '/exports/a.csv', 'ab');
    INSERT INTO recipient VALUES ('ann', 7);
    INSERT INTO suppression VALUES ('h1', '2011-12-01');
    INSERT INTO holdout VALUES ('win-back', 0.1, 'win-back');
    INSERT INTO preference VALUES ('theme', 'night');
    """

  @Test("a workspace of version 1 keeps everything and learns what is new")
  func migration() async throws {
    let folder = try TemporaryFolder()
    let old = try DatabaseQueue(path: folder.path + "/workspace.sqlite")
    try await old.write { try $0.execute(sql: Self.versionOne) }
    try old.close()
    let workspace = Workspace(directory: folder.path)
    #expect(try await workspace.deliveries().map(\.id) == [7])
    #expect(try await workspace.deliveries(of: "ann").map(\.file) == ["/exports/a.csv"])
    #expect(try await workspace.suppressions() == ["h1"])
    #expect(try await workspace.holdout(of: "win-back")?.share == 0.1)
    #expect(try await workspace.preference("theme") == "night")
    #expect(try await workspace.tombstones().isEmpty)
    let token = try await workspace.erase("ann", hashes: ["h9"], token: "gone", at: "2011-12-02")
    #expect(token == "gone")
  }

  @Test("what version 1 made and what this version makes from nothing are one schema")
  func sameSchema() async throws {
    let (old, new) = (try TemporaryFolder(), try TemporaryFolder())
    let first = try DatabaseQueue(path: old.path + "/workspace.sqlite")
    try await first.write { try $0.execute(sql: Self.versionOne) }
    try first.close()
    func schema(_ folder: TemporaryFolder) async throws -> Set<String> {
      _ = try await Workspace(directory: folder.path).suppressions()
      let queue = try DatabaseQueue(path: folder.path + "/workspace.sqlite")
      return try await queue.read { db in
        let columns = try Row.fetchAll(
          db,
          sql: """
            SELECT m.name AS t, c.name AS n, c.type AS y, c."notnull" AS k, c.pk AS p
            FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
              AND m.name NOT LIKE 'grdb%'
            """)
        return Set(columns.map { "\($0["t"] as String).\($0["n"] as String) \($0["y"] as String)" })
      }
    }
    #expect(try await schema(old) == schema(new))
  }

  @Test("many Tenures that open one new workspace at once all write, and nothing is lost")
  func together() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/new"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let workspace = Workspace(directory: path)
          for turn in 0..<5 {
            try await workspace.suppress(["\(number)-\(turn)"], at: "2011-12-01")
            try await workspace.log(
              WorkspaceTests.delivery(at: "2011-12-01T10:00:00Z"), recipients: ["\(number)"])
          }
        }
      }
      try await group.waitForAll()
    }
    let after = Workspace(directory: path)
    #expect(try await after.suppressions().count == 40)
    #expect(try await after.deliveries().count == 40)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [
        "workspace.sqlite", "workspace.sqlite.copy",
      ])
  }

  @Test(
    "a damaged database is set aside and made anew from its copy: nobody's refusal is forgotten",
    arguments: ["all of it", "the middle", "the end"])
  func damaged(what: String) async throws {
    let folder = try TemporaryFolder()
    let first = Workspace(directory: folder.path)
    try await first.suppress((0..<400).map { "hash \($0)" }, at: "2011-12-01")
    try await first.log(
      WorkspaceTests.delivery(at: "2011-12-01T10:00:00Z"), recipients: (0..<500).map { "c\($0)" })
    let path = folder.path + "/workspace.sqlite"
    var bytes = try Data(contentsOf: URL(filePath: path))
    switch what {
    case "all of it": bytes = Data(repeating: 0x41, count: bytes.count)
    case "the middle":
      let middle = bytes.count / 2
      bytes.replaceSubrange(4096..<middle, with: Data(repeating: 0x41, count: middle - 4096))
    default: bytes = bytes.dropLast(bytes.count / 3)
    }
    try bytes.write(to: URL(filePath: path))
    let second = Workspace(directory: folder.path)
    #expect(try await second.suppressions().count == 400)
    #expect(try await second.contacts(since: "2011").count == 500)
    #expect(await second.wasRestored)
    let aside = try #require(folder.names().first { $0.hasPrefix("workspace.sqlite.damaged-") })
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/" + aside)) == bytes)
    #expect(try folder.permissions(of: "workspace.sqlite") == 0o600)
    #expect(try folder.permissions(of: "workspace.sqlite.copy") == 0o600)
  }

  @Test("what a killed program left half-done is undone, and nothing else is lost")
  func killed() async throws {
    let (running, left) = (try TemporaryFolder(), try TemporaryFolder())
    try await Workspace(directory: running.path).suppress(
      (0..<400).map { "hash \($0)" }, at: "2011-12-01")
    // The files of a change that is under way, taken as a power cut would leave them.
    let queue = try DatabaseQueue(path: running.path + "/workspace.sqlite")
    try await queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; UPDATE suppression SET at = hash || hash")
      for name in ["workspace.sqlite", "workspace.sqlite-journal"] {
        try FileManager.default.copyItem(
          atPath: running.path + "/" + name, toPath: left.path + "/" + name)
      }
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try Workspace.tombstones(inDirectory: left.path).isEmpty)
    let after = Workspace(directory: left.path)
    #expect(try await after.suppressions().count == 400)
    #expect(await after.wasRestored == false)
  }

  @Test("the copy is as new as the last change a delivery depends on")
  func copy() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path)
    try await workspace.suppress(["h1"], at: "2011-12-01")
    _ = try await workspace.keepHoldout(of: "spring", share: 0.2)
    _ = try await workspace.erase("ann", hashes: ["h2"], token: "gone", at: "2011-12-02")
    let copy = try DatabaseQueue(path: folder.path + "/workspace.sqlite.copy")
    let kept = try await copy.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT hash FROM suppression UNION ALL SELECT campaign FROM holdout
          UNION ALL SELECT token FROM tombstone ORDER BY 1
          """)
    }
    #expect(kept == ["gone", "h1", "h2", "spring"])
  }
}
