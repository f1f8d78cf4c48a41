import Foundation
import Support
import Testing

@testable import CustomerData

@Suite("Reading a file piece by piece") struct PieceReadingTests {
  private static let header =
    "order_id,customer_id,email,created_at,total,discount,currency,channel,sku,product,quantity\n"

  /// Rows as exports have them, odd ones among them.
  private func rows(
    _ random: inout Seed, oddities: Bool, without left: Set<Int> = []
  ) -> String {
    func line(_ cells: [String]) -> String {
      cells.indices.filter { !left.contains($0) }.map { cells[$0] }.joined(separator: ",")
    }
    var text = line(Self.header.dropLast().split(separator: ",").map(String.init)) + "\n"
    for number in 0..<random.int(60...160) {
      let id = random.oneIn(9) ? "x\(random.int(0...20))" : "\(1000 + number)"
      let day = "2025-0\(random.int(1...9))-\(random.int(10...28))"
      let time = random.pick([
        "", " 10:20:30", "T09:08:07+02:00", "T23:59:59Z", "T01:02:03.5-04:00",
      ])
      let total = "\(random.int(0...2000)).\(random.int(10...99))"
      var cells = [
        id, "\(7_000_000 + 37 * random.int(0...40))", random.pick(["", "a@x.fr", "Bé@x.FR"]),
        day + time, total, random.pick(["", "0.00", "1.50", "3"]), random.pick(["EUR", "USD", ""]),
        random.pick(["web", "\"Paid, social\"", "e-mail", "  shop "]), "SKU-\(random.int(0...30))",
        random.pick(["Soap", "\"Soap \"\"big\"\"\"", "\"two\nlines\"", "Crème"]),
        random.pick(["1", "2", ""]),
      ]
      if oddities && random.oneIn(6) {
        let place = random.int(0...(cells.count - 1))
        cells[place] = random.pick([
          "", "'=1", "soon", "1 234,50 €", "-3.20", "12.345", "7.41E+12", "'0123", "17850.0",
          "00012", "99999999999999999999", "2025-02-30", "\"\"", "(12.00)",
        ])
      }
      if oddities && random.oneIn(25) { cells.append(random.pick(["", "more"])) }
      text += line(cells) + random.pick(["\n", "\n", "\r\n", "\n\n"])
    }
    return text
  }

  private func load(_ folder: Folder, _ pace: Pace) -> Result<History, LoadError> {
    Result { () throws(LoadError) in try DatasetLoader(folder: folder.path, pace: pace).load() }
  }

  private func expectSame(_ folder: Folder, _ pace: Pace, _ label: String) throws {
    let whole = try load(folder, Pace(trusts: false)).get()
    let pieces = try load(folder, pace).get()
    #expect(pieces.report == whole.report, "\(label)")
    #expect(pieces.fingerprint == whole.fingerprint, "\(label)")
    let (left, right) = (pieces.dataset(), whole.dataset())
    #expect(left.orders.ids == right.orders.ids, "\(label)")
    #expect(left.orders.net == right.orders.net, "\(label)")
    #expect(left.orders.day == right.orders.day, "\(label)")
    #expect(left.orders.minute == right.orders.minute, "\(label)")
    #expect(left.orders.channel == right.orders.channel, "\(label)")
    #expect(Array(left.customers.contacts) == Array(right.customers.contacts), "\(label)")
    #expect(left.products.names == right.products.names, "\(label)")
    #expect(left.lines.product == right.lines.product, "\(label)")
    #expect(left.lines.net == right.lines.net, "\(label)")
  }

  private func pace(_ random: inout Seed) -> Pace {
    Pace(piece: 8 * random.int(40...200), threads: random.int(1...3))
  }

  @Test("Pieces of any size tell what the whole file tells", arguments: Seed.some(60))
  func same(seed: Int) throws {
    var random = Seed(seed)
    let folder = try Folder(["a.csv": rows(&random, oddities: seed % 2 == 0)])
    if random.oneIn(3) { try folder.write("b.csv", Array(rows(&random, oddities: true).utf8)) }
    try expectSame(folder, pace(&random), "seed \(seed)")
  }

  @Test("So they do whatever columns the file has", arguments: Seed.some(60))
  func fewColumns(seed: Int) throws {
    var random = Seed(seed)
    // All but the order's number, its time, its total and one of what tells whose it is.
    let nobody = random.pick([1, 2])
    let left = Set([1, 2, 5, 6, 7, 8, 9, 10].filter { $0 != nobody && random.oneIn(2) })
    let folder = try Folder([
      "a.csv": rows(&random, oddities: seed % 3 == 0, without: left),
      "b.csv": rows(&random, oddities: seed % 3 == 1, without: left),
    ])
    try expectSame(folder, pace(&random), "seed \(seed)")
  }

