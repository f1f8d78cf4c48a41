import CustomerData
import Foundation
import Support
import Testing

@Suite("Hostile input") struct HostileInputTests {
  private let header = "order_id,customer_id,created_at,total"
  private let good = "1,a,2026-01-01,5"

  private func load(_ text: String) throws -> History {
    try Folder(["orders.csv": text]).load()
  }

  @Test("Folders that are none are told apart")
  func folders() throws {
    let folder = try Folder(["a.csv": ""])
    #expect(throws: LoadError.folderMissing(path: folder.path + "/x")) {
      try DatasetLoader(folder: folder.path + "/x").load()
    }
    #expect(throws: LoadError.notAFolder(path: folder.path + "/a.csv")) {
      try DatasetLoader(folder: folder.path + "/a.csv").load()
    }
  }

  @Test("A folder that gives nothing says what was found")
  func nothing() throws {
    #expect(try Folder().failure() == .nothingUsable(IngestReport()))
    let folder = try Folder([
      "empty.csv": "", "blank.csv": "\n\n", "header.csv": header + "\n", "book.xlsx": "PK",
      "picture.csv": "PNG\u{0}\u{1}\u{0}",
    ])
    guard case .nothingUsable(let report) = folder.failure() else {
      Issue.record("something was read")
      return
    }
    let reasons = Dictionary(
      uniqueKeysWithValues: report.problems.map { ($0.file, $0.reason) })
    #expect(
      reasons == [
        "empty.csv": .emptyFile, "blank.csv": .emptyFile, "header.csv": .headerOnly,
        "book.xlsx": .notDelimitedText, "picture.csv": .binary,
      ])
  }

  @Test("A file without permission stops the load", .enabled(if: getuid() != 0))
  func permission() throws {
    let folder = try Folder(["a.csv": header])
    chmod(folder.path + "/a.csv", 0)
    #expect(folder.failure() == .unreadable(path: folder.path + "/a.csv", errno: EACCES))
  }

  @Test("Ragged and impossible rows are refused one by one, with line, column and value")
  func rows() throws {
    let history = try load(
      """
      \(header)
      \(good)
      2,a,2026-01-01
      3,a,2026-01-01,5,6
      4,a,2026-01-01,5,,
      5,a,2026-02-30,5
      6,a,2026-01-01,five\u{1B}[31m
      ,a,2026-01-01,5
      7,a,2026-01-01,999999999999
      """)
    let problems = history.report.problems
    #expect(problems.map(\.line) == [3, 4, 6, 7, 8, 9])
    #expect(
      problems.map(\.reason) == [
        .raggedRow(found: 3, expected: 4), .raggedRow(found: 5, expected: 4), .notADate,
        .notAnAmount, .missing, .tooLarge,
      ])
    #expect(problems.map(\.column) == ["", "", "created_at", "total", "order_id", "total"])
    #expect(problems[3].value == "five·[31m")
    let file = try history.file("orders.csv")
    #expect((file.rows, file.accepted, file.refused) == (8, 2, 6))
  }

  @Test("A quote that never closes costs its own line only")
  func unclosed() throws {
    let history = try load(
      "\(header)\n\(good)\n2,\"a,2026-01-01,5\n3,a,2026-01-01,5\n4,b,2026-01-02,5\n")
    #expect(history.reasons("orders.csv") == [.unclosedQuote])
    #expect(history.report.problems.map(\.line) == [3])
    #expect(history.dataset().orders.ids == ["1", "3", "4"])
  }

  @Test("Many problems alike are listed a hundred times and then counted")
  func aggregated() throws {
    let rows = (0..<1000).map { "\($0),a,never,5" }.joined(separator: "\n")
    let history = try load(header + "\n" + good + "\n" + rows)
    #expect(history.report.problems.count == 100)
    #expect(history.report.count(of: .error) == 1000)
    #expect(try history.file("orders.csv").refused == 1000)
  }

  @Test("No report shows an address, even from a file without a header")
  func noAddress() throws {
    let folder = try Folder([
      "a.csv":
        "\(header),email\n1,a,zoe@example.com,5,zoe@example.com\n2,a,2026-01-01,lea@example.com,x\n3,a,2026-01-01,4,\n",
      "b.csv": "zoe@example.com,Zoé\nlea@example.com,Léa\n",
    ])
    let report = try folder.load().report
    let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(!text.contains("example.com"))
  }

  @Test("A cell of ten megabytes is a cell")
  func hugeCell() throws {
    let cell = String(repeating: "x", count: 10 << 20)
    let history = try load(
      "\(header),note\n1,a,2026-01-01,5,\"\(cell)\"\n2,\(cell),2026-01-01,5,\n")
    #expect(history.dataset().orders.count == 2)
  }

  @Test("Stopping is prompt and leaves nothing")
  func cancelled() throws {
    let rows = (0..<200_000).map { "\($0),a,2026-01-01,5" }.joined(separator: "\n")
    let folder = try Folder(["orders.csv": header + "\n" + rows])
    var calls = 0
    #expect(throws: LoadError.cancelled) {
      try DatasetLoader(folder: folder.path).load { progress in
        calls += 1
        return progress.rows == 0
      }
    }
    #expect(calls > 2)
  }

  @Test("Whatever the bytes, the rows add up and nothing crashes", arguments: Seed.some(40))
  func fuzz(seed: Int) throws {
    var random = Seed(seed)
    let words = [
      header, good, "\n", "\r\n", "\"", "\"\"", ",", ";", "'", "2026-01-01", "31/12/2025", "-1,5",
      "1e9",
      "\u{FEFF}", "é", "\u{0}", "@",
      "Name,Email,Financial Status,Lineitem name,Lineitem quantity,Created at,Lineitem price",
      "#1,a@example.com,paid,Soap,1,2026-01-01,5", "customer_id,purpose,state,at",
      "a,email,granted,2026-01-01",
    ]
    for _ in 0..<25 {
      var text: [UInt8] = Array((random.oneIn(2) ? header + "\n" : "").utf8)
      for _ in 0..<random.int(0...60) {
        if random.oneIn(6) {
          text.append(UInt8(random.int(0...255)))
        } else {
          text += Array(random.pick(words).utf8)
        }
      }
      let folder = try Folder()
      try folder.write("f.csv", text)
      try folder.write("orders.csv", Array("\(header)\n\(good)\n".utf8))
      let history = try folder.load()
      for file in history.report.files {
        #expect(file.rows == file.accepted + file.refused + file.dropped)
      }
      let data = history.dataset()
      #expect(data.orders.ids.contains("1"))
      #expect(data.orders.net.allSatisfy { $0 > 0 })
    }
  }
}
