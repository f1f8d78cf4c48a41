import Support
import Testing

@testable import CustomerData

@Suite("Columns of codes") struct CodeColumnTests {
  /// Codes on both sides of what one byte and two can hold.
  private func code(_ random: inout Seed) -> Int32 {
    let most: Int32 = random.pick([3, 253, 255, 256, 65_534, 65_536, 1 << 30])
    return random.oneIn(4) ? -1 : random.oneIn(3) ? most : 1
  }

  @Test("A column reads back what rows told, however large the codes are", arguments: Seed.some(60))
  func readsBack(seed: Int) {
    var random = Seed(seed)
    var column = CodeColumn()
    var plain: [Int32] = []
    while plain.count < 80 {
      let same = Array(repeating: code(&random), count: random.int(1...9))
      let more = random.oneIn(2) ? same : same.map { _ in code(&random) }
      if random.oneIn(3) {
        more.withUnsafeBufferPointer { column.append($0, at: plain.count) }
      } else if random.oneIn(2) {
        for (place, code) in more.enumerated() { column[plain.count + place] = code }
      } else {
        for (place, code) in more.enumerated() {
          column.append(code, count: 1, at: plain.count + place)
        }
      }
      plain += more
      if random.oneIn(3) {
        let (row, code) = (random.int(0...(plain.count - 1)), code(&random))
        column[row] = code
        plain[row] = code
      }
      if random.oneIn(6) { column.reserve(200) }
    }
    let reader = column.reader
    #expect(plain.indices.map { column[$0] } == plain)
    #expect(plain.indices.map { reader[$0] } == plain)
    #expect(column[1000] == -1 && reader[1000] == -1)
    #expect(column.isUntold == plain.allSatisfy { $0 < 0 })
  }

  @Test("A column that tells nothing, or always the same, takes no room")
  func frugal() {
    var column = CodeColumn()
    column.append(Vocabulary.absent, count: 9, at: 0)
    #expect(column.isUntold && column.rows == 0)
    column = CodeColumn()
    column.append(70_000, count: 1_000_000, at: 0)
    #expect(column.rows == 1_000_000 && column[999_999] == 70_000)
    column[5] = 3
    #expect(column[4] == 70_000 && column[5] == 3 && column[999_999] == 70_000)
    column.forget()
    #expect(column.isUntold)
  }
}