  @Test("A regular file is read piece by piece, a small or doubtful one whole")
  func planned() throws {
    var random = Seed(1)
    let folder = try Folder(["a.csv": rows(&random, oddities: false)])
    let path = folder.path + "/a.csv"
    func plan(_ pace: Pace) throws -> PiecePlan? {
      try PiecePlan(SourceFile(path: path), name: "a.csv", rule: nil, shop: ShopFile(), pace: pace)
    }
    #expect(try plan(Pace(piece: 800)) != nil)
    #expect(try plan(Pace()) == nil)
    #expect(try plan(Pace(piece: 800, trusts: false)) == nil)
  }

  @Test(
    "What a later piece gives away holds for the whole file",
    arguments: [
      "9999,7,,13/04/2025,1.50,,EUR,web,S,Soap,1\n",  // dates with slashes
      "9999,7,,2025-01-01,\"1,50\",,EUR,web,S,Soap,1\n",  // a decimal comma
      "9999,7,,2025-01-01,1.50,,EUR,web,S,3\" pipe,1\n",  // a loose quote
      "9999,7,,2025-01-01,1.50,,EUR,web,S,\"Soap,1\n",  // a quote that never closes
    ])
  func later(row: String) throws {
    var random = Seed(3)
    let folder = try Folder(["a.csv": rows(&random, oddities: false) + row])
    try expectSame(folder, Pace(piece: 800), row)
    try folder.write("b.csv", Array((Self.header + row).utf8))
    try expectSame(folder, Pace(piece: 800), row)
  }

  @Test("A byte of another encoding far behind changes the encoding of the whole file")
  func laterEncoding() throws {
    var random = Seed(4)
    let folder = try Folder()
    let start = rows(&random, oddities: false).replacing("é", with: "e").replacing("è", with: "e")
    let last = Array("9999,7,,2025-01-01,1.50,,EUR,Caf".utf8) + [0xE9] + Array(",S,Soap,1\n".utf8)
    try folder.write("a.csv", Array(start.utf8) + last)
    try expectSame(folder, Pace(piece: 800), "windows-1252")
    #expect(try load(folder, Pace(piece: 800)).get().file("a.csv").encoding == "windows-1252")
  }
}

@Suite("A file that changes while it is read") struct SourceFileTests {
  enum Change: CaseIterable { case truncated, grown, replaced, deleted, rewritten }

  private func apply(_ change: Change, _ path: String) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? handle.close() }
    switch change {
    case .truncated: try handle.truncate(atOffset: 100)
    case .grown:
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("5,a,2026-01-01,5\n".utf8))
    case .replaced:
      let bytes = try Data(contentsOf: URL(filePath: path))
      try bytes.write(to: URL(filePath: path), options: .atomic)
    case .deleted: try FileManager.default.removeItem(atPath: path)
    case .rewritten:
      try handle.write(contentsOf: Data("order".utf8))
      var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
      #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
    }
  }

  @Test(
    "is told, however it changed and however it is read",
    arguments: Change.allCases,
    [Pace(piece: 512), Pace(piece: 512, threads: 1), Pace(trusts: false)])
  func changed(change: Change, pace: Pace) throws {
    let rows = (0..<400).map { "\($0),a,2026-01-01,5" }.joined(separator: "\n")
    let folder = try Folder(["orders.csv": "order_id,customer_id,created_at,total\n" + rows])
    let path = folder.path + "/orders.csv"
    var isChanged = false
    var fault: LoadError?
    do throws(LoadError) {
      _ = try DatasetLoader(folder: folder.path, pace: pace).load { progress in
        guard progress.bytesRead > 0, !isChanged else { return true }
        isChanged = true
        do { try apply(change, path) } catch { Issue.record(error) }
        return true
      }
    } catch { fault = error }
    #expect(isChanged)
    #expect(fault == .changedWhileRead(path: path))
  }

  @Test("A file left alone is read without a word")
  func unchanged() throws {
    let folder = try Folder(["a.csv": "abcdef"])
    let source = try SourceFile(path: folder.path + "/a.csv")
    let bytes = try FileBytes.read(source) { _ throws(LoadError) in }
    #expect(String(decoding: bytes.all, as: UTF8.self) == "abcdef")
  }
}
