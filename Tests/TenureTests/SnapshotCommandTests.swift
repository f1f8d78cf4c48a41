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

  @Test("Where no room is left the answer comes all the same, and nothing half written stays")
  func noRoom() throws {
    let shop = try CornerShop()
    let cold = try shop.run("overview", with: ["--format", "csv", "--no-snapshot"])
    let full = try shop.tool.shell(
      "trap '' XFSZ; ulimit -f 8; \"$0\" overview \"$1\" --format csv", shop.folder.path)
    #expect(full.status == 0 && full.output == cold.output)
    #expect(full.errors.contains("No snapshot could be kept"))
    #expect(snapshots(shop).isEmpty)
    let kept = try shop.run("overview", with: ["--format", "csv"])
    #expect(
      kept.output == cold.output && Set(snapshots(shop)) == ["snapshot", "kept-predicted-values"])
  }

  @Test("Whenever it is killed, the next start answers as if nothing had been")
  func killed() throws {
    let shop = try CornerShop()
    let cold = try shop.run("overview", with: ["--format", "csv", "--no-snapshot"])
    let run = try shop.tool.shell(
      """
      for t in .02 .05 .1 .15 .2 .25 .3 .4; do
        timeout -s KILL $t "$0" overview "$1" --format csv > /dev/null 2>&1
      done
      "$0" overview "$1" --format csv
      """, shop.folder.path)
    #expect(run.status == 0 && run.output == cold.output && snapshots(shop).contains("snapshot"))
  }

  /// The names of all files in the cache.
  private func snapshots(_ shop: CornerShop) -> [String] {
    let cache = URL(filePath: shop.tool.home.path + "/.cache/tenure")
    let files = FileManager.default.enumerator(
      at: cache, includingPropertiesForKeys: [.isRegularFileKey])
    return (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .map(\.lastPathComponent)
  }
}
