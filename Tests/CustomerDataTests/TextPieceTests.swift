import Foundation
import Support
import Testing

@testable import CustomerData

@Suite("Cutting a file piece by piece") struct TextPieceTests {
  private struct Cut: Equatable {
    var fields: [[String]] = []
    var lines: [Int] = []
  }

  /// Fields with and without quotes, delimiters, quotes and line ends within them.
  private func text(_ random: inout Seed) -> String {
    let cells = [
      "", "a", "12.50", "\"\"", "\"x,y\"", "\"one\ntwo\"", "\"say \"\"so\"\"\"", "é€", "  b ",
    ]
    let ends = ["\n", "\r\n", "\n\n"]
    var text = ""
    for _ in 0..<random.int(1...60) {
      let width = random.oneIn(8) ? random.int(1...5) : 3
      text += (0..<width).map { _ in random.pick(cells) }.joined(separator: ",")
      text += random.pick(ends)
    }
    return random.oneIn(2) ? text : String(text.dropLast())
  }

  private func scanned(_ bytes: [UInt8]) -> Cut {
    let file = FileBytes(bytes)
    var scanner = CSVScanner(file.start, from: 0, to: file.count, delimiter: Byte.comma)
    var cut = Cut()
    while let record = scanner.next() {
      cut.fields.append(scanner.fields.map { string($0, file.start) })
      cut.lines.append(record.line)
    }
    return cut
  }

  private func string(_ slice: FieldSlice, _ text: UnsafePointer<UInt8>) -> String {
    String(decoding: FieldBytes(start: text + slice.start, count: slice.count), as: UTF8.self)
  }

  private func pieces(_ path: String, size: Int, threads: Int) throws -> Cut? {
    let source = try SourceFile(path: path)
    var cut = Cut()
    var line = 1
    var expected = 0
    let pieces = (0..<threads).map { _ in TextPiece(delimiter: Byte.comma, width: 3) }
    var ranges = stride(from: 0, to: source.size, by: size).map { $0..<min(source.size, $0 + size) }
    while !ranges.isEmpty {
      let some = Array(zip(pieces, ranges))
      ranges.removeFirst(some.count)
      for (piece, range) in some {
        piece.load(range, of: source, from: range.lowerBound == 0 ? 0 : nil)
      }
      for (piece, _) in some {
        try piece.settle(at: expected, source)
        guard piece.isRegular else { return nil }
        var cursor = PieceCursor(piece, line: line)
        while cursor.advance() {
          cut.fields.append((0..<cursor.count).map { string(cursor.slice(at: $0), cursor.text) })
          cut.lines.append(cursor.line)
        }
        expected = piece.next
        line += piece.lines
      }
    }
    #expect(expected == source.size)
    return cut
  }

  @Test("Pieces of any size have the records of the whole text", arguments: Seed.some(60))
  func anySize(seed: Int) throws {
    var random = Seed(seed)
    let folder = try Folder()
    for _ in 0..<10 {
      let bytes = Array(text(&random).utf8)
      try folder.write("a.csv", bytes)
      let size = random.int(1...bytes.count)
      let cut = try pieces(folder.path + "/a.csv", size: size, threads: random.int(1...3))
      #expect(cut == scanned(bytes), "seed \(seed), pieces of \(size)")
    }
  }

  @Test(
    "What quotes and bytes make irregular is not cut",
    arguments: [
      "a\"b,c\n", "\"a\"b,c\n", "\"a,b\n", "\"a\"\r,b\n", "a,\u{0}\n",
    ])
  func irregular(text: String) throws {
    let folder = try Folder(["a.csv": "x,y\n" + text])
    #expect(try pieces(folder.path + "/a.csv", size: 1000, threads: 1) == nil)
  }

  @Test("Bytes that are no UTF-8 are not cut")
  func encoding() throws {
    let folder = try Folder()
    try folder.write("a.csv", Array("x,y\na,".utf8) + [0xE9, 0x0A])
    #expect(try pieces(folder.path + "/a.csv", size: 1000, threads: 1) == nil)
  }
}
