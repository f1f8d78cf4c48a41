import Foundation
import Support
import Testing

@testable import CustomerData

@Suite("Numbers kept beside a snapshot") struct KeptNumbersTests {
  private let folder: Folder
  private let path: String
  private let dataset = Fingerprint(value: 7)

  init() throws {
    folder = try Folder()
    path = folder.path + "/kept-numbers"
  }

  private var note: SnapshotNote { .opened(path: folder.path + "/snapshot") }

  private func numbers(_ random: inout Seed) -> KeptNumbers {
    KeptNumbers(
      values: (0..<random.int(0...300)).map { _ in
        random.oneIn(5) ? .nan : Double(random.int(-9999...9999)) / 7
      },
      remarks: (0..<random.int(0...3)).map { "remark \($0) é \"q\"" })
  }

  private func bits(_ numbers: KeptNumbers?) -> [UInt64]? { numbers?.values.map(\.bitPattern) }

  @Test("What is kept is read to the last bit, and worked out once", arguments: Seed.some(20))
  func kept(seed: Int) {
    var random = Seed(seed)
    let made = numbers(&random)
    var times = 0
    for _ in 0..<3 {
      let found = KeptNumbers.beside(note, named: "numbers", of: dataset) {
        times += 1
        return made
      }
      #expect(bits(found) == bits(made))
      #expect(found.remarks == made.remarks)
    }
    #expect(times == 1)
  }

  @Test("A byte changed or missing, another dataset or a readable file is as good as nothing")
  func damaged() throws {
    let made = KeptNumbers(values: [1.5, .nan, -2], remarks: ["few"])
    made.keep(at: path, of: dataset)
    let whole = try Data(contentsOf: URL(filePath: path))
    func expectNothing(_ data: Data, _ note: Comment) throws {
      try data.write(to: URL(filePath: path))
      #expect(chmod(path, 0o600) == 0)
      #expect(KeptNumbers(path: path, of: dataset) == nil, note)
    }
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 1
      try expectNothing(changed, "byte \(place)")
    }
    for count in 0..<whole.count { try expectNothing(whole.prefix(count), "\(count) bytes") }
    try expectNothing(whole + [0], "a byte more")
    try whole.write(to: URL(filePath: path))
    #expect(bits(KeptNumbers(path: path, of: dataset)) == bits(made))
    #expect(KeptNumbers(path: path, of: Fingerprint(value: 8)) == nil)
    #expect(chmod(path, 0o644) == 0)
    #expect(KeptNumbers(path: path, of: dataset) == nil)
  }

  @Test("Without a snapshot, and where nothing can be written, they are worked out each time")
  func nowhere() {
    let nowhere: [SnapshotNote] = [
      .unused, .notKept(path: folder.path, reason: .filesChanging),
      .kept(path: "/nowhere/at/all/snapshot"),
    ]
    for note in nowhere {
      var times = 0
      for _ in 0..<2 {
        _ = KeptNumbers.beside(note, named: "numbers", of: dataset) {
          times += 1
          return KeptNumbers(values: [], remarks: [])
        }
      }
      #expect(times == 2)
    }
  }

  @Test("They go with the snapshot, and only their owner reads them")
  func forgotten() throws {
    let shop = try Folder([
      "orders.csv": "order_id,customer_id,created_at,total\n1,a,2026-01-01,5\n"
    ])
    let cache = SnapshotCache(root: folder.path + "/cache", program: 1)
    let history = try DatasetLoader(
      folder: shop.path, snapshots: cache, clock: { FileState.now() + 60_000_000_000 }
    ).load()
    guard case .kept(let path) = history.report.snapshot else {
      Issue.record("\(history.report.snapshot)")
      return
    }
    _ = KeptNumbers.beside(history.report.snapshot, named: "numbers", of: dataset) {
      KeptNumbers(values: [1], remarks: [])
    }
    let file = path.replacingOccurrences(of: "/snapshot", with: "/kept-numbers")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(cache.forget(exports: shop.path, of: history.dataset().shop.name).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
