import CustomerData
import Support
import TerminalKit
import Testing

@testable import Dashboard

/// An amount that loses its end reads as another one.
@Suite("Numbers are whole")
struct WholeNumbersTests {
  /// Few customers who spend a great deal, with names in which there is no number.
  private static let shop: TinyShop = {
    var seed = Seed(7)
    var shop = TinyShop(asOf: "2011-12-31")
    let names = ["ann", "bob", "cem", "dora", "eve", "fred", "gil", "hugo", "ida", "jack"]
    for (place, name) in names.enumerated() {
      for month in 1...(12 - place) {
        let day = "2011-\(month < 10 ? "0" : "")\(month)-\(10 + seed.int(0...18))"
        shop.orders.append(TinyOrder(name, day, Int64(seed.int(1...30_000_000)) * 100))
      }
    }
    return shop
  }()

  private static let sizes = [(160, 45), (120, 36), (100, 30), (80, 24), (60, 20), (40, 10)]

  @Test("a text loses a whole number with its end, a column of numbers the number alone")
  func endings() {
    #expect("spent 3,456,003 in all".fitted(to: 12) == "spent …     ")
    #expect("3,456,003".fitted(to: 6, alignment: .right) == "     …")
    #expect("151.2 k".fitted(to: 6, alignment: .right) == "     …")
    #expect("9 of 12 customers".fitted(to: 12) == "9 of 12 cus…")
    #expect("7100006946816".fitted(to: 8) == "7100006…")
    #expect("12 rows and more".fitted(to: 8) == "12 rows…")
  }

  @Test(
    "on every tab, at every size and in both languages no number is cut",
    arguments: ["1", "2", "3", "4", "5", "6", "8"], [Language.english, .french])
  func whole(tab: String, language: Language) async {
    for (width, height) in Self.sizes {
      var session = await Session(
        Self.shop, size: Size(width: width, height: height), language: language)
      await session.press(Press(stringLiteral: tab))
      for row in session.rows {
        #expect(!row.contains(/[0-9][.,\u{202F}]?…/), "\(width)x\(height): \(row)")
      }
    }
  }
}
