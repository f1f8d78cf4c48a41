import Foundation
import Support
import Testing

@Suite("The command line and snapshots")
struct SnapshotCommandTests {
  @Test("check says the same of the sample shop warm as cold, and where its snapshot lies")
  func check() throws {
    let tool = try Tool()
    let cold = try tool.run("check", "--format", "csv")
    let warm = try tool.run("check", "--format", "csv")
    #expect(cold.output == warm.output && cold.status == warm.status)
    let text = try tool.run("check", "--lang", "en").output
    #expect(text.contains("Opened from the snapshot \(tool.home.path)/.cache/tenure/"))
  }

  @Test("--no-snapshot neither reads nor writes one")
  func without() throws {
    let tool = try Tool()
    _ = try tool.run("check", "--no-snapshot")
    #expect(!FileManager.default.fileExists(atPath: tool.home.path + "/.cache"))
  }
}
