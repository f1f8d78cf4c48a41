import Support
import Testing

@testable import CustomerData

/// Columns that take less room than their values hold the same values.
@Suite("Columns of drafts that take little room") struct FrugalColumnTests {
  @Test(
    "A column of amounts reads back what rows told, hundredths or not", arguments: Seed.some(30))
  func amounts(seed: Int) {
    var random = Seed(seed)
    let untold: Int64 = seed % 2 == 0 ? 0 : .min
    var column = AmountColumn(untold: untold)
    var plain = Array(repeating: untold, count: 60)
    for _ in 0..<random.int(0...80) {
      let row = random.int(0...59)
      let odd = random.oneIn(40) ? Int64(random.int(1...9_999_999_999)) * 1_000_003 : 0
      let value = random.oneIn(6) ? untold : Int64(random.int(-500...500)) * 10_000 + odd
      column[row] = value
      plain[row] = value
    }
    #expect((0..<60).map { column[$0] } == plain)
    let reader = column.reader
    #expect((0..<60).map { reader[$0] } == plain)
    [7, AmountColumn.none, 9].withUnsafeBufferPointer { column.append($0, at: 60) }
    column.append(5_000_000, count: 2, at: 63)
    #expect((60..<65).map { column[$0] } == [70_000, untold, 90_000, 5_000_000, 5_000_000])
  }

  @Test(
    "A column of places reads back what rows told, their own numbers or not",
    arguments: Seed.some(30))
  func places(seed: Int) {
    var random = Seed(seed)
    var column = PlaceColumn()
    var plain: [Int32] = []
    while plain.count < 80 {
      let row = plain.count
      let isOwn = !random.oneIn(40)
      if random.oneIn(3) {
        let more = (0..<random.int(1...9)).map { Int32(row + $0 + (isOwn ? 0 : 3)) }
        more.withUnsafeBufferPointer { column.append($0, at: row) }
        plain += more
      } else {
        let place = isOwn ? Int32(row) : Int32(random.int(0...90))
        column[row] = place
        plain.append(place)
      }
      if random.oneIn(30) {
        column[row] = 5
        plain[row] = 5
      }
    }
    let reader = column.reader
    #expect(plain.indices.map { column[$0] } == plain)
    #expect(plain.indices.map { reader[$0] } == plain)
    #expect(column[1000] == -1)
    let isIdentical = plain.indices.allSatisfy { plain[$0] == $0 }
    #expect(!column.isIdentical(to: plain.count) || isIdentical)
  }

  @Test(
    "A map of codes finds what was put there, the codes themselves or not", arguments: Seed.some(30)
  )
  func codes(seed: Int) {
    var random = Seed(seed)
    var map = CodeMap()
    var plain: [Int32: Int32] = [:]
    for code in 0..<Int32(60) {
      let own = seed % 3 == 0 && random.oneIn(9) ? Int32(random.int(0...99)) : code
      map[code] = own
      plain[code] = own
    }
    for _ in 0..<10 {
      let (code, place) = (Int32(random.int(0...300)), Int32(random.int(0...300)))
      if seed % 2 == 0 {
        map[code] = place
        plain[code] = place
      }
      #expect(map[code] == plain[code] ?? -1)
    }
    for code in Int32(-1)...310 { #expect(map[code] == plain[code] ?? -1) }
  }

  @Test(
    "A column whose rows all tell the same takes what the others tell, too",
    arguments: Seed.some(20))
  func steady(seed: Int) {
    var random = Seed(seed)
    var column = DraftColumn<Int32>(untold: -1)
    var plain: [Int32] = []
    while plain.count < 50 {
      let value: Int32 = random.oneIn(12) ? Int32(random.int(-1...2)) : 1
      let count = random.int(1...6)
      if random.oneIn(2) {
        column.append(value, count: count, at: plain.count)
      } else {
        column.append(Array(repeating: value, count: count)[...], at: plain.count)
      }
      plain += Array(repeating: value, count: count)
    }
    #expect(plain.indices.map { column[$0] } == plain)
    let reader = column.reader
    #expect(plain.indices.map { reader[$0] } == plain)
  }

  @Test("A column of seconds reads back what rows told, of any century", arguments: Seed.some(30))
  func seconds(seed: Int) {
    var random = Seed(seed)
    func second() -> Int64 {
      if random.oneIn(40) { return random.pick([.min, 946_684_800 + Int64(Int32.min)]) }
      let year = seed % 3 == 0 && random.oneIn(30) ? random.int(-400...200) : random.int(20...50)
      return Int64(year) * 31_557_600 + Int64(random.int(0...31_000_000))
    }
    var column = SecondColumn()
    var plain: [Int64] = []
    while plain.count < 80 {
      if random.oneIn(3) {
        let more = (0..<random.int(1...9)).map { _ in max(second(), .min + 1) }
        more.withUnsafeBufferPointer { column.append($0, at: plain.count) }
        plain += more
      } else {
        plain.append(second())
        column[plain.count - 1] = plain[plain.count - 1]
      }
      let row = random.int(0...(plain.count - 1))
      plain[row] = second()
      column[row] = plain[row]
    }
    let reader = column.reader
    #expect(plain.indices.map { column[$0] } == plain)
    #expect(plain.indices.map { reader[$0] } == plain)
    #expect(column[1000] == .min)
  }

  @Test("Drafts of consents read back as they were added", arguments: Seed.some(20))
  func consents(seed: Int) {
    var random = Seed(seed)
    var column = ConsentDrafts()
    var plain: [ConsentDraft] = []
    for _ in 0..<60 {
      let isPlain = seed % 2 == 0 && plain.count < 40
      let second = Int64(random.int(1_600_000_000...1_700_000_000))
      let moment = Moment(
        second: second, day: Day(number: 19_000), minute: Int16(random.int(0...99)))
      var draft = ConsentDraft(
        party: Int32(random.int(0...9)), purpose: isPlain ? .email : random.pick(Purpose.allCases),
        state: random.pick(ConsentState.allCases),
        moment: isPlain || random.oneIn(2) ? moment : nil,
        weight: isPlain ? .checkout : random.pick([.checkout, .export, .record, .suppression]))
      draft.source = Int32(random.int(-1...2))
      draft.wording = isPlain ? -1 : Int32(random.int(-1...2))
      plain.append(draft)
      column.append(draft)
    }
    func told(_ draft: ConsentDraft) -> String { "\(draft)" }
    #expect(column.map(told) == plain.map(told))
  }
}
