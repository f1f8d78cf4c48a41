import Support
import Testing

@testable import CustomerData

@Suite("Lines of rows") struct LineNumbersTests {
  @Test("Each row has the line it was given, one by one or many at once", arguments: Seed.some(40))
  func lines(seed: Int) {
    var random = Seed(seed)
    var lines = LineNumbers()
    var plain: [Int32] = []
    var line: Int32 = 2
    for _ in 0..<random.int(1...60) {
      let more = (0..<random.int(1...20)).map { _ -> Int32 in
        defer { line += random.oneIn(9) ? Int32(random.int(-3...5)) : 1 }
        return line
      }
      if random.oneIn(2) {
        lines.append(more[...], at: plain.count)
      } else {
        for (place, line) in more.enumerated() { lines[plain.count + place] = line }
      }
      plain += more
      if random.oneIn(5) {
        let row = random.int(0...(plain.count - 1))
        plain[row] = Int32(random.int(1...99))
        lines[row] = plain[row]
      }
    }
    #expect(plain.indices.map { lines[$0] } == plain)
  }
}
