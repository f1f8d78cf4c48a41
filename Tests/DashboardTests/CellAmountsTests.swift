import CustomerData
import TerminalKit
import Testing

@testable import Dashboard

@Suite("Amounts in the cells of a map")
struct CellAmountsTests {
  private static let amounts: [Int64] = [12_036_00, 328_00, 64_567_00, 1_519_00, 0]

  private static func words(_ language: Language) -> Wording {
    Wording(language, currency: Currency(code: "EUR"))
  }

  @Test(
    "all are written alike, none is wider than its cell, and the currency is told once",
    arguments: Language.allCases)
  func alike(_ language: Language) {
    let w = Self.words(language)
    for width in 5...12 {
      let amounts = CellAmounts(Self.amounts, fitting: width, w)
      let texts = Self.amounts.map(amounts.text)
      #expect(texts.allSatisfy { $0.displayWidth <= width }, "\(texts)")
      #expect(texts.allSatisfy { $0.contains("€") == (amounts.currency == nil) }, "\(texts)")
      #expect(amounts.currency == nil || amounts.currency == "€")
    }
  }

  @Test("the longest form that has room is taken")
  func longest() {
    func text(_ width: Int) -> String {
      CellAmounts(Self.amounts, fitting: width, Self.words(.french)).text(12_036_00)
    }
    #expect([8, 7, 6, 4].map(text) == ["12,0 k €", "12,0 k", "12,0 k", "12 k"])
  }
}
