import Foundation
import Support
import Testing

@testable import CustomerData

/// A folder of exports and a cache of its own.
private final class Shelf {
  let folder: Folder
  let cache: Folder
  var program: UInt64 = 7

  init(_ seed: Int = 1) throws {
    folder = try RandomShop(seed).folder()
    cache = try Folder([:])
  }

  var snapshots: SnapshotCache {
    SnapshotCache(root: cache.path + "/cache/tenure", program: program)
  }

  /// Loads a minute later than any file was written.
  func load() throws -> History {
    try DatasetLoader(
      folder: folder.path, snapshots: snapshots, clock: { FileState.now() + 60_000_000_000 }
    ).load()
  }

  /// The only snapshot's file.
  func file() throws -> String {
    let root = snapshots.root
    let names = try FileManager.default.contentsOfDirectory(atPath: root)
    return root + "/" + (try #require(names.first)) + "/snapshot"
  }

  func change(_ file: String, _ body: (inout [UInt8]) -> Void) throws {
    var bytes = Array(try Data(contentsOf: URL(filePath: file)))
    body(&bytes)
    let handle = try FileHandle(forWritingTo: URL(filePath: file))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }
}

extension History {
  fileprivate var isOpened: Bool { if case .opened = report.snapshot { true } else { false } }
  fileprivate var isKept: Bool { if case .kept = report.snapshot { true } else { false } }
}

@Suite("Snapshots")
struct SnapshotTests {
  @Test("What comes from a snapshot is what was read", arguments: Seed.some(12))
  func sameAsRead(seed: Int) throws {
    let shelf = try Shelf(seed)
    let cold = try shelf.load()
    let warm = try shelf.load()
    #expect(cold.isKept && warm.isOpened)
    #expect(warm.fingerprint == cold.fingerprint)
    #expect(warm.shop == cold.shop && warm.lastDay == cold.lastDay)
    #expect(warm.report.files == cold.report.files)
    #expect(warm.report.problems == cold.report.problems)
    for back in [0, 30, 200] {
      let day = cold.dataset().asOf.adding(days: -back)
      let (read, opened) = (cold.dataset(asOf: day), warm.dataset(asOf: day))
      #expect(read.fingerprint == opened.fingerprint)
      #expect(read.orders.ids == opened.orders.ids)
      #expect(read.orders.net == opened.orders.net)
      #expect(read.orders.channel == opened.orders.channel)
      #expect(read.lines.net == opened.lines.net)
      #expect(read.products.names == opened.products.names)
      #expect(Array(read.customers.contacts) == Array(opened.customers.contacts))
      #expect(read.customers.tags == opened.customers.tags)
      #expect(read.excluded == opened.excluded && read.firstDay == opened.firstDay)
    }
  }

