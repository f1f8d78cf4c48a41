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

  private func withWord<Result>(_ word: String, _ body: (FieldBytes) -> Result) -> Result {
    Array(word.utf8).withUnsafeBufferPointer(body)
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

  @Test(
    "Order numbers entered together have the codes they would have one by one",
    arguments: Seed.some(60))
  func runs(seed: Int) {
    var random = Seed(seed)
    var (together, alone) = (Vocabulary(), Vocabulary())
    let step = random.oneIn(2) ? 1 : -1
    var number = 5000
    while alone.count < 60 {
      let numbers = (0..<random.int(1...9)).map { _ in
        number += step * random.int(1...3)
        return UInt64(random.oneIn(9) ? number - step * random.int(1...20) : number)
      }
      let codes = numbers.map { number in
        withWord(String(number)) { alone.code(ofReference: $0, number: number) }
      }
      var found: [Int32] = []
      while found.count < numbers.count {
        let first = Int32(together.count)
        let count = numbers[found.count...].withUnsafeBufferPointer { together.enter(numbers: $0) }
        found += first..<(first + Int32(count))
        guard found.count < numbers.count else { break }
        let next = numbers[found.count]
        found.append(
          withWord(String(next)) { together.code(ofReference: $0, number: next) })
      }
      #expect(found == codes, "seed \(seed)")
      if random.oneIn(5) {
        let word = random.pick(["x1", "\(number + 40 * step)"])
        #expect(withWord(word) { together.code(of: $0) } == withWord(word) { alone.code(of: $0) })
      }
    }
    #expect((0..<Int32(alone.count)).allSatisfy { together[$0] == alone[$0] })
  }

  @Test(
    "Words looked up together have the codes they would have one by one", arguments: Seed.some(40))
  func together(seed: Int) {
    var random = Seed(seed)
    var (together, alone) = (Vocabulary(), Vocabulary())
    for _ in 0..<30 {
      let words = (0..<random.int(0...90)).map { _ in
        random.pick([
          "", "C-\(random.int(0...40))", "\(random.int(1...900))",
          "a word of many letters \(random.int(0...30))",
        ])
      }
      let keys = words.map { word in
        word.isEmpty ? WordKey.none : withWord(word) { WordKey($0, kind: 105) }
      }
      var codes = Array(repeating: Int32(7), count: words.count)
      let texts = words.map { FileBytes($0.utf8) }
      keys.withUnsafeBufferPointer { keys in
        codes.withUnsafeMutableBufferPointer { codes in
          guard let start = codes.baseAddress else { return }
          together.find(keys, into: start) { texts[$0].all }
        }
      }
      let expected = words.map { word in withWord(word) { alone.code(of: $0, kind: 105) } }
      #expect(codes == expected, "seed \(seed)")
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
