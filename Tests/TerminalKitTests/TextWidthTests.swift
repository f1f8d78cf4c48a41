import Support
import Testing

@testable import TerminalKit

@Suite("Widths of text") struct TextWidthTests {
  @Test(
    "Every text takes the columns a terminal gives it",
    arguments: [
      ("Élodie", 6), ("山田 花子", 9), ("e\u{301}", 1), ("👩‍💻", 2), ("❤\u{FE0F}", 1), ("🇫🇷", 1),
      ("👨‍👩‍👧", 2), ("👍🏽", 2), ("한국어", 6), ("ｱｲｳ", 3), ("Ａ", 2), ("", 0), ("\u{301}", 1),
      ("Nguye\u{302}\u{303}n", 6), ("─┈▌▄●⣿", 6), ("\t", 1), ("a\u{200B}b", 3),
    ])
  func width(of text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test("Fitting gives exactly the columns asked for, whatever the text")
  func fittedWidths() {
    var random = Seed(7)
    let pool = Array("abc é山花👨‍👩‍👧🇫🇷\u{301}\u{1B}\u{202E}–€")
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          pool[Int.random(in: 0..<pool.count, using: &random)]
        })
      let width = Int.random(in: 0...10, using: &random)
      for alignment in [Alignment.left, .right, .center] {
        #expect(text.fitted(to: width, alignment: alignment).displayWidth == width)
      }
      #expect(text.truncated(to: width).displayWidth <= width)
    }
  }

  @Test("A text that does not fit ends with an ellipsis, and one that fits is untouched")
  func ellipsis() {
    #expect("Potential loyalist".truncated(to: 10) == "Potential…")
    #expect("Loyal".truncated(to: 5) == "Loyal")
    #expect("山田花子".truncated(to: 6) == "山田…")
    #expect("Loyal".fitted(to: 8, alignment: .right) == "   Loyal")
    #expect("Loyal".fitted(to: 8, alignment: .center) == " Loyal  ")
    #expect("abc".truncated(to: 1) == "…")
    #expect("abc".truncated(to: 0).isEmpty)
  }

  @Test("The wide ranges are sorted and do not overlap, as the search needs")
  func wideRanges() {
    #expect(WideRanges.contains(0x1100) && WideRanges.contains(0x5C71))
    #expect(WideRanges.contains(0x1F600) && !WideRanges.contains(0x41))
    #expect(!WideRanges.contains(0x2500) && !WideRanges.contains(0x28FF))
    #expect(!WideRanges.contains(0x25CF), "ambiguous signs take one column")
  }

  @Test("A sentence that does not fit ends with a whole clause, or with an ellipsis")
  func clauses() {
    let text = "Items less discounts and refunds, without shipping, of valid orders"
    #expect(text.clauses(fitting: 80) == text)
    #expect(text.clauses(fitting: 60) == "Items less discounts and refunds, without shipping")
    #expect(text.clauses(fitting: 40) == "Items less discounts and refunds")
    #expect(text.clauses(fitting: 20) == "Items less discount…")
    #expect("It failed. The figures are those of before.".clauses(fitting: 30) == "It failed.")
    #expect(
      "a, and this goes on and on without an end".clauses(fitting: 20) == "a, and this goes on…")
    #expect("anything".clauses(fitting: 0) == "")
  }
}
