import Support
import Testing

@testable import CustomerData

@Suite("Words and their codes") struct VocabularyTests {
  private func word(_ random: inout Seed) -> String {
    switch random.int(0...4) {
    case 0: String(random.int(0...300))
    case 1: "00" + String(random.int(0...30))
    case 2: String(repeating: random.pick(["a", "b", "é"]), count: random.int(1...40))
    case 3:
      random.pick(["client-number-", "C-00000", "K0000000", "ab-0000000"])
        + String(random.int(0...50))
    default: String(random.pick(Array("abcdefgh")))
    }
  }

  @Test("Every word has one code, whatever way it came", arguments: Seed.some(40))
  func codes(seed: Int) {
    var random = Seed(seed)
    var vocabulary = Vocabulary()
    var known: [String: Int32] = [:]
    var next = 100
    for _ in 0..<3000 {
      let isReference = random.oneIn(2)
      let step = seed % 3 == 0 ? -1 : 1
      if isReference { next += step * (random.oneIn(12) ? -random.int(0...40) : random.int(0...2)) }
      let prefix = ["", "#", "EU-", "nine bytes"][seed % 4]
      let word = isReference ? prefix + String(next) : word(&random)
      let code = Array(word.utf8).withUnsafeBufferPointer {
        isReference ? vocabulary.code(ofReference: $0) : vocabulary.code(of: $0)
      }
      #expect(code == known[word] ?? Int32(known.count), "\(word)")
      known[word] = code
    }
    #expect(vocabulary.count == known.count)
    for (word, code) in known {
      #expect(vocabulary[code] == word)
      #expect(Array(vocabulary.utf8(code)) == Array(word.utf8))
    }
  }

  @Test("Words of different kinds are different words")
  func kinds() {
    var vocabulary = Vocabulary()
    let codes = ["1234", "short", "a word of many letters"].flatMap { text in
      Array(text.utf8).withUnsafeBufferPointer { word in
        [0, 101, 105, 101].map { vocabulary.code(of: word, kind: UInt8($0)) }
      }
    }
    #expect(codes == [0, 1, 2, 1, 3, 4, 5, 4, 6, 7, 8, 7])
    #expect(vocabulary[1] == "e1234" && vocabulary[8] == "ia word of many letters")
  }

  @Test("No bytes have no code")
  func absent() {
    var vocabulary = Vocabulary()
    #expect(vocabulary.code(of: "") == Vocabulary.absent)
    #expect(vocabulary[Vocabulary.absent].isEmpty && vocabulary.utf8(-1).isEmpty)
  }
}
