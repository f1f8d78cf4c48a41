import CustomerData
import Support
import Testing

@testable import Audiences

@Suite("Words where they lie") struct WordsInPlaceTests {
  private let names = ["FR", "DE", "fr", "IT", "Paid social"]

  @Test("The rows found are those whose own word is asked for", arguments: Seed.some(60))
  func own(seed: Int) {
    var random = Seed(seed)
    let told = (0..<random.int(0...300)).map { _ in random.oneIn(4) ? nil : random.pick(names) }
    let words = Words(told)
    let asked = Bitmap(count: told.count) { _ in random.oneIn(2) }
    let wanted = (0..<random.int(0...3)).map { _ in random.pick(names + ["it", "elsewhere"]) }
    let isNegated = random.oneIn(2)
    let found = WordsInPlace(words: words, place: .own)
      .rows(among: asked, with: wanted, isNegated: isNegated) { false }
    #expect(found?.rows == slow(asked.rows, wanted, isNegated, among: told) { told[$0] })
  }

  @Test(
    "Of orders it is the last one's word, and who has none is never found", arguments: Seed.some(60)
  )
  func last(seed: Int) {
    var random = Seed(seed)
    let counts = (0..<random.int(0...200)).map { _ in random.oneIn(3) ? 0 : random.int(1...4) }
    let offsets = counts.reduce(into: [Int32(0)]) { $0.append(($0.last ?? 0) + Int32($1)) }
    let told = (0..<counts.reduce(0, +)).map { _ in random.oneIn(4) ? nil : random.pick(names) }
    let asked = Bitmap(count: counts.count) { _ in !random.oneIn(3) }
    let isNegated = random.oneIn(2)
    let found = WordsInPlace(words: Words(told), place: .lastOrder(offsets: Column(offsets)))
      .rows(among: asked, with: ["FR"], isNegated: isNegated) { false }
    let expected = slow(asked.rows, ["FR"], isNegated, among: told) { row in
      counts[row] == 0 ? nil : told[Int(offsets[row + 1]) - 1]
    }
    #expect(found?.rows == expected)
  }

  @Test("Called off, nothing is found")
  func calledOff() {
    let words = WordsInPlace(words: Words(["FR", "FR"]), place: .own)
    let everyone = Bitmap(count: 2, repeating: true)
    #expect(words.rows(among: everyone, with: ["FR"], isNegated: false) { true } == nil)
  }

  /// A word in other letters counts only where nobody's is spelled so.
  private func slow(
    _ rows: [Int], _ wanted: [String], _ isNegated: Bool, among told: [String?],
    word: (Int) -> String?
  ) -> [Int] {
    rows.filter { row in
      guard let own = word(row) else { return false }
      let isMeant = wanted.contains { wanted in
        told.contains(wanted) ? own == wanted : own.lowercased() == wanted.lowercased()
      }
      return isMeant != isNegated
    }
  }
}
