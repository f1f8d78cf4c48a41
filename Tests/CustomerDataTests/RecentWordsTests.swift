import Support
import Testing

@testable import CustomerData

@Suite("Words met lately") struct RecentWordsTests {
  /// A word with bytes behind it, as a cell of a text has.
  private func withCell<Result>(_ word: String, _ body: (FieldBytes) -> Result) -> Result {
    Array((word + ",followed by more").utf8).withUnsafeBufferPointer {
      body(FieldBytes(rebasing: $0[..<word.utf8.count]))
    }
  }

  @Test("A word that is known here has the code it was kept with last", arguments: Seed.some(40))
  func codes(seed: Int) {
    var random = Seed(seed)
    var recent = RecentWords()
    var kept: [String: Int32] = [:]
    var found = 0
    for step in 0..<4000 {
      let letters = random.pick(["ab", "abcdefgh", "aé", "Electronics no. 8"])
      let word =
        String((0..<random.int(0...20)).map { _ in random.pick(Array(letters)) })
        + (random.oneIn(3) ? " of many letters \(random.int(0...9)), large" : "")
      let known = withCell(word) { recent.code(of: $0) }
      if let known {
        #expect(known == kept[word])
        found += 1
      } else {
        withCell(word) { recent.keep($0, Int32(step)) }
        kept[word] = Int32(step)
      }
    }
    #expect(found > 0)
  }

  @Test("A word that was just kept is known, unless it is longer than six eights of bytes or empty")
  func lengths() {
    for count in 0...70 {
      let word = String(repeating: "x", count: count)
      var recent = RecentWords()
      withCell(word) { recent.keep($0, 7) }
      let isKnown = withCell(word) { recent.code(of: $0) } == 7
      #expect(isKnown == (1...RecentWords.longest).contains(count))
      #expect(withCell(word + "y") { recent.code(of: $0) } == nil)
    }
  }
}
