import Foundation
import GRDB
import Support
import Testing
import Workspace

@Suite("Workspace")
struct WorkspaceTests {
  @Test("nothing is made before the first use, and then only for the owner")
  func lazyAndPrivate() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path + "/a/b")
    #expect(workspace.audiences.list().isEmpty)
    #expect(try folder.names().isEmpty)
    #expect(try await workspace.preference("theme") == nil)
    #expect(try folder.permissions(of: "a") == 0o700)
    #expect(try folder.permissions(of: "a/b") == 0o700)
    #expect(try folder.permissions(of: "a/b/workspace.sqlite") == 0o600)
  }

  @Test("deliveries come back as they were logged, the latest first")
  func log() async throws {
    let folder = try TemporaryFolder()
    let older = Self.delivery(at: "2011-12-01T10:00:00Z", file: "/exports/a.csv")
    let newer = Self.delivery(at: "2011-12-02T10:00:00Z", file: "/exports/b.csv")
    try await Workspace(directory: folder.path).log(newer)
    try await Workspace(directory: folder.path).log(older)
    let kept = try await Workspace(directory: folder.path).deliveries()
    #expect(kept.map(Self.withoutID) == [newer, older])
    let found = try await Workspace(directory: folder.path).delivery(to: "/exports/a.csv")
    #expect(found.map(Self.withoutID) == older)
  }

  @Test("contacts are counted by customer from a moment on")
  func contacts() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path)
    try await workspace.log(Self.delivery(at: "2011-12-01T10:00:00Z"), recipients: ["a", "b"])
    try await workspace.log(Self.delivery(at: "2011-12-05T10:00:00Z"), recipients: ["b", "c", "c"])
    #expect(try await workspace.contacts(since: "2011-12-01") == ["a": 1, "b": 2, "c": 1])
    #expect(try await workspace.contacts(since: "2011-12-02") == ["b": 1, "c": 1])
  }

  @Test("a suppression survives and cannot be kept twice or empty")
  func suppressions() async throws {
    let folder = try TemporaryFolder()
    try await Workspace(directory: folder.path).suppress(["h1", "h2", ""], at: "2011-12-01")
    try await Workspace(directory: folder.path).suppress(["h2"], at: "2011-12-02")
    #expect(try await Workspace(directory: folder.path).suppressions() == ["h1", "h2"])
  }

  @Test("a campaign keeps its seed when its share changes")
  func holdouts() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path)
    #expect(try await workspace.holdout(of: "win-back") == nil)
    let first = try await workspace.keepHoldout(of: "win-back", share: 0.1)
    let second = try await workspace.keepHoldout(of: "win-back", share: 0.2, seed: "other")
    #expect(first.seed == "win-back")
    #expect(second.seed == "win-back")
    #expect(second.share == 0.2)
    #expect(try await workspace.holdouts() == [second])
  }

  @Test("a preference is kept, changed and forgotten")
  func preferences() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path)
    try await workspace.setPreference("theme", to: "night")
    try await workspace.setPreference("theme", to: "paper")
    #expect(try await workspace.preference("theme") == "paper")
    try await workspace.setPreference("theme", to: nil)
    #expect(try await workspace.preference("theme") == nil)
  }

  @Test(
    "a database of a newer version is refused and not touched",
    arguments: [
      "PRAGMA user_version = 99",
      "INSERT INTO grdb_migrations (identifier) VALUES ('3 something of tomorrow')",
    ])
  func newer(change: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/workspace.sqlite"
    try await Workspace(directory: folder.path).setPreference("theme", to: "night")
    let future = try DatabaseQueue(path: path)
    try await future.write { try $0.execute(sql: change) }
    try future.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    do throws(WorkspaceError) {
      try await Workspace(directory: folder.path).setPreference("theme", to: "paper")
      Issue.record("it was opened")
    } catch {
      guard case .writtenByNewerVersion(path, _, understood: 2) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try folder.names() == ["workspace.sqlite"])
  }

  @Test("a file that is no database is refused and not touched")
  func damaged() async throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "this is a letter, not a database. ", count: 200)
    let path = try folder.write(text, to: "workspace.sqlite")
    let workspace = Workspace(directory: folder.path)
    await #expect(throws: WorkspaceError.notADatabase(path: path, code: 26)) {
      try await workspace.deliveries()
    }
    #expect(try folder.text(of: "workspace.sqlite") == text)
  }

  @Test("a folder that cannot be made gives an error with its path")
  func unwritable() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a file", to: "file") + "/workspace"
    let workspace = Workspace(directory: path)
    await #expect(throws: WorkspaceError.notWritable(path: path, errno: ENOTDIR)) {
      try await workspace.suppressions()
    }
  }

  @Test(
    "the folder follows the environment",
    arguments: [
      (["TENURE_WORKSPACE": "/w", "XDG_DATA_HOME": "/x", "HOME": "/h"], "/w"),
      (["XDG_DATA_HOME": "/x", "HOME": "/h"], "/x/tenure/chez-zoe"),
      (["XDG_DATA_HOME": "relative", "HOME": "/h"], "/h/.local/share/tenure/chez-zoe"),
      (["HOME": "/h"], "/h/.local/share/tenure/chez-zoe"),
    ])
  func directory(environment: [String: String], path: String) {
    #expect(Workspace.defaultDirectory(forShop: "Chez Zoé", environment: environment) == path)
  }

  static func delivery(at moment: String, file: String = "/exports/a.csv") -> LoggedDelivery {
    LoggedDelivery(
      at: moment, destination: "csv", audience: "orders = 1", campaign: "win-back",
      asOf: "2011-12-31", fingerprint: "0000000000000007", counts: ["selected": 3, "written": 2],
      file: file, sha256: "ab")
  }

  static func withoutID(_ delivery: LoggedDelivery) -> LoggedDelivery {
    var delivery = delivery
    delivery.id = nil
    return delivery
  }
}
