import Support
import Testing

@testable import CustomerData

@Suite("Columns that grow") struct GrowingColumnTests {
  @Test("A growing column holds what an array holds", arguments: Seed.some(30))
  func likeAnArray(seed: Int) {
    var random = Seed(seed)
    var column = GrowingColumn<Int32>()
    var plain: [Int32] = []
    for _ in 0..<random.int(1...40) {
      switch random.int(0...5) {
      case 0:
        column.append(7)
        plain.append(7)
      case 1:
        let more = (0..<random.int(0...90)).map { Int32($0) }
        column.append(contentsOf: more)
        plain += more
      case 2:
        let count = random.int(0...50)
        column.append(repeating: 3, count: count)
        plain += Array(repeating: 3, count: count)
      case 3:
        column.grow(toZeros: plain.count + 5)
        plain += [0, 0, 0, 0, 0]
      case 4: column.reserve(random.int(0...2000))
      default:
        guard let row = plain.indices.randomElement(using: &random) else { continue }
        column[row] = 9
        plain[row] = 9
      }
    }
    #expect(Array(column) == plain)
    #expect(Array(column.column) == plain)
  }

  @Test("A copy does not see what is written to the other")
  func copies() {
    var first = GrowingColumn<Int64>()
    first.append(contentsOf: [1, 2, 3])
    var second = first
    second[0] = 9
    first.append(4)
    second.append(5)
    first.withMutableValues { $0[2] = 8 }
    #expect(Array(first) == [1, 2, 8, 4])
    #expect(Array(second) == [9, 2, 3, 5])
  }

  @Test("Large memory begins as zeros and keeps what it holds when it grows")
  func large() {
    var column = GrowingColumn<Int64>(zeros: 300_000)
    #expect(column.allSatisfy { $0 == 0 })
    column[299_999] = 5
    column.grow(toZeros: 900_000)
    #expect(column[299_999] == 5)
    #expect(column.reduce(0, +) == 5)
  }
}

@Suite("Amounts on their way to a column") struct GrowingAmountsTests {
  @Test("Amounts of any size are kept, narrow as long as they fit", arguments: Seed.some(20))
  func kept(seed: Int) {
    var random = Seed(seed)
    var plain = (0..<60).map { _ in
      Int64(random.oneIn(30) ? random.int(-(1 << 40)...(1 << 40)) : random.int(-9...9))
    }
    if seed == 0 { plain = Array(repeating: 0, count: 60) }
    var amounts = GrowingAmounts(count: plain.count) { plain[$0] }
    let rows = Column((0..<60).reversed().map { Int32($0) })
    #expect(Array(amounts.gathered(rows)) == plain.reversed())
    for row in 0..<5 {
      plain[row] = random.oneIn(4) ? 1 << 35 : 7
      amounts[row] = plain[row]
    }
    #expect((0..<60).map { amounts[$0] } == plain)
    #expect(Array(amounts.amounts) == plain)
  }
}

@Suite("Words on their way to a column") struct GatheredColumnsTests {
  @Test(
    "Words are numbered as they first appear, however many they are",
    arguments: [3, 254, 255, 256, 70_000])
  func words(distinct: Int) {
    var vocabulary = Vocabulary()
    var column = CodeColumn()
    for row in 0..<(2 * distinct) {
      column[row] = row % 5 == 4 ? -1 : vocabulary.code(of: "word \((row * 7) % distinct)")
    }
    let rows = Column(count: 2 * distinct) { Int32(2 * distinct - 1 - $0) }
    let front = distinct
    let words = LedgerWords(column, rows: rows, front: front, of: vocabulary)
    var known: [String] = []
    for (row, place) in rows.enumerated() {
      let word = column[Int(place)] < 0 ? nil : vocabulary[column[Int(place)]]
      if let word, !known.contains(word) { if distinct < 1000 { known.append(word) } }
      if words.words[row] != word { Issue.record("row \(row)") }
      if row == front - 1 && distinct < 1000 { #expect(words.visible == known.count) }
    }
    if distinct < 1000 { #expect(Array(words.words.dictionary) == known) }
  }

  @Test("Numbers of any length are written as they are read", arguments: Seed.some(20))
  func digits(seed: Int) {
    var random = Seed(seed)
    var vocabulary = Vocabulary()
    var texts: [String] = []
    var codes: [Int32] = []
    var number = 0
    for _ in 0..<200 {
      number += random.int(1...(1 << random.int(0...50)))
      let prefix = seed % 3 == 0 ? "#" : ""
      let text = random.oneIn(5) ? "R-\(number)" : prefix + String(number)
      guard text.utf8.count <= 18 else { break }
      texts.append(text)
      codes.append(
        Array(text.utf8).withUnsafeBufferPointer { vocabulary.code(ofReference: $0) })
    }
    #expect(Array(vocabulary.texts(codes)) == texts)
    #expect(Array(vocabulary.texts([-1, codes[0]])) == ["", texts[0]])
    var column = DraftColumn<Int32>(untold: -1)
    for (row, code) in codes.enumerated() { column[row] = code }
    let order = Column(count: codes.count) { Int32(codes.count - 1 - $0) }
    let turned = vocabulary.texts(rows: codes.count, order: order) { column[$0] }
    #expect(Array(turned) == texts.reversed())
  }
}