  @Test("A snapshot is its owner's alone, in folders of its owner's alone")
  func isPrivate() throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    let file = try shelf.file()
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(file) == 0o600)
    #expect(try mode((file as NSString).deletingLastPathComponent) == 0o700)
    #expect(try mode(shelf.snapshots.root) == 0o700)
    let beside = try FileManager.default.contentsOfDirectory(
      atPath: (file as NSString).deletingLastPathComponent)
    #expect(beside == ["snapshot"])
  }

  @Test("Without snapshots nothing is written and nothing read")
  func withoutSnapshots() throws {
    let shelf = try Shelf()
    #expect(try DatasetLoader(folder: shelf.folder.path).load().report.snapshot == .unused)
    #expect(!FileManager.default.fileExists(atPath: shelf.snapshots.root))
  }

  @Test(
    "A changed, added, removed or renamed file makes a snapshot stale",
    arguments: ["change", "same size", "add", "remove", "tenure.toml"])
  func stale(change: String) throws {
    let shelf = try Shelf()
    let before = try shelf.load()
    let orders = shelf.folder.path + "/orders.csv"
    switch change {
    case "change": try shelf.change(orders) { $0 += Array("9999,C1,,,2024-05-05,5\n".utf8) }
    case "same size":
      // Behind the first 64 KiB and before the last nothing but the time tells it.
      try shelf.change(orders) { $0[$0.count / 2] = $0[$0.count / 2] == 49 ? 50 : 49 }
    case "add":
      try shelf.folder.write(
        "more.csv", Array("order_id,created_at,total\n77777,2024-01-01,3\n".utf8))
    case "remove": try FileManager.default.removeItem(atPath: shelf.folder.path + "/customers.csv")
    default:
      try shelf.change(shelf.folder.path + "/tenure.toml") { $0 += Array("# a remark\n".utf8) }
    }
    #expect(try shelf.load().isKept)
    #expect(try shelf.load().isOpened)
    #expect(before.isKept)
  }

  @Test("Another build does not believe a snapshot")
  func otherBuild() throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    shelf.program = 8
    #expect(try shelf.load().isKept)
    #expect(try shelf.load().isOpened)
  }

  @Test("One that others may read is not believed")
  func foreignMode() throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: shelf.file())
    #expect(try shelf.load().isKept)
  }

  @Test("A link is not followed")
  func link() throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    let file = try shelf.file()
    try FileManager.default.moveItem(atPath: file, toPath: file + ".elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: file, withDestinationPath: file + ".elsewhere")
    #expect(try shelf.load().isKept)
  }

  @Test(
    "A snapshot cut anywhere is built anew", arguments: [0, 1, 7, 63, 64, 500, 4000, -1, -4096])
  func truncated(length: Int) throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    try shelf.change(shelf.file()) {
      $0 = Array($0.prefix(length < 0 ? $0.count + length : length))
    }
    #expect(try shelf.load().isKept)
    #expect(try shelf.load().isOpened)
  }

  @Test("A snapshot that goes on behind its end is built anew")
  func longer() throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    try shelf.change(shelf.file()) { $0 += [0] }
    #expect(try shelf.load().isKept)
  }

  @Test("Any bit of the header that is wrong is noticed", arguments: Seed.some(60))
  func damagedHeader(seed: Int) throws {
    var chance = Seed(seed)
    let shelf = try Shelf()
    _ = try shelf.load()
    try shelf.change(shelf.file()) { bytes in
      bytes[chance.int(0...(64 + 64 * 20))] ^= 1 << UInt8(chance.int(0...7))
    }
    #expect(try shelf.load().isKept)
  }

  @Test("In a small shop's snapshot any wrong bit of a column is noticed", arguments: Seed.some(40))
  func damagedColumn(seed: Int) throws {
    var chance = Seed(seed)
    let shelf = try Shelf()
    let cold = try shelf.load()
    try shelf.change(shelf.file()) { bytes in
      bytes[chance.int(0...(bytes.count - 1))] ^= 1 << UInt8(chance.int(0...7))
    }
    // Between columns lie bytes that nobody reads.
    let again = try shelf.load()
    #expect(Array(again.dataset().orders.net) == Array(cold.dataset().orders.net))
    #expect(again.report.problems == cold.report.problems)
  }

  @Test("A crafted entry never leads outside the file", arguments: Seed.some(40))
  func crafted(seed: Int) throws {
    var chance = Seed(seed)
    let entry = SnapshotHeader.Entry(
      name: "orders.day", offset: chance.pick([64, 128, 1 << 62, .max - 63, 4096]),
      count: chance.pick([0, 1, 5000, 1 << 61, .max]), stride: chance.pick([0, 4, 8, .max]))
    let size: UInt64 = 128
    let bytes = SnapshotHeader(inputs: 1, program: 2, folder: 3, entries: [entry]).bytes(end: size)
    do throws(SnapshotFault) {
      let column = Column(bytes)
      let read = try column.withUnsafeBufferPointer { bytes throws(SnapshotFault) in
        try SnapshotHeader(UnsafeRawBufferPointer(bytes), fileSize: size)
      }
      for entry in read.entries {
        #expect(entry.offset <= size && entry.length ?? .max <= size - min(entry.offset, size))
      }
    } catch {
      #expect(error != .missing)
    }
  }

  @Test("A folder changed a moment ago is not kept yet: its files' times can't tell")
  func recent() throws {
    let shelf = try Shelf()
    let history = try DatasetLoader(
      folder: shelf.folder.path, snapshots: shelf.snapshots,
      clock: { FileState.now() - 60_000_000_000 }
    ).load()
    guard case .notKept(_, .filesChanging) = history.report.snapshot else {
      Issue.record("\(history.report.snapshot)")
      return
    }
  }

  @Test("Where nothing can be written the folder is read all the same, and the report says so")
  func unwritable() throws {
    let shelf = try Shelf()
    try shelf.cache.write("cache", Array("a file where the folder should be".utf8))
    let history = try shelf.load()
    guard case .notKept(_, .system(let errno)) = history.report.snapshot else {
      Issue.record("\(history.report.snapshot)")
      return
    }
    #expect(errno == ENOTDIR)
    #expect(history.dataset().orders.count >= 0)
  }

  @Test("Of a folder's snapshots the newest two are kept; another folder's stay")
  func superseded() throws {
    let shelf = try Shelf()
    let other = try Shelf(2)
    _ = try DatasetLoader(
      folder: other.folder.path, snapshots: shelf.snapshots,
      clock: { FileState.now() + 60_000_000_000 }
    ).load()
    for number in 1...4 {
      try shelf.folder.write(
        "more.csv", Array("order_id,created_at,total\n77\(number),2024-01-01,3\n".utf8))
      #expect(try shelf.load().isKept)
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: shelf.snapshots.root)
    #expect(kept.count == 3)
    #expect(try shelf.load().isOpened)
  }

  @Test("Forgetting a shop leaves the snapshots of others alone")
  func forget() throws {
    let shelf = try Shelf()
    func load(_ folder: Folder) throws -> History {
      try DatasetLoader(
        folder: folder.path, snapshots: shelf.snapshots,
        clock: { FileState.now() + 60_000_000_000 }
      ).load()
    }
    func folder(of shop: String, order: Int) throws -> Folder {
      try Folder([
        "tenure.toml": "[shop]\nname = \"\(shop)\"\n",
        "orders.csv": "order_id,created_at,total,customer_id\n\(order),2024-01-01,3,ann\n",
      ])
    }
    let (own, twin) = (try folder(of: "Alba", order: 1), try folder(of: "Alba", order: 2))
    let other = try folder(of: "Bora", order: 3)
    for folder in [own, twin, other] { #expect(try load(folder).isKept) }
    #expect(shelf.snapshots.forget(exports: own.path, of: "Alba").isEmpty)
    #expect(try load(other).isOpened)
    #expect(try load(own).isKept && load(twin).isKept)
  }

  @Test("A snapshot that does not tell whose it is goes when somebody is to be forgotten")
  func forgetUnknown() throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    let file = try shelf.file()
    try shelf.change(file) { $0 = Array($0.prefix(100)) }
    #expect(shelf.snapshots.forget(exports: "/nowhere", of: "Nobody").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("What a killed writer left is cleared away, what somebody is writing is not")
  func drafts() throws {
    let shelf = try Shelf()
    _ = try shelf.load()
    let file = try shelf.file()
    let (dead, living) = (file + ".1.1", file + ".2.2")
    let half = Array(try Data(contentsOf: URL(filePath: file)).prefix(5000))
    for draft in [dead, living] { try Data(half).write(to: URL(filePath: draft)) }
    let writer = open(living, O_WRONLY)
    defer { close(writer) }
    #expect(flock(writer, LOCK_EX | LOCK_NB) == 0)
    try shelf.folder.write(
      "more.csv", Array("order_id,created_at,total\n771,2024-01-01,3\n".utf8))
    #expect(try shelf.load().isKept)
    #expect(!FileManager.default.fileExists(atPath: dead))
    #expect(FileManager.default.fileExists(atPath: living))
    #expect(try shelf.load().isOpened)
  }

  @Test("Many who write at once leave one whole snapshot", arguments: Seed.some(4))
  func writers(seed: Int) async throws {
    let shelf = try Shelf(seed)
    let (folder, snapshots) = (shelf.folder.path, shelf.snapshots)
    let net = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for _ in 0..<6 {
        group.addTask {
          let history = try DatasetLoader(
            folder: folder, snapshots: snapshots, clock: { FileState.now() + 60_000_000_000 }
          ).load()
          if case .notKept(_, let reason) = history.report.snapshot { Issue.record("\(reason)") }
          return Array(history.dataset().orders.net)
        }
      }
      return try await group.reduce(into: Set<[Int64]>()) { $0.insert($1) }
    }
    #expect(net.count == 1)
    let opened = try shelf.load()
    #expect(opened.isOpened && net.contains(Array(opened.dataset().orders.net)))
    let place = (try shelf.file() as NSString).deletingLastPathComponent
    #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["snapshot"])
  }

  @Test("A read-only folder of exports has a snapshot like any other")
  func readOnly() throws {
    let shelf = try Shelf()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: shelf.folder.path)
    #expect(try shelf.load().isKept)
    #expect(try shelf.load().isOpened)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: shelf.folder.path)
  }

  @Test("The cache lies where the XDG specification says")
  func place() {
    func root(_ environment: [String: String]) -> String? {
      SnapshotCache(environment: environment)?.root
    }
    #expect(root(["XDG_CACHE_HOME": "/c", "HOME": "/h"]) == "/c/tenure")
    #expect(root(["XDG_CACHE_HOME": "relative", "HOME": "/h"]) == "/h/.cache/tenure")
    #expect(root(["XDG_CACHE_HOME": "", "HOME": "/h"]) == "/h/.cache/tenure")
    #expect(root([:]) == nil)
  }
}
