import CustomerData
import Support
import Testing

@Suite("Sets of rows")
struct BitmapTests {
  @Test("words read and written back are the same rows", arguments: Seed.some(40))
  func words(case number: Int) {
    var seed = Seed(number)
    let count = seed.int(0...300)
    let rows = (0..<count).filter { _ in seed.oneIn(3) }
    let bitmap = Bitmap(count: count) { rows.contains($0) }
    let words = bitmap.withWords(Array.init)
    #expect(bitmap.rows == rows && bitmap.population == rows.count)
    #expect(words.reduce(0) { $0 + $1.nonzeroBitCount } == rows.count)
    #expect(Bitmap(count: count, words: words) == bitmap)
    for row in 0..<count {
      #expect(words[row / 64] >> UInt64(row % 64) & 1 == (bitmap[row] ? 1 : 0))
    }
  }

  @Test("bits beyond the last row are not rows")
  func tail() {
    let all = Bitmap(count: 70, words: [.max, .max])
    #expect(all.population == 70 && all == Bitmap(count: 70, repeating: true))
    #expect(all.inverted.isEmpty)
  }
}
