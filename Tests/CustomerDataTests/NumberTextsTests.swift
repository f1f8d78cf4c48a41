import Support
import Testing

@testable import CustomerData

@Suite("Order numbers kept as numbers") struct NumberTextsTests {
  @Test("A row of numbers gives back each by its place", arguments: Seed.some(60))
  func row(seed: Int) {
    var random = Seed(seed)
    let direction: Int64 = seed % 2 == 0 ? 1 : -1
    var number: Int64 = random.pick([1_000_000_000_000_000, 1 << 40])
    var (row, plain) = (NumberRow(), [UInt64]())
    func next() -> UInt64 {
      let isFar = seed % 5 == 0 && random.oneIn(30)
      number += direction * (isFar ? 1 << 34 : seed % 3 == 0 && random.oneIn(9) ? 7 : 1)
      return UInt64(number)
    }
    while plain.count < 90 {
      let more = (0..<random.int(1...12)).map { _ in next() }
      if plain.count > 1 && random.oneIn(2) {
        more.withUnsafeBufferPointer { row.append(contentsOf: $0) }
      } else {
        for number in more { row.append(number) }
      }
      plain += more
      if random.oneIn(4) { row.reserve(200) }
    }
    #expect(plain.indices.map { row[$0] } == plain)
    #expect(row.count == plain.count && row.last == plain.last)
    #expect(row.span?.lowerBound == plain.min() && row.span?.upperBound == plain.max())
  }

  @Test("A column of numbers behind letters holds the texts they write", arguments: Seed.some(40))
  func texts(seed: Int) {
    var random = Seed(seed)
    let letters = random.pick(["", "#", "EU-", "Bestell-"])
    let least = UInt64(random.pick([0, 1, 998, 99_999_999, 999_999_999_999_999_000]))
    let offsets = (0..<random.int(0...40)).map { _ in UInt32(random.int(0...2_000)) }
    let prefix = Array((letters + "1").utf8).withUnsafeBufferPointer { NumberPrefix(of: $0) }
    let column = TextColumn(
      NumberTexts(letters: prefix, least: least, offsets: Column(offsets)))
    let expected = offsets.map { letters + String(least + UInt64($0)) }
    #expect(Array(column) == expected)
    #expect(column == TextColumn(expected) && TextColumn(expected) == column)
    #expect(column.hashValue == TextColumn(expected).hashValue)
    #expect(column.indices.allSatisfy { column.isEqual($0, to: Array(expected[$0].utf8)) })
    #expect(Array(column.prefix(7)) == Array(expected.prefix(7)))
    let rows = offsets.indices.map { Int32(offsets.count - 1 - $0) }
    #expect(Array(column.gathered(rows)) == expected.reversed())
  }

  @Test(
    "A folder's order numbers are kept as numbers where all are, and read the same",
    arguments: [
      (["#1001", "#1002", "#1005"], true), (["9", "8", "3"], true), (["1", "x", "2"], false),
      (["A1", "B2"], false), (["5", "4000000000000"], false), (["07", "08"], false),
    ])
  func kept(ids: [String], isKept: Bool) throws {
    let rows = ids.enumerated().map { "\($1),c,2024-01-0\($0 + 1),10\n" }
    let folder = try Folder(["orders.csv": "order_id,customer_id,date,total\n" + rows.joined()])
    let found = try folder.load().dataset().orders.ids
    #expect(Array(found) == ids)
    if case .numbers = found.storage { #expect(isKept) } else { #expect(!isKept) }
  }

  @Test("Letters of a snapshot that cannot be any are refused")
  func damagedLetters() {
    #expect(NumberPrefix(bytes: 0x23, count: 1)?.text == "#")
    #expect(NumberPrefix(bytes: 0, count: 9) == nil)
  }
}
