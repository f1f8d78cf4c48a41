import Foundation
import Support
import Synchronization
import Testing

@testable import CustomerData

@Suite("A folder that changes") struct FolderWatchTests {
  /// What the watch told, one after the other.
  private final class Ear: Sendable {
    private let stream: AsyncStream<[FolderChange]>
    private let continuation: AsyncStream<[FolderChange]>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func hear(_ changes: [FolderChange]) { continuation.yield(changes) }

    /// The next thing told.
    func next() async -> [FolderChange]? { await stream.first { _ in true } }
  }

  private func write(_ text: String, _ name: String, in folder: TemporaryFolder) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.path + "/" + name))
  }

  @Test("A file added, changed and removed is told, each once it is at rest")
  func told() async throws {
    let folder = try TemporaryFolder()
    try write("id\n1\n", "orders.csv", in: folder)
    let watch = FolderWatch(folder: folder.path, quiet: Quiet(settled: 20, patience: 60))
    watch.startOver()
    defer { watch.stop() }
    let ear = Ear()
    watch.start { ear.hear($0) }
    try write("id\n1\n2\n", "orders.csv", in: folder)
    #expect(await ear.next() == [FolderChange(name: "orders.csv", kind: .changed)])
    watch.startOver()
    #expect(await ear.next() == [])
    try write("id\n", "more.csv", in: folder)
    #expect(await ear.next() == [FolderChange(name: "more.csv", kind: .added)])
    try FileManager.default.removeItem(atPath: folder.path + "/more.csv")
    #expect(await ear.next() == [])
    try FileManager.default.removeItem(atPath: folder.path + "/orders.csv")
    #expect(await ear.next() == [FolderChange(name: "orders.csv", kind: .removed)])
  }

  @Test("What no load would read is no change")
  func others() throws {
    let folder = try TemporaryFolder()
    let before = FolderStamps(folder: folder.path)
    try write("x", "notes.md", in: folder)
    try write("x", ".orders.csv", in: folder)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/archive.csv", withIntermediateDirectories: false)
    #expect(before.changes(to: FolderStamps(folder: folder.path)).isEmpty)
    try write("[shop]\n", "tenure.toml", in: folder)
    #expect(
      before.changes(to: FolderStamps(folder: folder.path))
        == [FolderChange(name: "tenure.toml", kind: .added)])
  }

  @Test("A folder that is gone has lost its files")
  func gone() throws {
    let folder = try TemporaryFolder()
    try write("id\n1\n", "orders.csv", in: folder)
    let before = FolderStamps(folder: folder.path)
    try FileManager.default.removeItem(atPath: folder.path)
    #expect(
      before.changes(to: FolderStamps(folder: folder.path))
        == [FolderChange(name: "orders.csv", kind: .removed)])
  }

  @Test("A file still being written is waited for, a closed one only until it rests")
  func quiet() {
    var quiet = Quiet(settled: 700, patience: 10_000)
    #expect(quiet.wait(at: 0) == nil)
    quiet.wrote("orders.csv", at: 100)
    #expect(quiet.wait(at: 900) == 9_200)
    quiet.wrote("orders.csv", at: 2_000)
    quiet.finished("orders.csv", at: 2_500)
    #expect(quiet.wait(at: 2_600) == 600)
    #expect(quiet.wait(at: 3_200) == 0)
    quiet.reset()
    #expect(quiet.wait(at: 9_999) == nil)
  }

  @Test("A file whose writer never closes it is looked at after a while")
  func patience() {
    var quiet = Quiet(settled: 700, patience: 10_000)
    quiet.wrote("orders.csv", at: 0)
    #expect(quiet.wait(at: 10_000) == 0)
  }
}
