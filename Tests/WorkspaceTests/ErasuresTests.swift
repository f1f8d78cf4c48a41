import Foundation
import Support
import Testing
import Workspace

@Suite("Erasures")
struct ErasuresTests {
  @Test("whoever is erased is suppressed, and the log knows a token in their place")
  func erase() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path)
    try await workspace.log(
      WorkspaceTests.delivery(at: "2011-12-01T10:00:00Z"), recipients: ["ann", "bob"])
    let token = try await workspace.erase(
      "ann", hashes: ["h-id", "h-mail", ""], token: "gone-1", at: "2011-12-02")
    #expect(token == "gone-1")
    #expect(try await workspace.tombstones() == ["h-id": "gone-1", "h-mail": "gone-1"])
    #expect(try await workspace.suppressions() == ["h-id", "h-mail"])
    #expect(try await workspace.contacts(since: "2011") == ["gone-1": 1, "bob": 1])
    #expect(try await workspace.deliveries(of: "ann").isEmpty)
    #expect(
      try Workspace.tombstones(inDirectory: folder.path) == ["h-id": "gone-1", "h-mail": "gone-1"])
  }

  @Test("nothing of the database or its copy holds the id any more")
  func noTrace() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path)
    try await workspace.log(
      WorkspaceTests.delivery(at: "2011-12-01T10:00:00Z"), recipients: ["ann-the-archer"])
    _ = try await workspace.erase("ann-the-archer", hashes: ["h"], token: "t", at: "2011-12-02")
    for name in try folder.names() {
      let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
      #expect(bytes.range(of: Data("ann-the-archer".utf8)) == nil, "\(name)")
    }
  }

  @Test("somebody erased twice keeps the first token, and never comes off the list")
  func twice() async throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(directory: folder.path)
    _ = try await workspace.erase("ann", hashes: ["a", "b"], token: "first", at: "2011-12-02")
    let again = try await workspace.erase(
      "ann", hashes: ["b", "c"], token: "second", at: "2011-12-03")
    #expect(again == "first")
    #expect(try await workspace.tombstones()["c"] == "first")
    try await workspace.suppress(["d"], at: "2011-12-03")
    #expect(try await workspace.unsuppress(["a", "d", "e"]) == 1)
    #expect(try await workspace.suppressions() == ["a", "b", "c"])
  }

  @Test("without a database nobody is erased, and none is made")
  func none() throws {
    let folder = try TemporaryFolder()
    #expect(try Workspace.tombstones(inDirectory: folder.path + "/none").isEmpty)
    #expect(try folder.names().isEmpty)
  }
}
