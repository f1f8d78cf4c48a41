import Support
import Testing

@testable import CustomerData

@Suite("Columns")
struct ColumnTests {
  @Test("A column holds what it was made of", arguments: [0, 1, 3, 1000, 1_100_000])
  func holds(count: Int) {
    let numbers = (0..<Int32(count)).map { $0 &* 31 }
    let column = Column(numbers)
    #expect(column.count == count)
    #expect(Array(column) == numbers)
    #expect(column.indices.last.map { column[$0] } == numbers.last)
    #expect(column.withUnsafeBufferPointer { $0.elementsEqual(numbers) })
  }

  @Test("A part of a column counts from 0 and shares its rows")
  func part() {
    let column: Column<Int64> = [5, 6, 7, 8]
    #expect(column.part(1..<3) == [6, 7])
    #expect(column.prefix(2) == [5, 6])
    #expect(column.prefix(9) == column)
    #expect(column[2...].first == 7)
  }

  @Test("A column outlives whatever it was cut from")
  func outlives() {
    var whole: Column<Int32>? = Column((0..<1_100_000).map(Int32.init))
    let part = whole?.part(1_099_990..<1_100_000)
    whole = nil
    #expect(part?.last == 1_099_999)
  }

  @Test("Zeros are zeros, however many")
  func zeros() {
    #expect(Column<Int32>.zeros(0).isEmpty)
    #expect(Column<Int32>.zeros(5000) == Column(repeatElement(0, count: 5000)))
  }

  @Test("Reading past a column's end stops the program")
  func isChecked() async {
    await #expect(processExitsWith: .failure) {
      let column: Column<Int32> = [1, 2]
      _ = column[2]
    }
    await #expect(processExitsWith: .failure) {
      let column: Column<Int32> = [1, 2]
      _ = column[-1]
    }
  }
}

@Suite("Amounts, codes and texts")
struct NarrowColumnTests {
  @Test("Amounts come back whatever their size", arguments: 0..<30)
  func amounts(seed: Int) {
    var chance = Seed(seed)
    let widest = [Int64(1), 100, Int64(Int32.max), .max][seed % 4]
    let amounts = (0..<Int.random(in: 0..<200, using: &chance)).map { _ in
      Int64.random(in: -widest...widest, using: &chance)
    }
    #expect(Amounts(amounts).elementsEqual(amounts))
    #expect(Amounts(amounts).prefix(7).elementsEqual(amounts.prefix(7)))
  }

  @Test("The least and the largest of 32 bits are narrow, one further is wide")
  func edges() {
    #expect(isNarrow([Int64(Int32.min), Int64(Int32.max)]))
    #expect(!isNarrow([Int64(Int32.min) - 1]))
    #expect(!isNarrow([Int64(Int32.max) + 1]))
    if case .zero(3) = Amounts([0, 0, 0]).storage {} else { Issue.record("zeros are stored") }
  }

  private func isNarrow(_ amounts: [Int64]) -> Bool {
    if case .narrow = Amounts(amounts).storage { true } else { false }
  }

  @Test(
    "Codes come back whatever the dictionary's size",
    arguments: [0, 1, 254, 255, 256, 65_534, 65_535, 70_000])
  func codes(words: Int32) {
    let codes = [-1, 0, words - 1, words / 2, -1].map { min($0, words - 1) }
    #expect(Array(Codes(codes)) == codes)
    #expect(Array(Codes(codes).prefix(3)) == Array(codes.prefix(3)))
  }

  @Test("Texts come back byte for byte")
  func texts() {
    let texts = ["", "a", "Zoé", "", "#1001", "👩‍👩‍👧", "e\u{301}"]
    let column = TextColumn(texts)
    #expect(Array(column) == texts)
    #expect(column.prefix(3) == ["", "a", "Zoé"])
    #expect(column.isEqual(4, to: "#1001".utf8))
    #expect(!column.isEqual(6, to: "é".utf8))
    #expect(column.indices.filter { column.isEmpty($0) } == [0, 3])
    #expect(TextColumn.empty(3) == ["", "", ""])
  }

  @Test("Words are their dictionary's, and none where the code is absent")
  func words() {
    let words = Words(["FR", nil, "BE", "FR", ""])
    #expect(words.indices.map { words[$0] } == ["FR", nil, "BE", "FR", nil])
    #expect(words.dictionary == ["FR", "BE"])
    #expect(words.prefix(2).count == 2)
    #expect(Words.absent(count: 3)[2] == nil)
  }
}

extension Words {
  fileprivate var indices: Range<Int> { 0..<count }
}
